namespace GeoDL.Typed.Algebra;

/// <summary>
/// A steerable convolution over voxels: each copy of the operand is coupled with sampled harmonics of the window, one
/// block a path, then copies are mixed by a linear map.
/// </summary>
/// <remarks>A kernel from degree l to degree n is Σ w · (intertwiner of harmonic j ⊗ l → n) F(r) Y_j.</remarks>
public sealed class VolumeConvolutionSpec
{
    private VolumeConvolutionSpec(SampledVolume window, TensorProductSpec product, LinearSpec mixing) =>
        (Window, Product, Mixing) = (window, product, mixing);

    /// <summary>The sampled harmonics; block i of the product's operand 2 is harmonic i.</summary>
    public SampledVolume Window { get; }

    /// <summary>The operand copy by copy with each harmonic, without weights.</summary>
    public TensorProductSpec Product { get; }

    /// <summary>The map from the coupled blocks, merged, to the result.</summary>
    public LinearSpec Mixing { get; }

    /// <summary>Makes the specification.</summary>
    /// <param name="operand">The irreps of a voxel of the operand.</param>
    /// <param name="result">Those of the result.</param>
    /// <param name="window">The sampled harmonics.</param>
    /// <param name="group">O(3) or SO(3). Of SO(3) irreps may be its own or, as its kernels have them, even ones of
    /// O(3).</param>
    /// <param name="hasBiases">Whether invariant copies of the result have biases.</param>
    public static VolumeConvolutionSpec Create(
        Irreps operand,
        Irreps result,
        SampledVolume window,
        SymmetryGroup group,
        bool hasBiases
    )
    {
        Irreps harmonics = HarmonicsOf(window, group);
        TensorProductSpec product = TensorProductSpec.ChannelwiseUpToTurns(
            operand.Simplify(),
            operand.Count > 0 && operand[0].Irrep.Group == group ? harmonics : harmonics.WithoutSO3(),
            [.. result.Select(static b => b.Irrep).Distinct()]
        );
        return new VolumeConvolutionSpec(
            window,
            product,
            LinearSpec.Create(product.Out.Simplify(), result, hasBiases: hasBiases)
        );
    }

    /// <summary>The irreps of a window's functions, each with one copy.</summary>
    public static Irreps HarmonicsOf(SampledVolume window, SymmetryGroup group) =>
        new(window.Harmonics.SelectMany(h => group.Harmonic(h.Degree)).Select(static irrep => new MulIrrep(1, irrep)));
}
