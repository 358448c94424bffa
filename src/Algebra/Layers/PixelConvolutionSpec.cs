namespace GeoDL.Typed.Algebra;

/// <summary>
/// A steerable convolution over pixels: each copy of the operand is coupled with sampled harmonics of the window, one
/// block a path, then copies are mixed by a linear map.
/// </summary>
/// <remarks>
/// A kernel from irrep m to irrep n is Σ w · (intertwiner of harmonic j ⊗ m → n) over the harmonics of the window
/// (Weiler and Cesa, 1911.08251, solve the same constraint). Where an irrep is of complex type, an intertwiner and its
/// quarter turn differ by a factor i, which the linear map has: so only one of the two is coupled.
/// </remarks>
public sealed class PixelConvolutionSpec
{
    private PixelConvolutionSpec(
        SampledWindow window,
        IReadOnlyList<WindowFunction[]> parts,
        TensorProductSpec product,
        LinearSpec mixing
    ) => (Window, Parts, Product, Mixing) = (window, parts, product, mixing);

    /// <summary>The sampled harmonics.</summary>
    public SampledWindow Window { get; }

    /// <summary>
    /// For each block of the product's operand 2, the function that each of its components is.
    /// </summary>
    public IReadOnlyList<WindowFunction[]> Parts { get; }

    /// <summary>The operand copy by copy with each harmonic, without weights.</summary>
    public TensorProductSpec Product { get; }

    /// <summary>The map from the coupled blocks, merged, to the result.</summary>
    public LinearSpec Mixing { get; }

    /// <summary>Makes the specification.</summary>
    /// <param name="operand">The irreps of a pixel of the operand.</param>
    /// <param name="result">Those of the result.</param>
    /// <param name="window">The sampled harmonics.</param>
    /// <param name="group">The group of all.</param>
    /// <param name="hasBiases">Whether invariant copies of the result have biases.</param>
    public static PixelConvolutionSpec Create(
        Irreps operand,
        Irreps result,
        SampledWindow window,
        SymmetryGroup group,
        bool hasBiases
    )
    {
        IReadOnlyList<(Irrep Irrep, WindowFunction[] Functions)> blocks = BlocksOf(window, group);
        TensorProductSpec product = TensorProductSpec.ChannelwiseUpToTurns(
            operand.Simplify(),
            new Irreps(blocks.Select(static b => new MulIrrep(1, b.Irrep))),
            [.. result.Select(static b => b.Irrep).Distinct()]
        );
        return new PixelConvolutionSpec(
            window,
            [.. blocks.Select(static b => b.Functions)],
            product,
            LinearSpec.Create(product.Out.Simplify(), result, hasBiases: hasBiases)
        );
    }

    /// <summary>The irreps of a window's functions, and which functions each is made of.</summary>
    public static IReadOnlyList<(Irrep Irrep, WindowFunction[] Functions)> BlocksOf(
        SampledWindow window,
        SymmetryGroup group
    )
    {
        var blocks = new List<(Irrep, WindowFunction[])>();
        for (int h = 0; h < window.Harmonics.Count; h++)
        {
            SampledHarmonic harmonic = window.Harmonics[h];
            WindowFunction cosine = new(h, IsSine: false, IsNegated: false);
            WindowFunction sine = new(h, IsSine: true, group.FlipsSine(harmonic.Order));
            IReadOnlyList<Irrep> irreps = group.Harmonic(harmonic.Order);
            if (irreps.Count == 1)
            {
                blocks.Add((irreps[0], harmonic.Order == 0 ? [cosine] : [cosine, sine]));
                continue;
            }
            // Cosine and sine are two irreps.
            if (harmonic.HasCosine)
                blocks.Add((irreps[0], [cosine]));
            if (harmonic.HasSine)
                blocks.Add((irreps[1], [sine]));
        }

        return blocks;
    }
}
