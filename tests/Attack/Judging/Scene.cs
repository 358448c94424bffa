using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// The numbers of a batch of clouds before any symmetry acts: positions, cells, neighbours. Features follow from the
/// seed.
/// </summary>
internal sealed record Scene
{
    private static readonly double[][] Octahedron =
    [
        [1, 0, 0],
        [-1, 0, 0],
        [0, 1, 0],
        [0, -1, 0],
        [0, 0, 1],
        [0, 0, -1],
    ];
    private static readonly double[][] Tetrahedron =
    [
        [1, 1, 1],
        [1, -1, -1],
        [-1, 1, -1],
        [-1, -1, 1],
        [0, 0, 0],
    ];

    private static readonly double[][] Hexagon =
    [
        .. Enumerable.Range(0, 6).Select(static i => new[] { Math.Cos(i * Math.PI / 3), Math.Sin(i * Math.PI / 3) }),
    ];
    private static readonly double[][] Square =
    [
        [1, 1],
        [1, -1],
        [-1, -1],
        [-1, 1],
        [0, 0],
    ];

    private Scene(
        ModelSpace space,
        SceneKind kind,
        int seed,
        double[][] positions,
        Neighbours neighbours,
        double[]?[] cells
    )
    {
        (Space, Kind, Seed, Positions, Neighbours, Cells) = (space, kind, seed, positions, neighbours, cells);
    }

    /// <summary>What is known of the images, in a scene of images.</summary>
    public ImageSpace? Images { get; private init; }

    /// <summary>Their size.</summary>
    public GridSize Size { get; private init; }

    /// <summary>The faces of each mesh, in a scene of surfaces, and how neighbours are brought into tangent
    /// planes.</summary>
    public SurfaceScene? Surfaces { get; private init; }

    /// <summary>The fields on spheres, in a scene of them.</summary>
    public SphereScene? Sphere { get; private init; }

    /// <summary>What the program claims to keep; null for all of its group.</summary>
    public KeptGroup? Claim { get; private init; }

    public ModelSpace Space { get; }

    public SceneKind Kind { get; }

    public int Seed { get; }

    /// <summary>For each cloud its coordinates, three a point; in a plane two.</summary>
    public double[][] Positions { get; }

    public Neighbours Neighbours { get; }

    /// <summary>For each cloud the nine numbers of its cell, in a plane four; null in open space.</summary>
    public double[]?[] Cells { get; }

    public int CountOf(int cloud) => Positions[cloud].Length / Space.Dimensions;

    /// <summary>Rows of a cloud's features: one a point, or one a sphere.</summary>
    public int RowsOf(int cloud) => Sphere is null ? CountOf(cloud) : 1;

    public static Scene Create(
        ModelSpace space,
        SceneKind kind,
        int seed,
        ImageSpace? images = null,
        KeptGroup? claim = null
    )
    {
        if (images is not null)
            return OfImages(space, kind, seed, images);
        if (space.IsOnVertices)
        {
            var surfaces = SurfaceScene.Create(kind, new Random(seed));
            return Of(space, kind, seed, surfaces.Positions) with { Surfaces = surfaces, Claim = claim };
        }
        if (space.IsOnSphere)
        {
            var own = new Random(seed);
            var sphere = SphereScene.Create(space, claim, own);
            double[] pixels = new double[3 * sphere.Sampling.Count];
            return Of(space, kind, seed, [.. Enumerable.Repeat(pixels, 2 + own.Next(2))]) with
            {
                Sphere = sphere,
                Claim = claim,
            };
        }
        int dimensions = space.Dimensions;
        var random = new Random(seed);
        int[] counts = [5 + random.Next(2), 3, 6];
        double[][] positions =
            kind == SceneKind.Symmetric
                ?
                [
                    Shape(space.IsInPlane ? Hexagon : Octahedron, random),
                    Shape(space.IsInPlane ? Square : Tetrahedron, random),
                ]
                : [.. counts.Select(n => Numbers(random, dimensions * n, 1.1))];
        if (kind == SceneKind.Generic)
            positions[0][0] += 40;
        double[]?[] cells =
        [
            .. positions.Select(_ => kind == SceneKind.Periodic ? RandomCell(random, dimensions) : null),
        ];
        Neighbours neighbours = kind switch
        {
            SceneKind.Nearest => Neighbours.KNearest(2),
            SceneKind.AllPairs => Neighbours.AllPairs,
            _ => Neighbours.WithinRadius(1.7),
        };
        return new Scene(space, kind, seed, positions, neighbours, cells);
    }

