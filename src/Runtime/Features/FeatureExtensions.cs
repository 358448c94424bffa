using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Operations on every feature type, whatever its signature.</summary>
public static class FeatureExtensions
{
    /// <summary>
    /// The mean over the rows (points, nodes or edges) of each cloud or graph, one row for each, zero for an empty one;
    /// or over the pixels of each image, whatever grid they are of.
    /// </summary>
    public static T Mean<T>(this T x, Batch batch)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(CloudSumOperation.Apply(x.Unwrap(), batch.Points, mean: true));

    /// <summary>
    /// The sum over the rows (points, nodes or edges) of each cloud or graph, one row for each, zero for an empty one;
    /// or over the pixels of each image, whatever grid they are of.
    /// </summary>
    public static T Sum<T>(this T x, Batch batch)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(CloudSumOperation.Apply(x.Unwrap(), batch.Points, mean: false));

    /// <summary>A value of each cloud, graph or image, broadcast to each of its points, nodes or pixels.</summary>
    public static T Broadcast<T>(this T x, Batch batch)
        where T : struct, IFeatures<T>, allows ref struct => T.Wrap(BroadcastOperation.Apply(x.Unwrap(), batch.Points));

    /// <summary>A value of each cloud, broadcast to each of its edges.</summary>
    public static T Broadcast<T>(this T x, Neighbourhood edges)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(BroadcastOperation.Apply(x.Unwrap(), edges.EdgeSpace));

    /// <summary>A value of each cloud, broadcast to each of its edges.</summary>
    public static T Broadcast<T>(this T x, PlaneNeighbourhood edges)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(BroadcastOperation.Apply(x.Unwrap(), edges.EdgeSpace));

    /// <summary>A value of each graph, broadcast to each of its edges.</summary>
    public static T Broadcast<T>(this T x, GraphEdges edges)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(BroadcastOperation.Apply(x.Unwrap(), edges.Geometry.Edges));

    /// <summary>A value of each image, broadcast to each of its pixels on a grid.</summary>
    public static T Broadcast<T>(this T x, Pixels pixels)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(BroadcastOperation.Apply(x.Unwrap(), pixels.Shape.Pixels));

    /// <summary>A value of each volume, broadcast to each of its voxels on a grid.</summary>
    public static T Broadcast<T>(this T x, Voxels voxels)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(BroadcastOperation.Apply(x.Unwrap(), voxels.Shape.Pixels));

    /// <summary>
    /// The mean over each surface, weighted by area, one row per mesh: only of order 0, since each vertex has a frame
    /// of its own.
    /// </summary>
    public static T Mean<T>(this T x, Surface surface)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(SurfaceSumOperation.Apply(x.Unwrap(), surface.Geometry.Data, mean: true));

    /// <summary>
    /// The integral over each surface, in the units of area of the positions, one row per mesh: only of order 0, since
    /// each vertex has a frame of its own.
    /// </summary>
    public static T Sum<T>(this T x, Surface surface)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(SurfaceSumOperation.Apply(x.Unwrap(), surface.Geometry.Data, mean: false));

    /// <summary>A value of each mesh, broadcast to each of its vertices.</summary>
    public static T Broadcast<T>(this T x, Surface surface)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(BroadcastOperation.Apply(x.Unwrap(), surface.Geometry.Data.Vertices));

    /// <summary>
    /// Features of a surface on its coarser one (<see cref="Surface.Coarser"/>): each vertex there has the mean, by
    /// area, of the vertices that belong to it, carried into its frame.
    /// </summary>
    public static T Pool<T>(this T x, Surface surface)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(SurfacePoolOperation.Pool(x.Unwrap(), surface.Geometry.Data));

    /// <summary>
    /// Features of the coarser surface on this one: each vertex has those of the coarser vertex to which it belongs,
    /// carried into its frame.
    /// </summary>
    public static T Unpool<T>(this T x, Surface surface)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(SurfacePoolOperation.Unpool(x.Unwrap(), surface.Geometry.Data));

    /// <summary>√(|x|²+ε²) − ε for each copy of each block: invariant, zero at zero, smooth everywhere.</summary>
    /// <remarks>
    /// ε is in the units of the features and may be 0 (the derivative at zero is then defined as zero).
    /// </remarks>
    public static Scalars SoftNorm<T>(this T x, double epsilon = Operations.DefaultEpsilon)
        where T : struct, IFeatures<T>, allows ref struct =>
        FeatureMarshal.Wrap<Scalars>(Operations.SoftNorm(x.Unwrap(), epsilon));

