namespace GeoDL.Typed.Algebra.Tests.Groups;

/// <summary>
/// Layers as their specifications say, copy by copy and component by component, in e3nn's order of rows.
/// </summary>
internal static class SlowLayers
{
    public static double[] Product(TensorProductSpec spec, double[] x, double[] y, double[] weights)
    {
        var z = new double[spec.Out.Dim];
        foreach (TensorProductPath path in spec.Paths)
        {
            (Irrep a, Irrep b, Irrep c) = (path.First.Irrep, path.Second.Irrep, path.Result.Irrep);
            IReadOnlyList<CouplingTerm> terms = a.Group.Couplings(a, b, c)[path.Coupling];
            foreach ((int u, int v, int w, int weight) in Copies(path))
            {
                double factor = path.Coefficient * (path.HasWeight ? weights[path.WeightOffset + weight] : 1);
                foreach (CouplingTerm term in terms)
                {
                    z[spec.Out.Offset(path.Out) + w * c.Dim + term.K] +=
                        factor
                        * term.Value.ToDouble()
                        * x[spec.In1.Offset(path.In1) + u * a.Dim + term.I]
                        * y[spec.In2.Offset(path.In2) + v * b.Dim + term.J];
                }
            }
        }

        return z;
    }

    public static double[] Linear(LinearSpec spec, double[] x, double[] weights)
    {
        var z = new double[spec.Out.Dim];
        foreach (LinearPath path in spec.Paths)
        {
            int dim = path.Source.Irrep.Dim;
            for (int u = 0; u < path.Source.Mul; u++)
            {
                for (int w = 0; w < path.Result.Mul; w++)
                {
                    double factor = path.Coefficient * weights[path.WeightOffset + u * path.Result.Mul + w];
                    for (int k = 0; k < dim; k++)
                    {
                        // A quarter turn takes (c, s) to (−s, c).
                        double value = path.IsTurned
                            ? (k == 0 ? -1 : 1) * x[spec.In.Offset(path.In) + u * dim + 1 - k]
                            : x[spec.In.Offset(path.In) + u * dim + k];
                        z[spec.Out.Offset(path.Out) + w * dim + k] += factor * value;
                    }
                }
            }
        }

        return z;
    }

    /// <summary>All copies of a signature under an element.</summary>
    public static double[] Turn(Irreps irreps, GroupElement element, double[] x)
    {
        var turned = new double[x.Length];
        for (int block = 0; block < irreps.Count; block++)
        {
            Irrep irrep = irreps[block].Irrep;
            double[,] matrix = irrep.Group.Matrix(irrep, element);
            for (int u = 0; u < irreps[block].Mul; u++)
            {
                int at = irreps.Offset(block) + u * irrep.Dim;
                GroupCases.Apply(matrix, x[at..(at + irrep.Dim)]).CopyTo(turned, at);
            }
        }

        return turned;
    }

    private static IEnumerable<(int U, int V, int W, int Weight)> Copies(TensorProductPath path)
    {
        (int m1, int m2, int m3) = (path.First.Mul, path.Second.Mul, path.Result.Mul);
        int pair = 0;
        for (int u = 0; u < m1; u++)
        {
            for (int v = 0; v < m2; v++)
            {
                switch (path.Mode)
                {
                    case ConnectionMode.Uvw:
                        for (int w = 0; w < m3; w++)
                            yield return (u, v, w, ((u * m2) + v) * m3 + w);
                        break;
                    case ConnectionMode.Uvu:
                        yield return (u, v, u, (u * m2) + v);
                        break;
                    case ConnectionMode.Uvuv:
                        yield return (u, v, (u * m2) + v, (u * m2) + v);
                        break;
                    case ConnectionMode.Uuu when u == v:
                        yield return (u, u, u, u);
                        break;
                    case ConnectionMode.Uuw when u == v:
                        for (int w = 0; w < m3; w++)
                            yield return (u, u, w, (u * m3) + w);
                        break;
                    case ConnectionMode.UvuLessV when u < v:
                        yield return (u, v, pair++, 0);
                        break;
                    case ConnectionMode.ULessVw when u < v:
                        for (int w = 0; w < m3; w++)
                            yield return (u, v, w, (pair * m3) + w);
                        pair++;
                        break;
                    default:
                        break;
                }
            }
        }
    }
}
