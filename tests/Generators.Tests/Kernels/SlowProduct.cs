using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>
/// The product by plain loops over all indices, from dense 3j symbols: slow and obvious. Rows in mul_ir order.
/// </summary>
internal static class SlowProduct
{
    /// <summary>z of one row.</summary>
    public static double[] Forward(TensorProductSpec spec, double[] x, double[] y, double[] w)
    {
        double[] z = new double[spec.Out.Dim];
        ForEach(spec, (ix, iy, iw, iz, c) => z[iz] += c * x[ix] * y[iy] * (iw < 0 ? 1 : w[iw]));
        return z;
    }

    /// <summary>Gradients of Σ gz·z for one row.</summary>
    public static (double[] X, double[] Y, double[] W) Backward(
        TensorProductSpec spec,
        double[] x,
        double[] y,
        double[] w,
        double[] gz
    )
    {
        double[] gx = new double[x.Length];
        double[] gy = new double[y.Length];
        double[] gw = new double[w.Length];
        ForEach(
            spec,
            (ix, iy, iw, iz, c) =>
            {
                double weight = iw < 0 ? 1 : w[iw];
                gx[ix] += c * weight * y[iy] * gz[iz];
                gy[iy] += c * weight * x[ix] * gz[iz];
                if (iw >= 0)
                    gw[iw] += c * x[ix] * y[iy] * gz[iz];
            }
        );
        return (gx, gy, gw);
    }

    private static void ForEach(TensorProductSpec spec, Action<int, int, int, int, double> visit)
    {
        foreach (TensorProductPath path in spec.Paths)
        {
            (int mul1, int mul2, int mul3) = (path.First.Mul, path.Second.Mul, path.Result.Mul);
            double[,,] c = Dense(path);
            foreach ((int u, int v, int t, int weight) in Copies(path.Mode, mul1, mul2, mul3))
            {
                for (int i = 0; i < c.GetLength(0); i++)
                {
                    for (int j = 0; j < c.GetLength(1); j++)
                    {
                        for (int k = 0; k < c.GetLength(2); k++)
                        {
                            if (c[i, j, k] != 0)
                            {
                                visit(
                                    spec.In1.Offset(path.In1) + (u * c.GetLength(0)) + i,
                                    spec.In2.Offset(path.In2) + (v * c.GetLength(1)) + j,
                                    path.HasWeight ? path.WeightOffset + weight : -1,
                                    spec.Out.Offset(path.Out) + (t * c.GetLength(2)) + k,
                                    path.Coefficient * c[i, j, k]
                                );
                            }
                        }
                    }
                }
            }
        }
    }

    private static double[,,] Dense(TensorProductPath path)
    {
        (Irrep first, Irrep second, Irrep result) = (path.First.Irrep, path.Second.Irrep, path.Result.Irrep);
        if (first.Group.Kind is Group.O3 or Group.SO3)
            return Wigner3j.Dense(first.L, second.L, result.L);
        var dense = new double[first.Dim, second.Dim, result.Dim];
        foreach (CouplingTerm term in first.Group.Couplings(first, second, result)[path.Coupling])
            dense[term.I, term.J, term.K] = term.Value.ToDouble();
        return dense;
    }

    /// <summary>Which copies meet, and which weight they have, by the definition of each mode.</summary>
    private static IEnumerable<(int U, int V, int Out, int Weight)> Copies(
        ConnectionMode mode,
        int mul1,
        int mul2,
        int mul3
    )
    {
        int pair = 0;
        for (int u = 0; u < mul1; u++)
        {
            for (int v = 0; v < mul2; v++)
            {
                switch (mode)
                {
                    case ConnectionMode.Uvu:
                        yield return (u, v, u, (u * mul2) + v);
                        break;
                    case ConnectionMode.Uvv:
                        yield return (u, v, v, (u * mul2) + v);
                        break;
                    case ConnectionMode.Uvuv:
                        yield return (u, v, (u * mul2) + v, (u * mul2) + v);
                        break;
                    case ConnectionMode.Uuu when u == v:
                        yield return (u, u, u, u);
                        break;
                    case ConnectionMode.UvuLessV when u < v:
                        yield return (u, v, pair, pair++);
                        break;
                    case ConnectionMode.Uvw:
                    case ConnectionMode.Uuw when u == v:
                    case ConnectionMode.ULessVw when u < v:
                        int first =
                            mode == ConnectionMode.Uvw ? (u * mul2) + v
                            : mode == ConnectionMode.Uuw ? u
                            : pair++;
                        for (int w = 0; w < mul3; w++)
                            yield return (u, v, w, (first * mul3) + w);

                        break;
                }
            }
        }
    }
}