    /// <summary>
    /// Features of a cloud in public order: those of equal points are equal and turn into themselves where the shape is
    /// symmetric.
    /// </summary>
    public double[] Features(int cloud, string key, Irreps irreps, int rows)
    {
        var random = new Random(HashCode(key) ^ (Seed * 31) ^ (cloud * 7919));
        double[] numbers = Numbers(random, irreps.Dim * rows, 1);
        if (Kind != SceneKind.Symmetric)
            return numbers;
        for (int row = 0; row < rows; row++)
        {
            for (int b = 0; b < irreps.Count; b++)
            {
                for (int i = irreps.Offset(b); i < irreps.Offset(b) + irreps[b].Dim; i++)
                    numbers[(row * irreps.Dim) + i] = irreps[b].Irrep.IsScalar ? numbers[i] : 0;
            }
        }

        return numbers;
    }

    /// <summary>One class a point; equal where the shape is symmetric.</summary>
    public int[] Species(int cloud, int classes)
    {
        var random = new Random(Seed + (cloud * 13));
        return
        [
            .. Enumerable.Range(0, CountOf(cloud)).Select(_ => Kind == SceneKind.Symmetric ? 0 : random.Next(classes)),
        ];
    }

    /// <summary>A batch of images: the points are their pixels, x to the right and y up.</summary>
    private static Scene OfImages(ModelSpace space, SceneKind kind, int seed, ImageSpace images)
    {
        var random = new Random(seed);
        int count = 2 + random.Next(2);
        GridSize size = images.SizeOf(kind, random);
        // Only their number counts.
        double[] pixels = new double[size.Cells * space.Dimensions];
        return Of(space, kind, seed, [.. Enumerable.Repeat(pixels, count)]) with { Images = images, Size = size };
    }

    private static Scene Of(ModelSpace space, SceneKind kind, int seed, double[][] positions) =>
        new(space, kind, seed, positions, Neighbours.None, new double[positions.Length][]);

    private static double[] RandomCell(Random random, int dimensions)
    {
        double[] cell = dimensions == 2 ? [2.6, 0.3, 0.1, 2.9] : [2.6, 0.3, -0.2, 0.1, 2.9, 0.4, -0.3, 0.2, 3.1];
        return SymmetryMath.TurnRows(RandomTurn(random, dimensions), cell);
    }

    private static double[,] RandomTurn(Random random, int dimensions) =>
        dimensions == 2
            ? GroupElement.OfPlane(2 * Math.PI * random.NextDouble()).PlaneMatrix()
            : Rotation.Random(random).ToMatrix();

    private static double[] Shape(double[][] points, Random random)
    {
        double size = 0.6 + (0.3 * random.NextDouble());
        return SymmetryMath.TurnRows(
            RandomTurn(random, points[0].Length),
            [.. points.SelectMany(static p => p).Select(x => x * size)]
        );
    }

    private static double[] Numbers(Random random, int count, double size) =>
        [.. Enumerable.Range(0, count).Select(_ => size * ((2 * random.NextDouble()) - 1))];

    // string.GetHashCode differs from process to process; the inputs must not.
    private static int HashCode(string text) =>
        unchecked((int)text.Aggregate(2166136261u, static (h, c) => (h ^ c) * 16777619u));
}
