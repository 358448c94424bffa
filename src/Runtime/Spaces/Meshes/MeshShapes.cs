namespace GeoDL.Typed;

/// <summary>Meshes of simple surfaces, oriented outwards or upwards.</summary>
public static class MeshShapes
{
    private const int MostSubdivisions = 9;

    /// <summary>The unit sphere: an icosahedron, each face cut into four again and again.</summary>
    /// <param name="subdivisions">How often, 0 to 9; there are 10 · 4ⁿ + 2 vertices.</param>
    public static TriangleMesh Sphere(int subdivisions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(subdivisions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subdivisions, MostSubdivisions);
        double golden = (1 + Math.Sqrt(5)) / 2;
        var points = new List<CellVector>();
        foreach (int one in new[] { 1, -1 })
        {
            foreach (int other in new[] { 1, -1 })
            {
                points.Add(Unit(new CellVector(0, one, other * golden)));
                points.Add(Unit(new CellVector(one, other * golden, 0)));
                points.Add(Unit(new CellVector(other * golden, 0, one)));
            }
        }

        List<int> faces = Icosahedron(points);
        for (int level = 0; level < subdivisions; level++)
            faces = Divided(points, faces);
        return TriangleMesh.Create([.. points.SelectMany(static p => new[] { p.X, p.Y, p.Z })], [.. faces]);
    }

    /// <summary>A torus about the z axis.</summary>
    /// <param name="around">Vertices around the axis, at least 3.</param>
    /// <param name="across">Vertices around the tube, at least 3.</param>
    /// <param name="radius">Of the tube; its middle has distance 1 from the axis. Above 0, below 1.</param>
    public static TriangleMesh Torus(int around, int across, double radius)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(around, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(across, 3);
        if (!(radius is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "The radius of the tube is between 0 and 1.");
        var positions = new List<double>();
        var faces = new List<int>();
        for (int i = 0; i < around; i++)
        {
            (double sine, double cosine) = Math.SinCos(Math.Tau * i / around);
            for (int j = 0; j < across; j++)
            {
                (double up, double outwards) = Math.SinCos(Math.Tau * j / across);
                double distance = 1 + radius * outwards;
                positions.AddRange([distance * cosine, distance * sine, radius * up]);
                int next = (i + 1) % around,
                    above = (j + 1) % across;
                AddQuad(faces, At(i, j), At(next, j), At(next, above), At(i, above));
            }
        }

        return TriangleMesh.Create([.. positions], [.. faces]);

        int At(int i, int j) => i * across + j;
    }

    /// <summary>A sheet above the plane: squares of side 1, each cut into two triangles.</summary>
    /// <param name="columns">Vertices along x, at least 2.</param>
    /// <param name="rows">Vertices along y, at least 2.</param>
    /// <param name="height">z above x = 0 … columns − 1 and y = 0 … rows − 1.</param>
    public static TriangleMesh HeightField(int columns, int rows, Func<int, int, double> height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentNullException.ThrowIfNull(height);
        var positions = new List<double>();
        var faces = new List<int>();
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                positions.AddRange([x, y, height(x, y)]);
                int at = y * columns + x;
                if (x + 1 < columns && y + 1 < rows)
                    AddQuad(faces, at, at + 1, at + columns + 1, at + columns);
            }
        }

        return TriangleMesh.Create([.. positions], [.. faces]);
    }

    private static void AddQuad(List<int> faces, int a, int b, int c, int d) => faces.AddRange([a, b, c, a, c, d]);

    /// <summary>Three of the twelve points are a face where each two of them are as near as points are.</summary>
    private static List<int> Icosahedron(List<CellVector> points)
    {
        var faces = new List<int>();
        for (int a = 0; a < points.Count; a++)
        {
            for (int b = a + 1; b < points.Count; b++)
            {
                for (int c = b + 1; c < points.Count; c++)
                {
                    if (!AreNear(a, b) || !AreNear(b, c) || !AreNear(c, a))
                        continue;
                    bool isOutwards = points[a].Cross(points[b]).Dot(points[c]) > 0;
                    faces.AddRange(isOutwards ? [a, b, c] : [a, c, b]);
                }
            }
        }

        return faces;

        // The cosine between neighbours is 1/√5, between others it is negative.
        bool AreNear(int a, int b) => points[a].Dot(points[b]) > 0;
    }

    private static List<int> Divided(List<CellVector> points, List<int> faces)
    {
        var middles = new Dictionary<(int, int), int>();
        var result = new List<int>(4 * faces.Count);
        for (int i = 0; i < faces.Count; i += 3)
        {
            (int a, int b, int c) = (faces[i], faces[i + 1], faces[i + 2]);
            (int ab, int bc, int ca) = (Middle(a, b), Middle(b, c), Middle(c, a));
            result.AddRange([a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca]);
        }

        return result;

        int Middle(int a, int b)
        {
            (int, int) key = (Math.Min(a, b), Math.Max(a, b));
            if (!middles.TryGetValue(key, out int at))
            {
                middles[key] = at = points.Count;
                points.Add(Unit(points[a] + points[b]));
            }
            return at;
        }
    }

    private static CellVector Unit(CellVector v) => (1 / v.Length) * v;
}
