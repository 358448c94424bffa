namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// The names of runtime types that emitters compose; a test resolves each of them against the real assembly. Names that
/// are written literally in emitted text have no constant, since tests compile the text.
/// </summary>
public static partial class RuntimeNames
{
    /// <summary>Where the types that generated code calls live.</summary>
    public const string CompilerServices = "GeoDL.Typed.CompilerServices";

    /// <summary>Where emitted kernels live.</summary>
    public const string Generated = "GeoDL.Typed.Generated";

    /// <summary>The layout of folded entries.</summary>
    public const string Folded = "Folded";

    /// <summary>Mode uvw.</summary>
    public const string Uvw = "Uvw";

    /// <summary>Mode uvu.</summary>
    public const string Uvu = "Uvu";

    /// <summary>Mode uvv.</summary>
    public const string Uvv = "Uvv";

    /// <summary>Mode uuw.</summary>
    public const string Uuw = "Uuw";

    /// <summary>Mode uuu.</summary>
    public const string Uuu = "Uuu";

    /// <summary>Mode uvuv.</summary>
    public const string Uvuv = "Uvuv";

    /// <summary>Mode uvu&lt;v.</summary>
    public const string UvuLessV = "UvuLessV";

    /// <summary>Mode u&lt;vw.</summary>
    public const string ULessVw = "ULessVw";
}
