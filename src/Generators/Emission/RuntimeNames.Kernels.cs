namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// The names of runtime types that emitted kernels use; a test resolves each of them against the real assembly.
/// </summary>
public static partial class RuntimeNames
{
    /// <summary>Where the types that generated code calls live.</summary>
    public const string CompilerServices = "GeoDL.Typed.CompilerServices";

    /// <summary>Where emitted kernels live.</summary>
    public const string Generated = "GeoDL.Typed.Generated";

    /// <summary>Hardware vectors.</summary>
    public const string Lanes = "ILanes";

    /// <summary>Constants of kernels.</summary>
    public const string Number = "Number";

    /// <summary>A block of some rows.</summary>
    public const string BlockView = "BlockView";

    /// <summary>Rows of an operand.</summary>
    public const string RowsView = "RowsView";

    /// <summary>Rows of a folded operand, turned over.</summary>
    public const string ColumnsView = "ColumnsView";

    /// <summary>How folded entries lie.</summary>
    public const string Folded = "Folded";

    /// <summary>Sums that are still spread over lanes.</summary>
    public const string LaneSums = "LaneSums";

    /// <summary>Whether copies have weights.</summary>
    public const string PathWeight = "IPathWeight";

    /// <summary>A coupling of all copies with one copy.</summary>
    public const string Coupling = "ICoupling";

    /// <summary>A coupling of equal copies.</summary>
    public const string LanewiseCoupling = "ILanewiseCoupling";

    /// <summary>An emitted product.</summary>
    public const string BilinearKernel = "IBilinearKernel";

    /// <summary>An emitted linear map.</summary>
    public const string LinearKernel = "ILinearKernel";

    /// <summary>Emitted harmonics.</summary>
    public const string HarmonicsKernel = "IHarmonicsKernel";

    /// <summary>Small matrix products.</summary>
    public const string Gemm = "Gemm";

    /// <summary>Biases on 0e.</summary>
    public const string Biases = "Biases";

    /// <summary>Where the blocks of operands lie in public and in inner order.</summary>
    public const string SpanLayout = "ISpanLayout";

    /// <summary>Bodies of kernels over spans.</summary>
    public const string SpanKernels = "SpanKernels";

    /// <summary>Body of harmonics over spans.</summary>
    public const string SpanHarmonics = "SpanHarmonics";

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
