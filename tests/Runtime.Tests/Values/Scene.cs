using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>
/// A batch of small clouds for tests: one empty, one point far from all others, and ways to turn, move and permute it.
/// </summary>
internal sealed class Scene
{
    private const double Radius = 1.6;

    private Scene(double[][] clouds, Neighbours neighbours, Cell[]? cells = null)
    {
        Coordinates = clouds;
        Neighbours = neighbours;
        Cells = cells;
        Cloud = PointCloud.Batch(
            clouds.Select(
                (x, c) =>
                    PointCloud.Create(x, Rows.From("0e", new double[x.Length / 3]), neighbours, cells?[c] ?? Cell.Open)
            )
        );
    }

    internal double[][] Coordinates { get; }

    internal Neighbours Neighbours { get; }

    internal Cell[]? Cells { get; }

    internal PointCloud<Features> Cloud { get; }

    internal static Scene Create(int seed = 1, Neighbours? neighbours = null)
    {
        var random = new Random(seed);
        double[] first = Uniform(random, 3 * 7, 1.2);
        (first[0], first[1], first[2]) = (40, 0, 0);
        return new Scene([first, [], Uniform(random, 3 * 5, 1.2)], neighbours ?? Neighbours.WithinRadius(Radius));
    }

    internal static Scene Periodic(int seed = 1, Neighbours? neighbours = null)
    {
        var random = new Random(seed);
        var cell = new Cell([2.1, 0.2, 0, -0.3, 2.4, 0.1, 0.2, 0.1, 1.9]);
        return new Scene(
            [Uniform(random, 3 * 4, 1.5), Uniform(random, 3 * 3, 1)],
            neighbours ?? Neighbours.WithinRadius(Radius),
            [cell, Cell.Cubic(2.2)]
        );
    }

    internal static double[] Uniform(Random random, int count, double scale = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => scale * (2 * random.NextDouble() - 1))];

    internal RowSpace SpaceOf(RowSpaceKind kind) =>
        kind switch
        {
            RowSpaceKind.Points => Cloud.Data.Points,
            RowSpaceKind.Edges => Cloud.Data.EdgeSpace,
            _ => Cloud.Data.Points.Clouds,
        };

    /// <summary>Each cloud turned and moved by its own element of O(3) and translation.</summary>
    internal Scene Moved(OrthogonalMatrix[] elements, Random random)
    {
        var moved = new double[Coordinates.Length][];
        for (int c = 0; c < moved.Length; c++)
        {
            moved[c] = WignerD.Transform(Irreps.Parse("1o"), elements[c], Coordinates[c]);
            double[] shift = Uniform(random, 3, 3);
            for (int i = 0; i < moved[c].Length; i++)
                moved[c][i] += shift[i % 3];
        }

        return new Scene(moved, Neighbours, Cells?.Select((cell, c) => cell.Turned(Flat(elements[c]))).ToArray());
    }

    /// <summary>Rows of a cloud in another order; gives also, for rows of each kind, where each old row went.</summary>
    internal Scene Permuted(Random random, out Func<RowSpaceKind, int[]> newRow)
    {
        int[][] orders =
        [
            .. Coordinates.Select(x => Enumerable.Range(0, x.Length / 3).OrderBy(_ => random.Next()).ToArray()),
        ];
        var permuted = new Scene(
            [.. Coordinates.Zip(orders, (x, order) => order.SelectMany(i => x.Skip(3 * i).Take(3)).ToArray())],
            Neighbours,
            Cells
        );
        var points = new int[Cloud.Count];
        for (int c = 0; c < orders.Length; c++)
        {
            int start = Cloud.CloudOffsets[c];
            for (int i = 0; i < orders[c].Length; i++)
                points[start + orders[c][i]] = start + i;
        }

        NeighbourList before = Cloud.NeighbourList,
            after = permuted.Cloud.NeighbourList;
        var edges = new int[before.Count];
        for (int e = 0; e < edges.Length; e++)
        {
            edges[e] = Enumerable
                .Range(0, after.Count)
                .Single(f =>
                    after.Senders[f] == points[before.Senders[e]] && after.Receivers[f] == points[before.Receivers[e]]
                );
        }

        newRow = kind =>
            kind switch
            {
                RowSpaceKind.Points => points,
                RowSpaceKind.Edges => edges,
                _ => [.. Enumerable.Range(0, Cloud.CloudCount)],
            };
        return permuted;
    }

    /// <summary>Rows of features, each turned with its cloud.</summary>
    internal double[] Turn(double[] values, Irreps irreps, RowSpaceKind kind, OrthogonalMatrix[] elements)
    {
        int[] offsets = SpaceOf(kind).CloudOffsets;
        var turned = new List<double>();
        for (int c = 0; c < elements.Length; c++)
        {
            turned.AddRange(
                WignerD.Transform(
                    irreps,
                    elements[c],
                    values.AsSpan(offsets[c] * irreps.Dim, (offsets[c + 1] - offsets[c]) * irreps.Dim)
                )
            );
        }
        return [.. turned];
    }

    private static double[] Flat(OrthogonalMatrix element)
    {
        double[,] m = element.ToMatrix();
        return [m[0, 0], m[0, 1], m[0, 2], m[1, 0], m[1, 1], m[1, 2], m[2, 0], m[2, 1], m[2, 2]];
    }
}
