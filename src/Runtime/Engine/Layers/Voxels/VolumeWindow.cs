using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The windows of a strip of voxels for one number of a voxel: folded by the mirrors of y and z, which neighbours in x
/// share, then by that of x while functions are summed.
/// </summary>
internal readonly ref struct VolumeWindow<S>(
    VolumeTables<S> tables,
    VolumeAddresses addresses,
    int strip,
    Span<S> scratch
)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Windows are computed in multiples of this many voxels, so that few lanes are single numbers.</summary>
    private const int Lanes = 8;

    private readonly Span<S> _folded = scratch[..addresses.FoldedSize];
    private readonly Span<S> _places = scratch.Slice(addresses.FoldedSize, tables.PlaceCount * strip);

    /// <summary>Numbers of scratch.</summary>
    internal static int ScratchSize(VolumeTables<S> tables, VolumeAddresses addresses, int strip) =>
        addresses.FoldedSize + (tables.PlaceCount * strip);

    /// <summary>How many voxels are computed where some count.</summary>
    internal static int Rounded(int voxels) => (voxels + Lanes - 1) / Lanes * Lanes;

    /// <summary>h = the sums of all functions.</summary>
    /// <param name="lanes">Voxels that are computed.</param>
    /// <param name="corner">The first voxel of the first window.</param>
    /// <param name="h">The sums of function 0.</param>
    /// <param name="function">Numbers from one function to the next.</param>
    internal void Sense(int lanes, ref readonly S corner, ref S h, nint function)
    {
        ref S folded = ref LayerValues.First(_folded);
        Loop(new Folding(addresses, ref Unsafe.AsRef(in corner), ref folded), Length(lanes));
        foreach (VolumeParity<S> parity in tables.Parities)
        {
            int f = 0;
            for (; f + 4 <= parity.FunctionCount; f += 4)
                Loop(new FourSums(addresses, parity, f, ref folded, ref h, function), lanes);
            for (; f + 2 <= parity.FunctionCount; f += 2)
                Loop(new TwoSums(addresses, parity, f, ref folded, ref h, function), lanes);
            if (f < parity.FunctionCount)
                Loop(new OneSum(addresses, parity, f, ref folded, ref h, function), lanes);
        }
    }

    /// <summary>gCorner += the gradient for the gradient gh of the sums.</summary>
    internal void SensePullback(int lanes, ref S gCorner, ref readonly S gh, nint function)
    {
        foreach (VolumeParity<S> parity in tables.Parities)
        {
            Gemm.Multiply(
                parity.PlaceCount,
                1,
                S.One,
                new BlockView<S>(in parity.Backward[0], parity.FunctionCount, 0, parity.FunctionCount),
                new BlockView<S>(
                    in Unsafe.Add(ref Unsafe.AsRef(in gh), parity.Function * function),
                    function,
                    0,
                    lanes
                ),
                new BlockView<S>(in _places[parity.Place * strip], strip, 0, lanes).AsFresh
            );
        }

        _folded.Clear();
        ref S folded = ref LayerValues.First(_folded);
        foreach (VolumeParity<S> parity in tables.Parities)
            Loop(new Gathering(addresses, parity, strip, ref folded, ref LayerValues.First(_places)), lanes);

        Loop(new Unfolding(addresses, ref gCorner, ref folded), Length(lanes));
    }

    /// <summary>A method of its own for each loop: of several in one the JIT inlines no vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TLoop>(scoped in TLoop loop, nint lanes)
        where TLoop : ILaneLoop<S>, allows ref struct => LaneLoop.Run<TLoop, S>(in loop, lanes);

    /// <summary>Numbers of a phase that windows of some voxels reach, in full vectors of four.</summary>
    private int Length(int lanes) => (lanes + addresses.Beyond + 3) / 4 * 4;

    /// <summary>Sums and differences of the four mirrored rows (±y, ±z).</summary>
    private readonly ref struct Folding(VolumeAddresses addresses, ref S corner, ref S folded) : ILaneLoop<S>
    {
        private readonly int[] _rows = addresses.Rows;
        private readonly int[] _to = addresses.Folded;
        private readonly ref S _corner = ref corner;
        private readonly ref S _folded = ref folded;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            (int[] rows, int[] to) = (_rows, _to);
            ref S corner = ref _corner;
            ref S folded = ref _folded;
            for (int i = 0; i <= rows.Length - VolumeAddresses.Mirrored; i += VolumeAddresses.Mirrored)
            {
                (nint a, nint b, nint c, nint d) = (rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
                (nint ee, nint oe, nint eo, nint oo) = (to[i], to[i + 1], to[i + 2], to[i + 3]);
                for (nint u = start; u < end; u += V.Width)
                {
                    V first = V.Load(in corner, a + u);
                    if (d >= 0)
                    {
                        V second = V.Load(in corner, b + u),
                            third = V.Load(in corner, c + u),
                            fourth = V.Load(in corner, d + u);
                        (V sum, V difference) = (first + second, first - second);
                        (V otherSum, V otherDifference) = (third + fourth, third - fourth);
                        V.Store(sum + otherSum, ref folded, ee + u);
                        V.Store(difference + otherDifference, ref folded, oe + u);
                        V.Store(sum - otherSum, ref folded, eo + u);
                        V.Store(difference - otherDifference, ref folded, oo + u);
                    }
                    else if (b >= 0)
                    {
                        V second = V.Load(in corner, b + u);
                        V.Store(first + second, ref folded, ee + u);
                        V.Store(first - second, ref folded, oe + u);
                    }
                    else if (c >= 0)
                    {
                        V third = V.Load(in corner, c + u);
                        V.Store(first + third, ref folded, ee + u);
                        V.Store(first - third, ref folded, eo + u);
                    }
                    else
                    {
                        V.Store(first, ref folded, ee + u);
                    }
                }
            }
        }
    }

    /// <summary>The reverse of <see cref="Folding"/>.</summary>
    private readonly ref struct Unfolding(VolumeAddresses addresses, ref S corner, ref S folded) : ILaneLoop<S>
    {
        private readonly int[] _rows = addresses.Rows;
        private readonly int[] _from = addresses.Folded;
        private readonly ref S _corner = ref corner;
        private readonly ref S _folded = ref folded;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            (int[] rows, int[] from) = (_rows, _from);
            ref S corner = ref _corner;
            ref S folded = ref _folded;
            for (int i = 0; i <= rows.Length - VolumeAddresses.Mirrored; i += VolumeAddresses.Mirrored)
            {
                (nint a, nint b, nint c, nint d) = (rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
                (nint ee, nint oe, nint eo, nint oo) = (from[i], from[i + 1], from[i + 2], from[i + 3]);
                for (nint u = start; u < end; u += V.Width)
                {
                    V first = V.Load(in folded, ee + u);
                    if (d >= 0)
                    {
                        V second = V.Load(in folded, oe + u),
                            third = V.Load(in folded, eo + u),
                            fourth = V.Load(in folded, oo + u);
                        (V sum, V difference) = (first + second, first - second);
                        (V otherSum, V otherDifference) = (third + fourth, third - fourth);
                        Add(sum + otherSum, ref corner, a + u);
                        Add(difference + otherDifference, ref corner, b + u);
                        Add(sum - otherSum, ref corner, c + u);
                        Add(difference - otherDifference, ref corner, d + u);
                    }
                    else if (b >= 0)
                    {
                        V second = V.Load(in folded, oe + u);
                        Add(first + second, ref corner, a + u);
                        Add(first - second, ref corner, b + u);
                    }
                    else if (c >= 0)
                    {
                        V third = V.Load(in folded, eo + u);
                        Add(first + third, ref corner, a + u);
                        Add(first - third, ref corner, c + u);
                    }
                    else
                    {
                        Add(first, ref corner, a + u);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Four functions of a parity, summed over the folded window: Σ k (voxel x ± voxel −x), where k is halved at x = 0.
    /// </summary>
    private readonly ref struct FourSums(
        VolumeAddresses addresses,
        VolumeParity<S> parity,
        int function,
        ref S folded,
        ref S h,
        nint distance
    ) : ILaneLoop<S>
    {
        private readonly ref int _right = ref addresses.Right[parity.Place];
        private readonly ref int _left = ref addresses.Left[parity.Place];
        private readonly nint _count = parity.PlaceCount;
        private readonly S _sign = parity.X ? -S.One : S.One;
        private readonly nint _distance = distance;
        private readonly ref S _folded = ref folded;
        private readonly ref S _values = ref parity.Forward[function * parity.PlaceCount];
        private readonly ref S _h = ref Unsafe.Add(ref h, (parity.Function + function) * distance);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            (nint count, nint distance) = (_count, _distance);
            ref int right = ref _right;
            ref int left = ref _left;
            ref S folded = ref _folded;
            ref S values = ref _values;
            ref S h = ref _h;
            var sign = V.Broadcast(_sign);
            nint u = start;
            for (; u + V.Width < end; u += 2 * V.Width)
            {
                ref S here = ref Unsafe.Add(ref folded, u);
                (V a, V a2) = (V.Zero, V.Zero);
                (V b, V b2) = (V.Zero, V.Zero);
                (V c, V c2) = (V.Zero, V.Zero);
                (V d, V d2) = (V.Zero, V.Zero);
                for (nint i = 0; i < count; i++)
                {
                    (nint r, nint l) = (Unsafe.Add(ref right, i), Unsafe.Add(ref left, i));
                    V value = V.MultiplyAdd(sign, V.Load(in here, l), V.Load(in here, r)),
                        next = V.MultiplyAdd(sign, V.Load(in here, l + V.Width), V.Load(in here, r + V.Width));
                    V ak = V.Broadcast(in values, i);
                    a = V.MultiplyAdd(ak, value, a);
                    a2 = V.MultiplyAdd(ak, next, a2);
                    V bk = V.Broadcast(in values, count + i);
                    b = V.MultiplyAdd(bk, value, b);
                    b2 = V.MultiplyAdd(bk, next, b2);
                    V ck = V.Broadcast(in values, (2 * count) + i);
                    c = V.MultiplyAdd(ck, value, c);
                    c2 = V.MultiplyAdd(ck, next, c2);
                    V dk = V.Broadcast(in values, (3 * count) + i);
                    d = V.MultiplyAdd(dk, value, d);
                    d2 = V.MultiplyAdd(dk, next, d2);
                }

                V.Store(a, ref h, u);
                V.Store(a2, ref h, u + V.Width);
                V.Store(b, ref h, distance + u);
                V.Store(b2, ref h, distance + u + V.Width);
                V.Store(c, ref h, (2 * distance) + u);
                V.Store(c2, ref h, (2 * distance) + u + V.Width);
                V.Store(d, ref h, (3 * distance) + u);
                V.Store(d2, ref h, (3 * distance) + u + V.Width);
            }

            for (; u < end; u += V.Width)
            {
                ref S here = ref Unsafe.Add(ref folded, u);
                (V a, V b, V c, V d) = (V.Zero, V.Zero, V.Zero, V.Zero);
                for (nint i = 0; i < count; i++)
                {
                    V value = V.MultiplyAdd(
                        sign,
                        V.Load(in here, Unsafe.Add(ref left, i)),
                        V.Load(in here, Unsafe.Add(ref right, i))
                    );
                    a = V.MultiplyAdd(V.Broadcast(in values, i), value, a);
                    b = V.MultiplyAdd(V.Broadcast(in values, count + i), value, b);
                    c = V.MultiplyAdd(V.Broadcast(in values, (2 * count) + i), value, c);
                    d = V.MultiplyAdd(V.Broadcast(in values, (3 * count) + i), value, d);
                }

                V.Store(a, ref h, u);
                V.Store(b, ref h, distance + u);
                V.Store(c, ref h, (2 * distance) + u);
                V.Store(d, ref h, (3 * distance) + u);
            }
        }
    }

    /// <summary>Two functions of a parity.</summary>
    private readonly ref struct TwoSums(
        VolumeAddresses addresses,
        VolumeParity<S> parity,
        int function,
        ref S folded,
        ref S h,
        nint distance
    ) : ILaneLoop<S>
    {
        private readonly ref int _right = ref addresses.Right[parity.Place];
        private readonly ref int _left = ref addresses.Left[parity.Place];
        private readonly nint _count = parity.PlaceCount;
        private readonly S _sign = parity.X ? -S.One : S.One;
        private readonly nint _distance = distance;
        private readonly ref S _folded = ref folded;
        private readonly ref S _values = ref parity.Forward[function * parity.PlaceCount];
        private readonly ref S _h = ref Unsafe.Add(ref h, (parity.Function + function) * distance);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            (nint count, nint distance) = (_count, _distance);
            ref int right = ref _right;
            ref int left = ref _left;
            ref S folded = ref _folded;
            ref S values = ref _values;
            ref S h = ref _h;
            var sign = V.Broadcast(_sign);
            nint u = start;
            for (; u + V.Width < end; u += 2 * V.Width)
            {
                ref S here = ref Unsafe.Add(ref folded, u);
                (V a, V a2) = (V.Zero, V.Zero);
                (V b, V b2) = (V.Zero, V.Zero);
                for (nint i = 0; i < count; i++)
                {
                    (nint r, nint l) = (Unsafe.Add(ref right, i), Unsafe.Add(ref left, i));
                    V value = V.MultiplyAdd(sign, V.Load(in here, l), V.Load(in here, r)),
                        next = V.MultiplyAdd(sign, V.Load(in here, l + V.Width), V.Load(in here, r + V.Width));
                    V ak = V.Broadcast(in values, i);
                    a = V.MultiplyAdd(ak, value, a);
                    a2 = V.MultiplyAdd(ak, next, a2);
                    V bk = V.Broadcast(in values, count + i);
                    b = V.MultiplyAdd(bk, value, b);
                    b2 = V.MultiplyAdd(bk, next, b2);
                }

                V.Store(a, ref h, u);
                V.Store(a2, ref h, u + V.Width);
                V.Store(b, ref h, distance + u);
                V.Store(b2, ref h, distance + u + V.Width);
            }

            for (; u < end; u += V.Width)
            {
                ref S here = ref Unsafe.Add(ref folded, u);
                (V a, V b) = (V.Zero, V.Zero);
                for (nint i = 0; i < count; i++)
                {
                    V value = V.MultiplyAdd(
                        sign,
                        V.Load(in here, Unsafe.Add(ref left, i)),
                        V.Load(in here, Unsafe.Add(ref right, i))
                    );
                    a = V.MultiplyAdd(V.Broadcast(in values, i), value, a);
                    b = V.MultiplyAdd(V.Broadcast(in values, count + i), value, b);
                }

                V.Store(a, ref h, u);
                V.Store(b, ref h, distance + u);
            }
        }
    }

    /// <summary>One function of a parity.</summary>
    private readonly ref struct OneSum(
        VolumeAddresses addresses,
        VolumeParity<S> parity,
        int function,
        ref S folded,
        ref S h,
        nint distance
    ) : ILaneLoop<S>
    {
        private readonly ref int _right = ref addresses.Right[parity.Place];
        private readonly ref int _left = ref addresses.Left[parity.Place];
        private readonly nint _count = parity.PlaceCount;
        private readonly S _sign = parity.X ? -S.One : S.One;
        private readonly nint _distance = distance;
        private readonly ref S _folded = ref folded;
        private readonly ref S _values = ref parity.Forward[function * parity.PlaceCount];
        private readonly ref S _h = ref Unsafe.Add(ref h, (parity.Function + function) * distance);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            (nint count, nint distance) = (_count, _distance);
            ref int right = ref _right;
            ref int left = ref _left;
            ref S folded = ref _folded;
            ref S values = ref _values;
            ref S h = ref _h;
            var sign = V.Broadcast(_sign);
            nint u = start;
            for (; u + V.Width < end; u += 2 * V.Width)
            {
                ref S here = ref Unsafe.Add(ref folded, u);
                (V a, V a2) = (V.Zero, V.Zero);
                for (nint i = 0; i < count; i++)
                {
                    (nint r, nint l) = (Unsafe.Add(ref right, i), Unsafe.Add(ref left, i));
                    V value = V.MultiplyAdd(sign, V.Load(in here, l), V.Load(in here, r)),
                        next = V.MultiplyAdd(sign, V.Load(in here, l + V.Width), V.Load(in here, r + V.Width));
                    V ak = V.Broadcast(in values, i);
                    a = V.MultiplyAdd(ak, value, a);
                    a2 = V.MultiplyAdd(ak, next, a2);
                }

                V.Store(a, ref h, u);
                V.Store(a2, ref h, u + V.Width);
            }

            for (; u < end; u += V.Width)
            {
                ref S here = ref Unsafe.Add(ref folded, u);
                V a = V.Zero;
                for (nint i = 0; i < count; i++)
                {
                    V value = V.MultiplyAdd(
                        sign,
                        V.Load(in here, Unsafe.Add(ref left, i)),
                        V.Load(in here, Unsafe.Add(ref right, i))
                    );
                    a = V.MultiplyAdd(V.Broadcast(in values, i), value, a);
                }

                V.Store(a, ref h, u);
            }
        }
    }

    /// <summary>Adds the gradients of the places of a parity to those of the folded voxels ±x.</summary>
    private readonly ref struct Gathering(
        VolumeAddresses addresses,
        VolumeParity<S> parity,
        nint strip,
        ref S folded,
        ref S places
    ) : ILaneLoop<S>
    {
        private readonly VolumeAddresses _addresses = addresses;
        private readonly VolumeParity<S> _parity = parity;
        private readonly nint _strip = strip;
        private readonly ref S _folded = ref folded;
        private readonly ref S _places = ref places;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            (int[] places, int[] rights, int[] lefts) = (_parity.ByDistance, _addresses.Right, _addresses.Left);
            (nint strip, bool isOdd) = (_strip, _parity.X);
            ref S folded = ref _folded;
            ref S values = ref _places;
            // Places by their distance: what was just stored is not loaded again at once from a place beside it.
            foreach (int place in places)
            {
                (nint right, nint left) = (rights[place], lefts[place]);
                for (nint u = start; u < end; u += V.Width)
                    Add(V.Load(in values, (place * strip) + u), ref folded, right + u);
            }

            foreach (int place in places)
            {
                (nint right, nint left) = (rights[place], lefts[place]);
                if (left == right)
                    continue;
                for (nint u = start; u < end; u += V.Width)
                {
                    V value = V.Load(in values, (place * strip) + u);
                    Add(isOdd ? -value : value, ref folded, left + u);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<V>(V value, ref S to, nint place)
        where V : struct, ILanes<V, S> => V.Store(V.Load(in to, place) + value, ref to, place);
}
