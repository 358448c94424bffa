namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Keys of the properties that a diagnostic passes to its code fix. Messages are for people and are never parsed.
/// </summary>
public static class FixProperties
{
    /// <summary>
    /// Texts that may replace the underlined one, separated by <see cref="Separator"/>.
    /// </summary>
    public const string Replacements = "Replacements";

    /// <summary>Modifiers that a declaration lacks, separated by spaces.</summary>
    public const string Modifiers = "Modifiers";

    /// <summary>The name of a type that is to be marked.</summary>
    public const string TypeName = "TypeName";

    /// <summary>The signature of the argument.</summary>
    public const string Given = "Given";

    /// <summary>The signature that the parameter requires.</summary>
    public const string Expected = "Expected";

    /// <summary>The name of the layer's parameter.</summary>
    public const string Parameter = "Parameter";

    /// <summary>Present where copying the value to a local variable would help.</summary>
    public const string Copy = "Copy";

    /// <summary>Between items of a list.</summary>
    public const char Separator = '|';
}
