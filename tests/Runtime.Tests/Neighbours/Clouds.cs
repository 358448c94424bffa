namespace GeoDL.Typed.Tests.Neighbours;

/// <summary>Cells, points and rotations for the neighbour tests.</summary>
internal static class Clouds
{
    public static readonly string[] CellNames =
    [
        "open",
        "cubic",
        "orthorhombic",
        "triclinic",
        "rotated",
        "left-handed",
        "skewed",
        "slab",
        "wire",
    ];

    public static Cell CellOf(string name)
    {
        double[] triclinic = [2.1, 0.2, -0.1, 0.7, 1.8, 0.3, -0.6, 0.5, 2.4];
        return name switch
        {
            "open" => Cell.Open,
            "cubic" => Cell.Cubic(2),
            "orthorhombic" => Cell.Orthorhombic(1.5, 2, 3),
            "triclinic" => new Cell(triclinic),
            "rotated" => Cell.Orthorhombic(1.7, 2.2, 2.6).Turned(Rotation(new Random(5))),
            "left-handed" => new Cell([-2.1, -0.2, 0.1, 0.7, 1.8, 0.3, -0.6, 0.5, 2.4]),
            "skewed" => new Cell([2, 0, 0, 1.5, 1.9, 0, -1.2, 1.4, 2.1]),
            "slab" => new Cell(triclinic, periodicB: false),
            "wire" => new Cell(triclinic, periodicA: false, periodicC: false),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    /// <summary>Uniform in a cube around the origin: about half of the points lie outside of the cells above.</summary>
    public static double[] Random(int count, double side, int seed)
    {
        var random = new Random(seed);
        double[] positions = new double[3 * count];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = side * (random.NextDouble() - 0.5);
        return positions;
    }

    /// <summary>side³ points with unit spacing.</summary>
    public static double[] CubicLattice(int side)
    {
        var points = new List<double>();
        for (int i = 0; i < side * side * side; i++)
            points.AddRange([i / (side * side), i / side % side, i % side]);
        return [.. points];
    }

    /// <summary>A random rotation matrix, from a quaternion.</summary>
    public static double[] Rotation(Random random)
    {
        double[] q = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.5)];
        double norm = Math.Sqrt(q.Sum(v => v * v));
        double w = q[0] / norm,
            x = q[1] / norm,
            y = q[2] / norm,
            z = q[3] / norm;
        return
        [
            1 - 2 * (y * y + z * z),
            2 * (x * y - w * z),
            2 * (x * z + w * y),
            2 * (x * y + w * z),
            1 - 2 * (x * x + z * z),
            2 * (y * z - w * x),
            2 * (x * z - w * y),
            2 * (y * z + w * x),
            1 - 2 * (x * x + y * y),
        ];
    }

    public static double[] Turn(double[] positions, double[] matrix)
    {
        double[] turned = new double[positions.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            for (int j = 0; j < 3; j++)
                turned[i] += matrix[3 * (i % 3) + j] * positions[i - i % 3 + j];
        }

        return turned;
    }

    public static double[] Shift(double[] positions, double x, double y, double z) =>
        [
            .. positions.Select(
                (v, i) =>
                    v
                    + (
                        i % 3 == 0 ? x
                        : i % 3 == 1 ? y
                        : z
                    )
            ),
        ];
}
