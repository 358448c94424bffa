using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Inner products of long rows of numbers, each with each: sums stay spread over lanes until <see cref="LaneSums{S}"/>
/// adds them sideways.
/// </summary>
internal static class StripDots
{
    private const int TileRows = 4;
    private const int TileColumns = 2;

    /// <summary>Some rows of each of several components.</summary>
    internal readonly ref struct Rows<S>(ref readonly S first, int count, nint component)
    {
        public readonly ref S First = ref Unsafe.AsRef(in first);
        public readonly nint Count = count;
        public readonly nint Component = component;
    }

    /// <summary>sums[i, j] += Σ a[i] b[j] over components and columns.</summary>
    /// <param name="a">The one rows.</param>
    /// <param name="b">The others.</param>
    /// <param name="components">Their components.</param>
    /// <param name="distance">Numbers from one row to the next.</param>
    /// <param name="columns">Numbers of a row, a multiple of <see cref="LaneSums{S}.Lanes"/>.</param>
    /// <param name="sums">[row of a, row of b, <see cref="LaneSums{S}.Lanes"/>].</param>
    public static void Run<S>(Rows<S> a, Rows<S> b, nint components, nint distance, nint columns, ref S sums)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Tiles<S> tiles = new(a, b, components, distance, columns, ref sums);
        LaneLoop.RunWidest<Tiles<S>, S>(ref tiles);
    }

    private readonly ref struct Tiles<S>(Rows<S> a, Rows<S> b, nint components, nint distance, nint columns, ref S sums)
        : ILaneUse<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly Rows<S> _a = a;
        private readonly Rows<S> _b = b;
        private readonly nint _components = components;
        private readonly nint _distance = distance;
        private readonly nint _columns = columns;
        private readonly ref S _sums = ref sums;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            for (nint i = 0; i < _a.Count; i += TileRows)
            {
                for (nint j = 0; j < _b.Count; j += TileColumns)
                    Tile<V, S>(_a, _b, i, j, _components, _distance, _columns, ref _sums);
            }
        }
    }

    /// <summary>Rows that a tile has too many repeat the last, and are not stored.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Tile<V, S>(
        Rows<S> a,
        Rows<S> b,
        nint i,
        nint j,
        nint components,
        nint distance,
        nint columns,
        ref S sums
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint lastA = a.Count - 1 - i,
            lastB = b.Count - 1 - j;
        nint a1 = nint.Min(1, lastA) * distance,
            a2 = nint.Min(2, lastA) * distance,
            a3 = nint.Min(3, lastA) * distance,
            b1 = nint.Min(1, lastB) * distance;
        ref S aFirst = ref Unsafe.Add(ref a.First, i * distance);
        ref S bFirst = ref Unsafe.Add(ref b.First, j * distance);
        (V s00, V s10, V s20, V s30) = (V.Zero, V.Zero, V.Zero, V.Zero);
        (V s01, V s11, V s21, V s31) = (V.Zero, V.Zero, V.Zero, V.Zero);
        for (nint m = 0; m < components; m++)
        {
            for (nint u = 0; u < columns; u += V.Width)
            {
                ref S ap = ref Unsafe.Add(ref aFirst, u);
                ref S bp = ref Unsafe.Add(ref bFirst, u);
                V g0 = V.Load(in bp, 0),
                    g1 = V.Load(in bp, b1);
                V value = V.Load(in ap, 0);
                s00 = V.MultiplyAdd(value, g0, s00);
                s01 = V.MultiplyAdd(value, g1, s01);
                value = V.Load(in ap, a1);
                s10 = V.MultiplyAdd(value, g0, s10);
                s11 = V.MultiplyAdd(value, g1, s11);
                value = V.Load(in ap, a2);
                s20 = V.MultiplyAdd(value, g0, s20);
                s21 = V.MultiplyAdd(value, g1, s21);
                value = V.Load(in ap, a3);
                s30 = V.MultiplyAdd(value, g0, s30);
                s31 = V.MultiplyAdd(value, g1, s31);
            }
            aFirst = ref Unsafe.Add(ref aFirst, a.Component);
            bFirst = ref Unsafe.Add(ref bFirst, b.Component);
        }

        nint row = b.Count * LaneSums<S>.Lanes;
        ref S to = ref Unsafe.Add(ref sums, (i * row) + (j * LaneSums<S>.Lanes));
        Put(s00, s01, ref to, lastB);
        if (lastA > 0)
            Put(s10, s11, ref Unsafe.Add(ref to, row), lastB);
        if (lastA > 1)
            Put(s20, s21, ref Unsafe.Add(ref to, 2 * row), lastB);
        if (lastA > 2)
            Put(s30, s31, ref Unsafe.Add(ref to, 3 * row), lastB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, S>(V first, V second, ref S to, nint last)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V.Store(V.Load(in to, 0) + first, ref to, 0);
        if (last > 0)
            V.Store(V.Load(in to, LaneSums<S>.Lanes) + second, ref to, LaneSums<S>.Lanes);
    }
}
