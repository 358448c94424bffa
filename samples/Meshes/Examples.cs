namespace GeoDL.Typed.Samples.Meshes;

/// <summary>Temperatures on one surface, and what they are a step later.</summary>
/// <param name="Name">The name of the surface.</param>
/// <param name="Mesh">The surface with the first temperatures on it.</param>
/// <param name="Flow">The exact solver.</param>
/// <param name="Before">Temperatures.</param>
/// <param name="After">The same a step later.</param>
internal sealed record Examples(string Name, Mesh<Vertex> Mesh, HeatFlow Flow, double[][] Before, double[][] After)
{
    /// <summary>Heat goes about as far as an edge is long.</summary>
    private const double Time = 0.02;

    /// <summary>Spots of heat and of cold of many sizes, at random.</summary>
    internal static Examples Of(string name, TriangleMesh mesh, int count, int seed)
    {
        var random = new Random(seed);
        var flow = new HeatFlow(mesh, Time);
        double[] x = mesh.PositionValues();
        double[][] before = [.. Enumerable.Range(0, count).Select(_ => Spots(x, random))];
        return new Examples(
            name,
            Typed.Mesh.Create<Vertex>(mesh, WithOne(before[0])),
            flow,
            before,
            [.. before.Select(flow.Step)]
        );
    }

    /// <summary>The temperatures of an example on the surface.</summary>
    internal Mesh<Vertex> Entered(int example) => Mesh.WithFeatures(Rows<Vertex>.From(WithOne(Before[example])));

    /// <summary>The coordinates of each vertex beside its temperature.</summary>
    internal Rows<PlacedHeat> Placed(int example)
    {
        double[] x = Mesh.Meshes[0].PositionValues();
        return Rows<PlacedHeat>.From(
            Before[example].SelectMany((u, v) => new[] { u, x[3 * v], x[3 * v + 1], x[3 * v + 2] }).ToArray()
        );
    }

    private static double[] WithOne(double[] u) => [.. u.SelectMany(static value => new[] { value, 1 })];

    private static double[] Spots(double[] x, Random random)
    {
        double[] u = new double[x.Length / 3];
        for (int spot = 0; spot < 8; spot++)
        {
            int centre = random.Next(u.Length);
            double width = 0.1 + 0.5 * random.NextDouble(),
                height = 2 * (2 * random.NextDouble() - 1);
            for (int v = 0; v < u.Length; v++)
            {
                double square = 0;
                for (int i = 0; i < 3; i++)
                    square += (x[3 * v + i] - x[3 * centre + i]) * (x[3 * v + i] - x[3 * centre + i]);
                u[v] += height * Math.Exp(-square / (2 * width * width));
            }
        }

        return u;
    }
}
