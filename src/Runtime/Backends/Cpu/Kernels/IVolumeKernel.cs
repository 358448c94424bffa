using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What is emitted of a convolution over voxels: a few fixed functions on the window, the couplings of their sums, and
/// where the matrices lie that mix what is coupled.
/// </summary>
/// <remarks>
/// Voxels lie in the lanes: numbers are rows of <see cref="StripLength"/>. What functions give of a copy of the operand
/// is [function, component] such rows; coupled values and results are rows in the inner layout of their signatures.
/// Functions are even or odd along each axis. They come parity by parity: even in all axes, odd in x, in y, in x and y,
/// then the same odd in z.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVolumeKernel
{
    /// <summary>
    /// Numbers from one row to the next, a multiple of 32: the voxels in the lanes, and what windows reach beyond.
    /// </summary>
    static abstract int StripLength { get; }

    /// <summary>Voxels from the centre to the border of the window, along x, y and z.</summary>
    static abstract ReadOnlySpan<int> Halves { get; }

    /// <summary>How many functions there are of each parity.</summary>
    static abstract ReadOnlySpan<int> Functions { get; }

    /// <summary>
    /// Parity by parity, for each function its values at the voxels x, y, z ≥ 0 where its parity is not zero; x runs
    /// fastest, then y.
    /// </summary>
    static abstract ReadOnlySpan<double> Values { get; }

    /// <summary>Numbers in a row of the operand.</summary>
    static abstract int InputDim { get; }

    /// <summary>Numbers in a row of the coupled values.</summary>
    static abstract int MiddleDim { get; }

    /// <summary>Numbers in a row of the result.</summary>
    static abstract int ResultDim { get; }

    /// <summary>For each block of the operand its place, components and copies.</summary>
    static abstract ReadOnlySpan<int> Blocks { get; }

    /// <summary>
    /// For each matrix the place and copies of its block of coupled values; the place, the distance of components and
    /// the copies of its block of the result; the components; the place of its weights.
    /// </summary>
    static abstract ReadOnlySpan<int> Matrices { get; }

    /// <summary>The factor of each matrix.</summary>
    static abstract ReadOnlySpan<double> Factors { get; }

    /// <summary>For each block of the result with biases its place, its copies, and the place of the biases.</summary>
    static abstract ReadOnlySpan<int> Biases { get; }

    /// <summary>z = the coupled values of a copy of a block, from its sums, for voxels from start to end.</summary>
    static abstract void Couple<V, S>(int block, nint start, nint end, ref readonly S h, ref S z)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>gh = the gradient of the sums of a copy for the gradient gz of its coupled values.</summary>
    static abstract void CouplePullback<V, S>(int block, nint start, nint end, ref readonly S gz, ref S gh)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
