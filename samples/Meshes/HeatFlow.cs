namespace GeoDL.Typed.Samples.Meshes;

/// <summary>
/// One implicit step of the heat equation, (M + tL) u′ = M u: L the cotangent Laplacian (linear finite elements), M the
/// areas of vertices. Solved by conjugate gradients, preconditioned by the diagonal.
/// </summary>
internal sealed class HeatFlow
{
    private const double Residual = 1e-12;

    private readonly double[] _areas;
    private readonly double[] _diagonal;
    private readonly (int A, int B, double Weight)[] _edges;

    internal HeatFlow(TriangleMesh mesh, double time)
    {
        _areas = mesh.VertexAreas();
        var weights = new Dictionary<(int, int), double>();
        double[] x = mesh.PositionValues();
        int[] faces = mesh.TriangleValues();
        for (int i = 0; i < faces.Length; i++)
        {
            int first = i - i % 3;
            (int at, int a, int b) = (faces[i], faces[first + (i + 1) % 3], faces[first + (i + 2) % 3]);
            (int, int) edge = (Math.Min(a, b), Math.Max(a, b));
            weights[edge] = weights.GetValueOrDefault(edge) + time * Cotangent(x, at, a, b) / 2;
        }

        _edges = [.. weights.Select(static w => (w.Key.Item1, w.Key.Item2, w.Value))];
        _diagonal = [.. _areas];
        foreach ((int a, int b, double weight) in _edges)
        {
            _diagonal[a] += weight;
            _diagonal[b] += weight;
        }
    }

    /// <summary>The temperatures a step later.</summary>
    internal double[] Step(double[] u)
    {
        double[] result = [.. u],
            r = new double[u.Length],
            p = new double[u.Length];
        double[] image = Apply(result);
        for (int i = 0; i < u.Length; i++)
            r[i] = _areas[i] * u[i] - image[i];
        double last = 0,
            first = Math.Sqrt(u.Select((value, i) => _areas[i] * value * _areas[i] * value).Sum());
        for (int iteration = 0; iteration < 10 * u.Length && Norm(r) > Residual * first; iteration++)
        {
            double now = r.Select((value, i) => value * value / _diagonal[i]).Sum();
            for (int i = 0; i < p.Length; i++)
                p[i] = r[i] / _diagonal[i] + (iteration == 0 ? 0 : now / last) * p[i];
            image = Apply(p);
            double along = now / p.Zip(image, static (a, b) => a * b).Sum();
            for (int i = 0; i < p.Length; i++)
            {
                result[i] += along * p[i];
                r[i] -= along * image[i];
            }

            last = now;
        }

        return result;
    }

    /// <summary>The temperatures a step earlier, which is a product and no system.</summary>
    internal double[] StepBack(double[] u) => [.. Apply(u).Select((value, i) => value / _areas[i])];

    /// <summary>
    /// How far temperatures are from others, over how far these are from their mean: both as integrals of squares.
    /// </summary>
    internal double Error(double[] exact, double[] other)
    {
        double area = _areas.Sum(),
            mean = exact.Select((u, i) => _areas[i] * u).Sum() / area;
        return Math.Sqrt(
            exact.Select((u, i) => _areas[i] * (other[i] - u) * (other[i] - u)).Sum()
                / exact.Select((u, i) => _areas[i] * (u - mean) * (u - mean)).Sum()
        );
    }

    /// <summary>(M + tL) u.</summary>
    private double[] Apply(double[] u)
    {
        double[] result = [.. u.Select((value, i) => _diagonal[i] * value)];
        foreach ((int a, int b, double weight) in _edges)
        {
            result[a] -= weight * u[b];
            result[b] -= weight * u[a];
        }

        return result;
    }

    private static double Norm(double[] x) => Math.Sqrt(x.Sum(static v => v * v));

    /// <summary>Of the angle at a vertex between two others.</summary>
    private static double Cotangent(double[] x, int at, int a, int b)
    {
        double dot = 0,
            first = 0,
            second = 0;
        for (int i = 0; i < 3; i++)
        {
            double u = x[3 * a + i] - x[3 * at + i],
                v = x[3 * b + i] - x[3 * at + i];
            dot += u * v;
            first += u * u;
            second += v * v;
        }

        return dot / Math.Sqrt(first * second - dot * dot);
    }
}
