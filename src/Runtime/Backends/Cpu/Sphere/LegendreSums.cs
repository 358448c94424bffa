using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Sums over degrees: from coefficients to functions of φ, one vector of rings at a time.</summary>
internal static class LegendreSums
{
    /// <summary>
    /// An order without spin, two degrees at a time: the first of each two goes to the sums 0 and 1 (real and imaginary
    /// part of what is even under reflection), the second to the sums 2 and 3 (odd).
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="lane">The first of the vector's lanes.</param>
    /// <param name="degrees">For each degree A, B, and the two coefficients.</param>
    /// <param name="count">Degrees, an even number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Plain<V>(ref LegendreBlock block, nint lane, ref double degrees, nint count)
        where V : struct, ILanes<V, double>
    {
        V x = V.Load(in block.X[0], lane),
            p = V.Load(in block.Current[0], lane),
            q = V.Load(in block.Before[0], lane);
        ref double sums = ref block.Sums[0];
        V evenRe = V.Load(in sums, lane),
            evenIm = V.Load(in sums, LegendreBlock.Lanes + lane),
            oddRe = V.Load(in sums, (2 * LegendreBlock.Lanes) + lane),
            oddIm = V.Load(in sums, (3 * LegendreBlock.Lanes) + lane);
        for (nint i = 0; i < count; i += 2)
        {
            evenRe = V.MultiplyAdd(V.Broadcast(in degrees, 2), p, evenRe);
            evenIm = V.MultiplyAdd(V.Broadcast(in degrees, 3), p, evenIm);
            q = V.MultiplyAdd(V.Broadcast(in degrees, 0) * x, p, q);
            oddRe = V.MultiplyAdd(V.Broadcast(in degrees, 6), q, oddRe);
            oddIm = V.MultiplyAdd(V.Broadcast(in degrees, 7), q, oddIm);
            p = V.MultiplyAdd(V.Broadcast(in degrees, 4) * x, q, p);
            degrees = ref Unsafe.Add(ref degrees, 8);
        }

        V.Store(p, ref block.Current[0], lane);
        V.Store(q, ref block.Before[0], lane);
        V.Store(evenRe, ref sums, lane);
        V.Store(evenIm, ref sums, LegendreBlock.Lanes + lane);
        V.Store(oddRe, ref sums, (2 * LegendreBlock.Lanes) + lane);
        V.Store(oddIm, ref sums, (3 * LegendreBlock.Lanes) + lane);
    }

    /// <summary>An order with spin: four coefficients for each degree, each with a sum of its own.</summary>
    /// <param name="block">The block.</param>
    /// <param name="lane">The first of the vector's lanes.</param>
    /// <param name="degrees">For each degree A, B, and the four coefficients.</param>
    /// <param name="count">Degrees, an even number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Spin<V>(ref LegendreBlock block, nint lane, ref double degrees, nint count)
        where V : struct, ILanes<V, double>
    {
        V x = V.Load(in block.X[0], lane),
            p = V.Load(in block.Current[0], lane),
            q = V.Load(in block.Before[0], lane);
        ref double sums = ref block.Sums[0];
        V a = V.Load(in sums, lane),
            b = V.Load(in sums, LegendreBlock.Lanes + lane),
            c = V.Load(in sums, (2 * LegendreBlock.Lanes) + lane),
            d = V.Load(in sums, (3 * LegendreBlock.Lanes) + lane);
        for (nint i = 0; i < count; i += 2)
        {
            a = V.MultiplyAdd(V.Broadcast(in degrees, 2), p, a);
            b = V.MultiplyAdd(V.Broadcast(in degrees, 3), p, b);
            c = V.MultiplyAdd(V.Broadcast(in degrees, 4), p, c);
            d = V.MultiplyAdd(V.Broadcast(in degrees, 5), p, d);
            q = V.MultiplyAdd(V.MultiplyAdd(V.Broadcast(in degrees, 0), x, V.Broadcast(in degrees, 1)), p, q);
            a = V.MultiplyAdd(V.Broadcast(in degrees, 8), q, a);
            b = V.MultiplyAdd(V.Broadcast(in degrees, 9), q, b);
            c = V.MultiplyAdd(V.Broadcast(in degrees, 10), q, c);
            d = V.MultiplyAdd(V.Broadcast(in degrees, 11), q, d);
            p = V.MultiplyAdd(V.MultiplyAdd(V.Broadcast(in degrees, 6), x, V.Broadcast(in degrees, 7)), q, p);
            degrees = ref Unsafe.Add(ref degrees, 12);
        }

        V.Store(p, ref block.Current[0], lane);
        V.Store(q, ref block.Before[0], lane);
        V.Store(a, ref sums, lane);
        V.Store(b, ref sums, LegendreBlock.Lanes + lane);
        V.Store(c, ref sums, (2 * LegendreBlock.Lanes) + lane);
        V.Store(d, ref sums, (3 * LegendreBlock.Lanes) + lane);
    }
}
