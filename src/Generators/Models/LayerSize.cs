using System.Numerics;

namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// What a layer demands of the compiler and of memory, computed from its signatures before anything is generated. No
/// clock is involved, so every machine gives the same answer.
/// </summary>
public sealed record LayerSize
{
    /// <summary>The most characters that are emitted for a layer alone.</summary>
    public const int MostText = 2_000_000;

    /// <summary>
    /// The most characters that are emitted for a layer and for the couplings that it calls, which other layers may
    /// share.
    /// </summary>
    public const int MostTextWithCouplings = 10_000_000;

    /// <summary>Sizes above the limit divided by this number get advice.</summary>
    private const int AdvicePart = 4;

    /// <summary>The paths of products, the matrices of linear maps.</summary>
    public BigInteger Paths { get; init; }

    /// <summary>The weights, those of networks included.</summary>
    public BigInteger Weights { get; init; }

    /// <summary>The components of the longest row that the layer creates, intermediate rows included.</summary>
    public BigInteger Components { get; init; }

    /// <summary>The numbers of working memory that a kernel takes for a block of rows.</summary>
    public BigInteger Scratch { get; init; }

    /// <summary>The approximate number of characters that are emitted for the layer alone.</summary>
    public BigInteger Text { get; init; }

    /// <summary>The approximate number of characters of the couplings.</summary>
    public BigInteger CouplingText { get; init; }

    /// <summary>The size that exceeds its limit; null if none does.</summary>
    public LayerExcess? Excess => OfMemory() ?? OfCompiler(1);

    /// <summary>
    /// The size that comes near the compiler's limits; null if none does, or if one exceeds its limit.
    /// </summary>
    public LayerExcess? Near => Excess is null ? OfCompiler(AdvicePart) : null;

    private LayerExcess? OfMemory() =>
        Components > Algebra.Limits.Components
            ? new LayerExcess($"{Components} components in a row", false, Algebra.Limits.Components)
        : Weights > int.MaxValue ? new LayerExcess($"{Weights} weights", false, int.MaxValue)
        : Scratch > int.MaxValue ? new LayerExcess($"{Scratch} numbers of working memory", false, int.MaxValue)
        : null;

    private LayerExcess? OfCompiler(int part) =>
        Text > MostText / part ? new LayerExcess($"{Paths} paths, about {Text} characters of code,", true, MostText)
        : Text + CouplingText > MostTextWithCouplings / part
            ? new LayerExcess(
                $"paths with couplings, about {Text + CouplingText} characters of code,",
                true,
                MostTextWithCouplings
            )
        : null;
}
