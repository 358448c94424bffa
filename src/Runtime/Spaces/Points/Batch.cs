using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Which rows belong to which cloud, graph or image: the argument of means and sums over the rows of each.
/// </summary>
public readonly ref struct Batch
{
    private readonly BatchGeometry? _geometry;
    private readonly int _stamp;

    internal Batch(BatchGeometry geometry)
    {
        _geometry = geometry;
        _stamp = geometry.Stamp;
    }

    /// <summary>Number of clouds, graphs or images.</summary>
    public int Count => Points.CloudCount;

    internal RowSpace Points => Geometry.Rows;

    private BatchGeometry Geometry
    {
        get
        {
            if (_geometry is null)
            {
                throw new InvalidOperationException(
                    "This batch is empty (a default). It comes from a cloud, a graph or an image: cloud.Batch."
                );
            }
            if (_geometry.Stamp != _stamp)
                throw new InvalidOperationException("This batch belongs to a pass that has ended.");
            return _geometry;
        }
    }

    /// <summary>
    /// For each label 0 … <paramref name="classes"/> − 1 one copy of 0e, which is 1 in the rows with that label and 0
    /// elsewhere.
    /// </summary>
    /// <param name="labels">Labels on the points or the clouds (nodes or graphs, pixels or images) of this
    /// batch.</param>
    /// <param name="classes">The number of different labels; a label outside this range is an error.</param>
    /// <returns>classes x 0e on the rows of the labels.</returns>
    /// <exception cref="ArgumentException">The labels belong to other rows, or a label is not one of 0 … classes −
    /// 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one class.</exception>
    public Scalars OneHot(Labels labels, int classes) =>
        FeatureMarshal.Wrap<Scalars>(OneHotOperation.Checked(Geometry, labels, classes));

    /// <summary>
    /// A number of each row that its label chooses from a fixed table, such as the energies of atoms alone by species:
    /// no weight, so training leaves it as it is.
    /// </summary>
    /// <param name="labels">Labels on the points or the clouds (nodes or graphs, pixels or images) of this
    /// batch.</param>
    /// <param name="table">The number of each label 0, 1, …; finite.</param>
    /// <returns>0e on the rows of the labels.</returns>
    /// <exception cref="ArgumentException">The labels belong to other rows, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label has no number, or the table is empty.</exception>
    public Scalars Lookup(Labels labels, scoped ReadOnlySpan<double> table) =>
        FeatureMarshal.Wrap<Scalars>(LookupOperation.Checked(Geometry, labels, table));
}
