namespace GeoDL.Typed.Analyzers;

/// <summary>Keys of what a diagnostic tells its code fix. A message is for people and is never parsed.</summary>
public static class FixProperties
{
    /// <summary>
    /// Texts that may stand in the place of the underlined one, separated by <see cref="Separator"/>.
    /// </summary>
    public const string Replacements = "Replacements";

    /// <summary>Modifiers that a declaration lacks, separated by spaces.</summary>
    public const string Modifiers = "Modifiers";

    /// <summary>The name of a type that is to be marked.</summary>
    public const string TypeName = "TypeName";

    /// <summary>The signature that a layer is given.</summary>
    public const string Given = "Given";

    /// <summary>The signature that is taken there.</summary>
    public const string Expected = "Expected";

    /// <summary>The name of the parameter of the layer that it is given to.</summary>
    public const string Parameter = "Parameter";

    /// <summary>Present where a copy in a local variable would do.</summary>
    public const string Copy = "Copy";

    /// <summary>Between items of a list.</summary>
    public const char Separator = '|';
}
