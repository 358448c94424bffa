using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Inner products over rings, the transpose of <see cref="LegendreSums"/>: from functions of φ to coefficients, which
/// are still spread over lanes.
/// </summary>
internal static class LegendreProducts
{
    /// <summary>Partial sums of a coefficient: the lanes of the widest vector.</summary>
    internal const int Spread = 8;

    /// <summary>
    /// An order without spin, two degrees at a time: the first of each two is multiplied by the numbers 0 and 1 of a
    /// ring, the second by the numbers 2 and 3.
    /// </summary>
    /// <param name="block">The block; its sums are the numbers of rings.</param>
    /// <param name="lane">The first of the vector's lanes.</param>
    /// <param name="degrees">For each degree A and B.</param>
    /// <param name="products">For each degree two times <see cref="Spread"/> numbers, to which is added.</param>
    /// <param name="count">Degrees, an even number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Plain<V>(
        ref LegendreBlock block,
        nint lane,
        ref double degrees,
        ref double products,
        nint count
    )
        where V : struct, ILanes<V, double>
    {
        nint l1 = lane + V.Width,
            l2 = lane + (2 * V.Width),
            l3 = lane + (3 * V.Width);
        ref double x = ref block.X[0],
            current = ref block.Current[0],
            before = ref block.Before[0],
            even = ref block.Sums[0],
            odd = ref block.Sums[2 * LegendreBlock.Lanes];
        nint im = LegendreBlock.Lanes;
        V x0 = V.Load(in x, lane),
            x1 = V.Load(in x, l1),
            x2 = V.Load(in x, l2),
            x3 = V.Load(in x, l3),
            p0 = V.Load(in current, lane),
            p1 = V.Load(in current, l1),
            p2 = V.Load(in current, l2),
            p3 = V.Load(in current, l3),
            q0 = V.Load(in before, lane),
            q1 = V.Load(in before, l1),
            q2 = V.Load(in before, l2),
            q3 = V.Load(in before, l3);
        V a0 = V.Load(in even, lane),
            a1 = V.Load(in even, l1),
            a2 = V.Load(in even, l2),
            a3 = V.Load(in even, l3),
            b0 = V.Load(in even, im + lane),
            b1 = V.Load(in even, im + l1),
            b2 = V.Load(in even, im + l2),
            b3 = V.Load(in even, im + l3),
            c0 = V.Load(in odd, lane),
            c1 = V.Load(in odd, l1),
            c2 = V.Load(in odd, l2),
            c3 = V.Load(in odd, l3),
            d0 = V.Load(in odd, im + lane),
            d1 = V.Load(in odd, im + l1),
            d2 = V.Load(in odd, im + l2),
            d3 = V.Load(in odd, im + l3);
        for (nint i = 0; i < count; i += 2)
        {
            V s = V.MultiplyAdd(a0, p0, V.Load(in products, 0)),
                t = V.MultiplyAdd(b0, p0, V.Load(in products, Spread)),
                a = V.Broadcast(in degrees, 0);
            s = V.MultiplyAdd(a1, p1, s);
            t = V.MultiplyAdd(b1, p1, t);
            s = V.MultiplyAdd(a2, p2, s);
            t = V.MultiplyAdd(b2, p2, t);
            V.Store(V.MultiplyAdd(a3, p3, s), ref products, 0);
            V.Store(V.MultiplyAdd(b3, p3, t), ref products, Spread);
            q0 = V.MultiplyAdd(a * x0, p0, q0);
            q1 = V.MultiplyAdd(a * x1, p1, q1);
            q2 = V.MultiplyAdd(a * x2, p2, q2);
            q3 = V.MultiplyAdd(a * x3, p3, q3);
            s = V.MultiplyAdd(c0, q0, V.Load(in products, 2 * Spread));
            t = V.MultiplyAdd(d0, q0, V.Load(in products, 3 * Spread));
            a = V.Broadcast(in degrees, 2);
            s = V.MultiplyAdd(c1, q1, s);
            t = V.MultiplyAdd(d1, q1, t);
            s = V.MultiplyAdd(c2, q2, s);
            t = V.MultiplyAdd(d2, q2, t);
            V.Store(V.MultiplyAdd(c3, q3, s), ref products, 2 * Spread);
            V.Store(V.MultiplyAdd(d3, q3, t), ref products, 3 * Spread);
            p0 = V.MultiplyAdd(a * x0, q0, p0);
            p1 = V.MultiplyAdd(a * x1, q1, p1);
            p2 = V.MultiplyAdd(a * x2, q2, p2);
            p3 = V.MultiplyAdd(a * x3, q3, p3);
            degrees = ref Unsafe.Add(ref degrees, 4);
            products = ref Unsafe.Add(ref products, 4 * Spread);
        }

        V.Store(p0, ref current, lane);
        V.Store(p1, ref current, l1);
        V.Store(p2, ref current, l2);
        V.Store(p3, ref current, l3);
        V.Store(q0, ref before, lane);
        V.Store(q1, ref before, l1);
        V.Store(q2, ref before, l2);
        V.Store(q3, ref before, l3);
    }

    /// <summary>An order with spin: each degree is multiplied by all four numbers of a ring.</summary>
    /// <param name="block">The block; its sums are the numbers of rings.</param>
    /// <param name="lane">The first of the vector's lanes.</param>
    /// <param name="degrees">For each degree A and B.</param>
    /// <param name="products">For each degree four times <see cref="Spread"/> numbers, to which is added.</param>
    /// <param name="count">Degrees, an even number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Spin<V>(
        ref LegendreBlock block,
        nint lane,
        ref double degrees,
        ref double products,
        nint count
    )
        where V : struct, ILanes<V, double>
    {
        nint l1 = lane + V.Width,
            l2 = lane + (2 * V.Width),
            l3 = lane + (3 * V.Width);
        ref double x = ref block.X[0],
            current = ref block.Current[0],
            before = ref block.Before[0],
            a = ref block.Sums[0],
            b = ref block.Sums[LegendreBlock.Lanes],
            c = ref block.Sums[2 * LegendreBlock.Lanes],
            d = ref block.Sums[3 * LegendreBlock.Lanes];
        V x0 = V.Load(in x, lane),
            x1 = V.Load(in x, l1),
            x2 = V.Load(in x, l2),
            x3 = V.Load(in x, l3),
            p0 = V.Load(in current, lane),
            p1 = V.Load(in current, l1),
            p2 = V.Load(in current, l2),
            p3 = V.Load(in current, l3),
            q0 = V.Load(in before, lane),
            q1 = V.Load(in before, l1),
            q2 = V.Load(in before, l2),
            q3 = V.Load(in before, l3);
        V a0 = V.Load(in a, lane),
            a1 = V.Load(in a, l1),
            a2 = V.Load(in a, l2),
            a3 = V.Load(in a, l3),
            b0 = V.Load(in b, lane),
            b1 = V.Load(in b, l1),
            b2 = V.Load(in b, l2),
            b3 = V.Load(in b, l3),
            c0 = V.Load(in c, lane),
            c1 = V.Load(in c, l1),
            c2 = V.Load(in c, l2),
            c3 = V.Load(in c, l3),
            d0 = V.Load(in d, lane),
            d1 = V.Load(in d, l1),
            d2 = V.Load(in d, l2),
            d3 = V.Load(in d, l3);
        for (nint i = 0; i < count; i++)
        {
            V s = V.MultiplyAdd(a0, p0, V.Load(in products, 0)),
                t = V.MultiplyAdd(b0, p0, V.Load(in products, Spread));
            s = V.MultiplyAdd(a1, p1, s);
            t = V.MultiplyAdd(b1, p1, t);
            s = V.MultiplyAdd(a2, p2, s);
            t = V.MultiplyAdd(b2, p2, t);
            V.Store(V.MultiplyAdd(a3, p3, s), ref products, 0);
            V.Store(V.MultiplyAdd(b3, p3, t), ref products, Spread);
            s = V.MultiplyAdd(c0, p0, V.Load(in products, 2 * Spread));
            t = V.MultiplyAdd(d0, p0, V.Load(in products, 3 * Spread));
            s = V.MultiplyAdd(c1, p1, s);
            t = V.MultiplyAdd(d1, p1, t);
            s = V.MultiplyAdd(c2, p2, s);
            t = V.MultiplyAdd(d2, p2, t);
            V.Store(V.MultiplyAdd(c3, p3, s), ref products, 2 * Spread);
            V.Store(V.MultiplyAdd(d3, p3, t), ref products, 3 * Spread);
            V f = V.Broadcast(in degrees, 0),
                g = V.Broadcast(in degrees, 1);
            V r = V.MultiplyAdd(V.MultiplyAdd(f, x0, g), p0, q0);
            (q0, p0) = (p0, r);
            r = V.MultiplyAdd(V.MultiplyAdd(f, x1, g), p1, q1);
            (q1, p1) = (p1, r);
            r = V.MultiplyAdd(V.MultiplyAdd(f, x2, g), p2, q2);
            (q2, p2) = (p2, r);
            r = V.MultiplyAdd(V.MultiplyAdd(f, x3, g), p3, q3);
            (q3, p3) = (p3, r);
            degrees = ref Unsafe.Add(ref degrees, 2);
            products = ref Unsafe.Add(ref products, 4 * Spread);
        }

        V.Store(p0, ref current, lane);
        V.Store(p1, ref current, l1);
        V.Store(p2, ref current, l2);
        V.Store(p3, ref current, l3);
        V.Store(q0, ref before, lane);
        V.Store(q1, ref before, l1);
        V.Store(q2, ref before, l2);
        V.Store(q3, ref before, l3);
    }
}
