namespace GeoDL.Typed.Algebra;

/// <summary>
/// A function F(r) Y_l on the voxels of a window, in the order and normalisation of the harmonics of points. Its mirror
/// images along the axes are copies bit by bit, and what symmetry makes zero is zero.
/// </summary>
/// <remarks>Squares of all components add up to 2l + 1 over the window.</remarks>
public sealed class SampledDegree
{
    private readonly VolumeTable _table;

    internal SampledDegree(VolumeTable table, int index, double residual, double gain) =>
        (_table, Index, Residual, Gain) = (table, index, residual, gain);

    /// <summary>The degree l.</summary>
    public int Degree => _table.Degree;

    /// <summary>Which of the functions of its degree it is; they are sorted by their residual.</summary>
    public int Index { get; }

    /// <summary>
    /// ε, the share of its answer to waves of the band |κ| ≤ π/2 that does not turn with them: the root of leaked over
    /// all power.
    /// </summary>
    public double Residual { get; }

    /// <summary>
    /// The rms of its answer to waves of the band, relative to that of a single voxel of the same squared sum.
    /// </summary>
    public double Gain { get; }

    /// <summary>A component at a voxel of the window, counted from its centre.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double Value(int component, int x, int y, int z) => _table.At(Checked(component), x, y, z);

    /// <summary>Along which axes a component is odd.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public AxisParity ParityOf(int component) => AxisParity.OfHarmonic(Degree, Checked(component));

    private int Checked(int component) =>
        component >= 0 && component <= 2 * Degree
            ? component
            : throw new ArgumentOutOfRangeException(
                nameof(component),
                component,
                $"A function of degree {Degree} has {(2 * Degree) + 1} components."
            );
}
