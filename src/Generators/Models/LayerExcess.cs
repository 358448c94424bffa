namespace GeoDL.Typed.Generators.Models;

/// <summary>A size of a layer that is beyond a limit, or near it.</summary>
/// <param name="What">The size in words, with its number.</param>
/// <param name="IsOfCompiler">Whether the limit is there for the compiler's sake; otherwise memory cannot hold
/// it.</param>
/// <param name="Limit">The limit.</param>
public sealed record LayerExcess(string What, bool IsOfCompiler, int Limit)
{
    /// <summary>Why there is a limit.</summary>
    public string Why =>
        IsOfCompiler ? "what the compiler has to go through at each build" : "what 32-bit integers count";

    /// <summary>What makes a layer of this kind smaller.</summary>
    public static string Remedy(LayerOptions options) =>
        options switch
        {
            ProductOptions { Kind: ProductKind.FullyConnected } =>
                "Merge blocks of one irrep, as in \"8x0e\", name fewer irreps or copies, or take Kind "
                    + "= ProductKind.Channelwise, which has a weight for each copy",
            ProductOptions or TensorSquareOptions =>
                "Merge blocks of one irrep, as in \"8x0e\", or name fewer irreps or copies",
            ConvolutionOptions => "Merge blocks of one irrep, as in \"8x0e\", name fewer irreps or copies, or lower "
                + "MaxDegree and RadialWidth",
            PerceptronOptions => "Write smaller widths in Hidden",
            _ => "Merge blocks of one irrep, as in \"8x0e\", or name fewer copies",
        };
}
