namespace GeoDL.Typed.Attack;

/// <summary>
/// A way from typed to untyped values: code that reads a number out of features or geometry. In its texts <c>$x</c> is a feature,
/// <c>$X</c> its type, <c>$c</c> the cloud, <c>$N</c> the cloud's feature type, <c>$s</c> labels, <c>$u</c> a suffix for names, <c>$k</c> the number.
/// </summary>
/// <param name="Name">Its name, the kind first.</param>
/// <param name="Code">Statements that declare <c>double $k</c>.</param>
internal sealed record Leak(string Name, string Code)
{
    /// <summary>Members of the model that it needs.</summary>
    public string Members { get; init; } = string.Empty;

    /// <summary>Types beside the model that it needs.</summary>
    public string Types { get; init; } = string.Empty;

    /// <summary>A file beside the program's that it needs.</summary>
    public string OtherFile { get; init; } = string.Empty;

    /// <summary>Whether it changes the whole compilation.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Whether it may harm the process.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Whether the code reads the feature: a ref struct, which few containers hold.</summary>
    public bool ReadsFeature => Code.Contains("$x", StringComparison.Ordinal);

    /// <summary>Whether it needs labels.</summary>
    public bool ReadsLabels => Code.Contains("$s", StringComparison.Ordinal);
}