    /// <summary>
    /// √(|x|²+ε²) for each copy of each block: invariant, never less than ε, so that it is safe as a divisor.
    /// </summary>
    /// <remarks>ε must be above 0 and is in the units of the features.</remarks>
    public static Scalars BoundedNorm<T>(this T x, double epsilon)
        where T : struct, IFeatures<T>, allows ref struct =>
        FeatureMarshal.Wrap<Scalars>(Operations.BoundedNorm(x.Unwrap(), epsilon));

    /// <summary>|x|², the sum of squared components of each copy of each block: invariant.</summary>
    public static Scalars SquaredNorm<T>(this T x)
        where T : struct, IFeatures<T>, allows ref struct =>
        FeatureMarshal.Wrap<Scalars>(Operations.SquaredNorm(x.Unwrap()));

    /// <summary>
    /// The inner product Σₘ xₘyₘ of each copy of each block with the same copy of another value: invariant.
    /// </summary>
    public static Scalars Inner<T>(this T x, T y)
        where T : struct, IFeatures<T>, allows ref struct =>
        FeatureMarshal.Wrap<Scalars>(Operations.Inner(x.Unwrap(), y.Unwrap()));

    /// <summary>
    /// The direct sum with another value of the same rows: the blocks of this value, then those of the other.
    /// </summary>
    public static Features Concat<T, TOther>(this T x, TOther y)
        where T : struct, IFeatures<T>, allows ref struct
        where TOther : struct, IFeatures<TOther>, allows ref struct =>
        FeatureMarshal.Wrap<Features>(Operations.Concat(x.Plain(nameof(Concat)), y.Plain(nameof(Concat))));

    /// <summary>The sum over the copies of each block (equal neighbouring blocks count as one).</summary>
    public static Features SumOverCopies<T>(this T x)
        where T : struct, IFeatures<T>, allows ref struct =>
        FeatureMarshal.Wrap<Features>(Operations.SumOverCopies(x.Plain(nameof(SumOverCopies))));

    /// <summary>The mean over the copies of each block (equal neighbouring blocks count as one).</summary>
    public static Features MeanOverCopies<T>(this T x)
        where T : struct, IFeatures<T>, allows ref struct =>
        FeatureMarshal.Wrap<Features>(Operations.MeanOverCopies(x.Plain(nameof(MeanOverCopies))));

    /// <summary>
    /// Features of a subgroup, without a fold: from O(3) to SO(3) parity is dropped, so that 1o and 1e become 1.
    /// </summary>
    public static Features Restrict<T>(this T x, Group group)
        where T : struct, IFeatures<T>, allows ref struct => x.Restrict(SymmetryGroup.Of(group));

    /// <summary>
    /// Features of a subgroup, exact: each irrep becomes those that it contains, a block becomes one block for each.
    /// Under O(2) about y <c>1o</c> is <c>0e + 1</c>.
    /// </summary>
    /// <param name="x">Features.</param>
    /// <param name="group">A group in that of the features, such as <c>SymmetryGroup.C(8)</c>.</param>
    /// <param name="axis">From space to a plane: the axis about which it turns.</param>
    /// <exception cref="ArgumentException">The group is not in that of the features.</exception>
    public static Features Restrict<T>(this T x, SymmetryGroup group, Axis axis = Axis.Y)
        where T : struct, IFeatures<T>, allows ref struct =>
        FeatureMarshal.Wrap<Features>(Operations.Restrict(x.Plain(nameof(Restrict)), group, axis));

    /// <summary>A stored copy of the rows, which remains valid after the pass.</summary>
    public static Rows<T> ToRows<T>(this T x)
        where T : struct, IFeatures<T>, allows ref struct
    {
        var rows = new Rows<T>();
        rows.Assign(x.Unwrap());
        return rows;
    }

    /// <summary>
    /// Copies the rows into a table, which gets their number of rows; nothing is allocated if the table is large
    /// enough.
    /// </summary>
    /// <exception cref="ArgumentException">The table has another signature, or its single precision cannot represent a
    /// number.</exception>
    public static void CopyTo<T>(this T x, Rows<T> rows)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.Assign(x.Unwrap());
    }

    /// <summary>The handle of a value whose result will be plain features, which know no convention.</summary>
    private static Handle Plain<T>(this T x, string operation)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Polarisation == PolarisationConvention.Cosmo
            ? x.Unwrap()
            : throw new ArgumentException(
                $"{operation} of {typeof(T).Name} would give plain Features, which do not know that its U has the "
                    + "IAU's sign. Declare a type without Polarisation for it."
            );
}
