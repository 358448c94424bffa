using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>A part of a kernel on a window: k[Z, x](place) += Value · weight[Weight] · f(place).</summary>
/// <param name="Z">The component of the result.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Function">The function f of the window.</param>
/// <param name="Value">The exact number, rounded once.</param>
/// <param name="Middle">The coupled component between operand and result; −1 where there is none.</param>
internal readonly record struct WindowTerm(int Z, int Weight, int Function, double Value, int Middle = -1);

/// <summary>
/// The kernel of a convolution over pixels or voxels, from the algebra alone. Rows are in public order; places of the
/// window are counted from its centre, in cells to the right, down (of voxels along y) and along z.
/// </summary>
internal abstract class WindowTable
{
    /// <summary>Rows of the operand.</summary>
    public required FeatureLayout Left { get; init; }

    /// <summary>Rows of the result.</summary>
    public required FeatureLayout Result { get; init; }

    /// <summary>Every how many cells there is one of the result.</summary>
    public required int Stride { get; init; }

    /// <summary>What lies beyond the border.</summary>
    public required Border Border { get; init; }

    /// <summary>The distances of voxels.</summary>
    public VoxelSpacing Spacing { get; init; } = VoxelSpacing.Unit;

    /// <summary>Whether cells are voxels.</summary>
    public bool IsOfVolumes => Left.Group.IsSpatial;

    /// <summary>Samples from the centre to the border of the window.</summary>
    public abstract (int X, int Y, int Z) Halves { get; }

    /// <summary>The distance of samples, in cells.</summary>
    public abstract int Dilation { get; }

    /// <summary>The number of functions.</summary>
    public abstract int FunctionCount { get; }

    /// <summary>The number of weights.</summary>
    public abstract int WeightCount { get; }

    /// <summary>The number of paths.</summary>
    public abstract int PathCount { get; }

    /// <summary>A function at a sample.</summary>
    public abstract double Function(int function, int x, int y, int z);

    /// <summary>What a component of the operand is sent to.</summary>
    public abstract IEnumerable<WindowTerm> Terms(int x);

    /// <summary>What biases add to each row of the result; none where the layer has none.</summary>
    public abstract IEnumerable<ExactTerm> Biases(int count);

    /// <summary>The path of a term, in words.</summary>
    public abstract string PathOf(int x, WindowTerm term);
}
