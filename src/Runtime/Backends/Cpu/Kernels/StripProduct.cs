using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Products of small matrices with rows of numbers that are long and all of one distance: c[r] = or += Σ a[p, r] b[p]
/// over p.
/// </summary>
/// <remarks>
/// Rows of a follow one another, so one reference reaches all factors of a turn. Eight rows of c and two vectors of
/// columns are in registers at a time, then six, then four, then single rows with four vectors. <see cref="Gemm"/> has
/// its factors row by row, and works out addresses tile by tile, for rows of any distance and of several components.
/// </remarks>
internal static class StripProduct
{
    /// <summary>Columns are a multiple of this: two of the widest vectors.</summary>
    public const int Columns = 32;

    private const int Tall = 8;
    private const int Middle = 6;
    private const int Low = 4;

    /// <summary>The product.</summary>
    /// <param name="rows">Rows of c.</param>
    /// <param name="count">Rows of b.</param>
    /// <param name="a">The matrix, [row of b, row of c].</param>
    /// <param name="b">The first number of b.</param>
    /// <param name="c">The first number of c.</param>
    /// <param name="distance">Numbers from one row of b or c to the next.</param>
    /// <param name="columns">Numbers of a row.</param>
    /// <param name="isAdded">Whether the products are added to c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S>(
        int rows,
        int count,
        ReadOnlySpan<S> a,
        ref readonly S b,
        ref S c,
        nint distance,
        nint columns,
        bool isAdded = false
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Tiles<S> tiles = new(
            rows,
            count,
            ref MemoryMarshal.GetReference(a),
            ref Unsafe.AsRef(in b),
            ref c,
            distance,
            columns,
            isAdded
        );
        LaneLoop.RunWidest<Tiles<S>, S>(ref tiles);
    }

    private readonly ref struct Tiles<S>(
        nint rows,
        nint count,
        ref S a,
        ref S b,
        ref S c,
        nint distance,
        nint columns,
        bool isAdded
    ) : ILaneUse<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _rows = rows;
        private readonly nint _count = count;
        private readonly nint _distance = distance;
        private readonly nint _columns = columns;
        private readonly bool _isAdded = isAdded;
        private readonly ref S _a = ref a;
        private readonly ref S _b = ref b;
        private readonly ref S _c = ref c;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            nint row = 0;
            for (; row + Tall <= _rows; row += Tall)
                Eight<V, S>(_rows, _count, ref A(row), ref _b, ref C(row), _distance, _columns, _isAdded);
            for (; row + Middle <= _rows; row += Middle)
                Six<V, S>(_rows, _count, ref A(row), ref _b, ref C(row), _distance, _columns, _isAdded);
            for (; row + Low <= _rows; row += Low)
                Four<V, S>(_rows, _count, ref A(row), ref _b, ref C(row), _distance, _columns, _isAdded);
            for (; row < _rows; row++)
                One<V, S>(_rows, _count, ref A(row), ref _b, ref C(row), _distance, _columns, _isAdded);
        }

        private ref S A(nint row) => ref Unsafe.Add(ref _a, row);

        private ref S C(nint row) => ref Unsafe.Add(ref _c, row * _distance);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Eight<V, S>(
        nint aRow,
        nint count,
        ref S a,
        ref S b,
        ref S c,
        nint distance,
        nint columns,
        bool isAdded
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (nint u = 0; u < columns; u += 2 * V.Width)
        {
            ref S ap = ref a;
            ref S bp = ref Unsafe.Add(ref b, u);
            (V s00, V s10, V s20, V s30) = (V.Zero, V.Zero, V.Zero, V.Zero);
            (V s40, V s50, V s60, V s70) = (V.Zero, V.Zero, V.Zero, V.Zero);
            (V s01, V s11, V s21, V s31) = (V.Zero, V.Zero, V.Zero, V.Zero);
            (V s41, V s51, V s61, V s71) = (V.Zero, V.Zero, V.Zero, V.Zero);
            for (nint p = 0; p < count; p++)
            {
                V b0 = V.Load(in bp, 0),
                    b1 = V.Load(in bp, V.Width);
                V factor = V.Broadcast(in ap, 0);
                s00 = V.MultiplyAdd(factor, b0, s00);
                s01 = V.MultiplyAdd(factor, b1, s01);
                factor = V.Broadcast(in ap, 1);
                s10 = V.MultiplyAdd(factor, b0, s10);
                s11 = V.MultiplyAdd(factor, b1, s11);
                factor = V.Broadcast(in ap, 2);
                s20 = V.MultiplyAdd(factor, b0, s20);
                s21 = V.MultiplyAdd(factor, b1, s21);
                factor = V.Broadcast(in ap, 3);
                s30 = V.MultiplyAdd(factor, b0, s30);
                s31 = V.MultiplyAdd(factor, b1, s31);
                factor = V.Broadcast(in ap, 4);
                s40 = V.MultiplyAdd(factor, b0, s40);
                s41 = V.MultiplyAdd(factor, b1, s41);
                factor = V.Broadcast(in ap, 5);
                s50 = V.MultiplyAdd(factor, b0, s50);
                s51 = V.MultiplyAdd(factor, b1, s51);
                factor = V.Broadcast(in ap, 6);
                s60 = V.MultiplyAdd(factor, b0, s60);
                s61 = V.MultiplyAdd(factor, b1, s61);
                factor = V.Broadcast(in ap, 7);
                s70 = V.MultiplyAdd(factor, b0, s70);
                s71 = V.MultiplyAdd(factor, b1, s71);
                ap = ref Unsafe.Add(ref ap, aRow);
                bp = ref Unsafe.Add(ref bp, distance);
            }

            ref S cp = ref Unsafe.Add(ref c, u);
            Put(s00, s01, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s10, s11, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s20, s21, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s30, s31, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s40, s41, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s50, s51, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s60, s61, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s70, s71, ref cp, isAdded);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Six<V, S>(
        nint aRow,
        nint count,
        ref S a,
        ref S b,
        ref S c,
        nint distance,
        nint columns,
        bool isAdded
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (nint u = 0; u < columns; u += 2 * V.Width)
        {
            ref S ap = ref a;
            ref S bp = ref Unsafe.Add(ref b, u);
            (V s00, V s10, V s20) = (V.Zero, V.Zero, V.Zero);
            (V s30, V s40, V s50) = (V.Zero, V.Zero, V.Zero);
            (V s01, V s11, V s21) = (V.Zero, V.Zero, V.Zero);
            (V s31, V s41, V s51) = (V.Zero, V.Zero, V.Zero);
            for (nint p = 0; p < count; p++)
            {
                V b0 = V.Load(in bp, 0),
                    b1 = V.Load(in bp, V.Width);
                V factor = V.Broadcast(in ap, 0);
                s00 = V.MultiplyAdd(factor, b0, s00);
                s01 = V.MultiplyAdd(factor, b1, s01);
                factor = V.Broadcast(in ap, 1);
                s10 = V.MultiplyAdd(factor, b0, s10);
                s11 = V.MultiplyAdd(factor, b1, s11);
                factor = V.Broadcast(in ap, 2);
                s20 = V.MultiplyAdd(factor, b0, s20);
                s21 = V.MultiplyAdd(factor, b1, s21);
                factor = V.Broadcast(in ap, 3);
                s30 = V.MultiplyAdd(factor, b0, s30);
                s31 = V.MultiplyAdd(factor, b1, s31);
                factor = V.Broadcast(in ap, 4);
                s40 = V.MultiplyAdd(factor, b0, s40);
                s41 = V.MultiplyAdd(factor, b1, s41);
                factor = V.Broadcast(in ap, 5);
                s50 = V.MultiplyAdd(factor, b0, s50);
                s51 = V.MultiplyAdd(factor, b1, s51);
                ap = ref Unsafe.Add(ref ap, aRow);
                bp = ref Unsafe.Add(ref bp, distance);
            }

            ref S cp = ref Unsafe.Add(ref c, u);
            Put(s00, s01, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s10, s11, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s20, s21, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s30, s31, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s40, s41, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s50, s51, ref cp, isAdded);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Four<V, S>(
        nint aRow,
        nint count,
        ref S a,
        ref S b,
        ref S c,
        nint distance,
        nint columns,
        bool isAdded
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (nint u = 0; u < columns; u += 2 * V.Width)
        {
            ref S ap = ref a;
            ref S bp = ref Unsafe.Add(ref b, u);
            (V s00, V s10, V s20, V s30) = (V.Zero, V.Zero, V.Zero, V.Zero);
            (V s01, V s11, V s21, V s31) = (V.Zero, V.Zero, V.Zero, V.Zero);
            for (nint p = 0; p < count; p++)
            {
                V b0 = V.Load(in bp, 0),
                    b1 = V.Load(in bp, V.Width);
                V factor = V.Broadcast(in ap, 0);
                s00 = V.MultiplyAdd(factor, b0, s00);
                s01 = V.MultiplyAdd(factor, b1, s01);
                factor = V.Broadcast(in ap, 1);
                s10 = V.MultiplyAdd(factor, b0, s10);
                s11 = V.MultiplyAdd(factor, b1, s11);
                factor = V.Broadcast(in ap, 2);
                s20 = V.MultiplyAdd(factor, b0, s20);
                s21 = V.MultiplyAdd(factor, b1, s21);
                factor = V.Broadcast(in ap, 3);
                s30 = V.MultiplyAdd(factor, b0, s30);
                s31 = V.MultiplyAdd(factor, b1, s31);
                ap = ref Unsafe.Add(ref ap, aRow);
                bp = ref Unsafe.Add(ref bp, distance);
            }

            ref S cp = ref Unsafe.Add(ref c, u);
            Put(s00, s01, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s10, s11, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s20, s21, ref cp, isAdded);
            cp = ref Unsafe.Add(ref cp, distance);
            Put(s30, s31, ref cp, isAdded);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void One<V, S>(
        nint aRow,
        nint count,
        ref S a,
        ref S b,
        ref S c,
        nint distance,
        nint columns,
        bool isAdded
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint u = 0;
        for (; u + (4 * V.Width) <= columns; u += 4 * V.Width)
        {
            ref S ap = ref a;
            ref S bp = ref Unsafe.Add(ref b, u);
            (V s0, V s1, V s2, V s3) = (V.Zero, V.Zero, V.Zero, V.Zero);
            for (nint p = 0; p < count; p++)
            {
                V factor = V.Broadcast(in ap, 0);
                s0 = V.MultiplyAdd(factor, V.Load(in bp, 0), s0);
                s1 = V.MultiplyAdd(factor, V.Load(in bp, V.Width), s1);
                s2 = V.MultiplyAdd(factor, V.Load(in bp, 2 * V.Width), s2);
                s3 = V.MultiplyAdd(factor, V.Load(in bp, 3 * V.Width), s3);
                ap = ref Unsafe.Add(ref ap, aRow);
                bp = ref Unsafe.Add(ref bp, distance);
            }
            ref S cp = ref Unsafe.Add(ref c, u);
            Put(s0, s1, ref cp, isAdded);
            Put(s2, s3, ref Unsafe.Add(ref cp, 2 * V.Width), isAdded);
        }

        for (; u < columns; u += 2 * V.Width)
        {
            ref S ap = ref a;
            ref S bp = ref Unsafe.Add(ref b, u);
            (V s0, V s1) = (V.Zero, V.Zero);
            for (nint p = 0; p < count; p++)
            {
                V factor = V.Broadcast(in ap, 0);
                s0 = V.MultiplyAdd(factor, V.Load(in bp, 0), s0);
                s1 = V.MultiplyAdd(factor, V.Load(in bp, V.Width), s1);
                ap = ref Unsafe.Add(ref ap, aRow);
                bp = ref Unsafe.Add(ref bp, distance);
            }
            Put(s0, s1, ref Unsafe.Add(ref c, u), isAdded);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, S>(V first, V second, ref S c, bool isAdded)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V.Store(isAdded ? V.Load(in c, 0) + first : first, ref c, 0);
        V.Store(isAdded ? V.Load(in c, V.Width) + second : second, ref c, V.Width);
    }
}
