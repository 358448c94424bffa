using System.Numerics;

namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// What a layer asks of the compiler and of memory, counted from its signatures before anything is made of them: no
/// clock, so every machine answers alike.
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

    /// <summary>From this part of a limit on there is advice.</summary>
    private const int AdvicePart = 4;

    /// <summary>The paths of products, the matrices of linear maps.</summary>
    public BigInteger Paths { get; init; }

    /// <summary>The weights, those of networks included.</summary>
    public BigInteger Weights { get; init; }

    /// <summary>The components of the longest row that the layer makes, be it inside.</summary>
    public BigInteger Components { get; init; }

    /// <summary>The numbers of working memory that a kernel takes for a block of rows.</summary>
    public BigInteger Scratch { get; init; }

    /// <summary>The characters that are emitted for the layer alone, about.</summary>
    public BigInteger Text { get; init; }

    /// <summary>The characters of the couplings, about.</summary>
    public BigInteger CouplingText { get; init; }

    /// <summary>What is beyond its limit; null if nothing is.</summary>
    public LayerExcess? Excess => OfMemory() ?? OfCompiler(1);

    /// <summary>What comes near the compiler's limits; null if nothing does, or is beyond one.</summary>
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
