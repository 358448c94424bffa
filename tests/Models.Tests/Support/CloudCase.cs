using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>The numbers of one cloud, in double, and what a symmetry does to them.</summary>
/// <param name="Positions">Three numbers a point.</param>
/// <param name="Features">One row a point.</param>
/// <param name="Irreps">What the rows are.</param>
/// <param name="Scale">Unit of length: points lie within 1.2 of the origin along each axis, edges reach to 1.6.</param>
internal sealed record CloudCase(double[] Positions, double[] Features, Irreps Irreps, double Scale)
{
    /// <summary>Neighbours of a point, the nearest; 0 for those within 1.6.</summary>
    public int Nearest { get; init; }

    public int Count => Positions.Length / 3;

    public static CloudCase Random(Random random, int count, string signature, SymmetryGroup? group = null) =>
        Random(random, count, Signature.Parse(signature, group ?? SymmetryGroup.O3).Irreps);

    public static CloudCase Random(Random random, int count, Irreps irreps, double scale = 1)
    {
        double[] Numbers(int n, double size) =>
            [.. Enumerable.Range(0, n).Select(_ => size * ((2 * random.NextDouble()) - 1))];
        return new CloudCase(Numbers(3 * count, 1.2 * scale), Numbers(irreps.Dim * count, 1), irreps, scale);
    }

    /// <summary>The cloud turned, mirrored and moved, its rows in another order.</summary>
    public CloudCase Transform(Symmetry symmetry)
    {
        var positions = new double[Positions.Length];
        for (int i = 0; i < Count; i++)
        {
            (double x, double y, double z) = symmetry.Element.Apply(
                Positions[3 * i],
                Positions[(3 * i) + 1],
                Positions[(3 * i) + 2]
            );
            int row = 3 * symmetry.Permutation[i];
            (positions[row], positions[row + 1], positions[row + 2]) = (
                x + (Scale * symmetry.Shift[0]),
                y + (Scale * symmetry.Shift[1]),
                z + (Scale * symmetry.Shift[2])
            );
        }

        return this with
        {
            Positions = positions,
            Features = symmetry.TransformRows(Features, Irreps, isPermuted: true),
        };
    }

    public PointCloud<T> ToCloud<T>()
        where T : struct, IFeatures<T>, allows ref struct =>
        PointCloud.Create<T>(
            Positions,
            Features,
            Nearest > 0 ? Neighbours.KNearest(Nearest) : Neighbours.WithinRadius(1.6 * Scale)
        );

    public static PointCloud<T> ToBatch<T>(params CloudCase[] clouds)
        where T : struct, IFeatures<T>, allows ref struct =>
        PointCloud.Batch(clouds.Select(static c => c.ToCloud<T>()));
}
