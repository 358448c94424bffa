using System.Numerics;
using System.Runtime.Intrinsics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Runs emitted harmonics: pairs or more of points in 128-bit lanes, the rest one by one.</summary>
internal sealed class Harmonics<TKernel, S> : IHarmonics
    where TKernel : IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    public double[][] Evaluate(double[][] points)
    {
        List<double[]> rows = [];
        while (points.Length - rows.Count >= Vector128<S>.Count)
            Evaluate<Lanes128<S>>(points, rows);

        while (rows.Count < points.Length)
            Evaluate<Lane<S>>(points, rows);

        return [.. rows];
    }

    public double[][] Pullback(double[][] points, double[][] gradients)
    {
        List<double[]> rows = [];
        while (points.Length - rows.Count >= Vector128<S>.Count)
            Pullback<Lanes128<S>>(points, gradients, rows);

        while (rows.Count < points.Length)
            Pullback<Lane<S>>(points, gradients, rows);

        return [.. rows];
    }

    private static void Evaluate<V>(double[][] points, List<double[]> rows)
        where V : struct, ILanes<V, S>
    {
        int first = rows.Count;
        S[] values = new S[TKernel.Dim * V.Width];
        TKernel.Evaluate(
            Load<V>(points, first, 0),
            Load<V>(points, first, 1),
            Load<V>(points, first, 2),
            ref values[0],
            V.Width
        );
        for (int lane = 0; lane < V.Width; lane++)
        {
            rows.Add([
                .. Enumerable.Range(0, TKernel.Dim).Select(c => double.CreateTruncating(values[(c * V.Width) + lane])),
            ]);
        }
    }

    private static void Pullback<V>(double[][] points, double[][] gradients, List<double[]> rows)
        where V : struct, ILanes<V, S>
    {
        int first = rows.Count;
        S[] gradient = new S[TKernel.Dim * V.Width];
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = S.CreateTruncating(gradients[first + (i % V.Width)][i / V.Width]);

        TKernel.Pullback(
            Load<V>(points, first, 0),
            Load<V>(points, first, 1),
            Load<V>(points, first, 2),
            in gradient[0],
            V.Width,
            out V gx,
            out V gy,
            out V gz
        );
        S[] result = new S[3 * V.Width];
        V.Store(gx, ref result[0], 0);
        V.Store(gy, ref result[0], V.Width);
        V.Store(gz, ref result[0], 2 * V.Width);
        for (int lane = 0; lane < V.Width; lane++)
            rows.Add([.. Enumerable.Range(0, 3).Select(c => double.CreateTruncating(result[(c * V.Width) + lane]))]);
    }

    private static V Load<V>(double[][] points, int first, int axis)
        where V : struct, ILanes<V, S>
    {
        S[] numbers = [.. Enumerable.Range(0, V.Width).Select(lane => S.CreateTruncating(points[first + lane][axis]))];
        return V.Load(in numbers[0], 0);
    }
}
