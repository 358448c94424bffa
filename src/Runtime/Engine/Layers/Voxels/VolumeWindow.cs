using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The windows of a strip of voxels for one number of a voxel: folded by the mirrors of y and z, summed over y and z
/// for each function and |x|, then over ±x.
/// </summary>
/// <remarks>
/// Neighbours in x share all but the last step, whose loads from ±x are the only ones that lie across lines of the
/// cache besides those of the rows of the copy.
/// </remarks>
internal readonly ref struct VolumeWindow<S>(VolumeTables<S> tables, VolumeAddresses addresses, Span<S> scratch)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Strips are multiples of as many voxels, so that all of them are in full vectors.</summary>
    private const int Lanes = 16;

    private readonly Span<S> _folded = scratch[..(tables.FoldedCount * tables.Strip)];
    private readonly Span<S> _sums = scratch.Slice(tables.FoldedCount * tables.Strip, tables.PlaceCount * tables.Strip);

    /// <summary>Numbers of scratch.</summary>
    internal static int ScratchSize(VolumeTables<S> tables) => (tables.FoldedCount + tables.PlaceCount) * tables.Strip;

    /// <summary>
    /// The voxels of strips, all of one length, that cover a range. Of a row of numbers those behind them are left for
    /// what windows reach beyond.
    /// </summary>
    internal static int StripLength(VolumeTables<S> tables, int voxels)
    {
        int most = Rounded(tables.Strip - tables.Beyond - Lanes + 1, Lanes),
            strips = (voxels + most - 1) / most;
        return Rounded((voxels + strips - 1) / strips, Lanes);
    }

    /// <summary>h = the sums of all functions.</summary>
    /// <param name="lanes">Voxels of a strip.</param>
    /// <param name="corner">The first voxel of the first window.</param>
    /// <param name="h">The sums of function 0.</param>
    /// <param name="distance">Numbers from one function to the next.</param>
    internal void Sense(int lanes, ref readonly S corner, ref S h, nint distance)
    {
        ref S folded = ref LayerValues.First(_folded);
        ref S sums = ref LayerValues.First(_sums);
        int columns = Columns(lanes);
        Run(new Folding(addresses, columns, ref Unsafe.AsRef(in corner), ref folded));
        foreach (VolumeParity<S> parity in tables.Parities)
        {
            foreach (VolumePhase<S> phase in parity.Phases)
            {
                StripProduct.Run<S>(
                    phase.PlaceCount,
                    phase.FoldedCount,
                    phase.Forward,
                    in Unsafe.Add(ref folded, phase.Folded * tables.Strip),
                    ref Unsafe.Add(ref sums, phase.Place * tables.Strip),
                    tables.Strip,
                    columns
                );
            }
            Run(new Gathering(parity, lanes, ref sums, ref h, distance));
        }
    }

    /// <summary>gCorner += the gradient for the gradient gh of the sums, which is zero around each strip.</summary>
    internal void SensePullback(int lanes, ref S gCorner, ref readonly S gh, nint distance)
    {
        ref S folded = ref LayerValues.First(_folded);
        ref S sums = ref LayerValues.First(_sums);
        int columns = Columns(lanes);
        foreach (VolumeParity<S> parity in tables.Parities)
        {
            Run(new Scattering(parity, columns, ref sums, ref Unsafe.AsRef(in gh), distance));
            foreach (VolumePhase<S> phase in parity.Phases)
            {
                StripProduct.Run<S>(
                    phase.FoldedCount,
                    phase.PlaceCount,
                    phase.Backward,
                    in Unsafe.Add(ref sums, phase.Place * tables.Strip),
                    ref Unsafe.Add(ref folded, phase.Folded * tables.Strip),
                    tables.Strip,
                    columns
                );
            }
        }
        Run(new Unfolding(addresses, columns, ref gCorner, ref folded));
    }

    /// <summary>A method of its own for each loop: of several in one the JIT inlines no vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<TUse>(scoped TUse use)
        where TUse : ILaneUse<S>, allows ref struct => LaneLoop.RunWidest<TUse, S>(ref use);

    /// <summary>Numbers of a row that the windows of some voxels reach, in full pairs of vectors.</summary>
    private int Columns(int lanes) => Rounded(lanes + tables.Beyond, StripProduct.Columns);

    private static int Rounded(int count, int multiple) => (count + multiple - 1) / multiple * multiple;

    /// <summary>Sums and differences of the four mirrored rows (±y, ±z).</summary>
    private readonly ref struct Folding(VolumeAddresses addresses, nint columns, ref S corner, ref S folded)
        : ILaneUse<S>
    {
        private readonly int[] _rows = addresses.Rows;
        private readonly int[] _to = addresses.Folded;
        private readonly nint _columns = columns;
        private readonly ref S _corner = ref corner;
        private readonly ref S _folded = ref folded;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            (int[] rows, int[] to) = (_rows, _to);
            nint end = _columns;
            ref S corner = ref _corner;
            ref S folded = ref _folded;
            for (int i = 0; i <= rows.Length - VolumeAddresses.Mirrored; i += VolumeAddresses.Mirrored)
            {
                (nint a, nint b, nint c, nint d) = (rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
                (nint ee, nint oe, nint eo, nint oo) = (to[i], to[i + 1], to[i + 2], to[i + 3]);
                for (nint u = 0; u < end; u += V.Width)
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
    private readonly ref struct Unfolding(VolumeAddresses addresses, nint columns, ref S corner, ref S folded)
        : ILaneUse<S>
    {
        private readonly int[] _rows = addresses.Rows;
        private readonly int[] _from = addresses.Folded;
        private readonly nint _columns = columns;
        private readonly ref S _corner = ref corner;
        private readonly ref S _folded = ref folded;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            (int[] rows, int[] from) = (_rows, _from);
            nint end = _columns;
            ref S corner = ref _corner;
            ref S folded = ref _folded;
            for (int i = 0; i <= rows.Length - VolumeAddresses.Mirrored; i += VolumeAddresses.Mirrored)
            {
                (nint a, nint b, nint c, nint d) = (rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
                (nint ee, nint oe, nint eo, nint oo) = (from[i], from[i + 1], from[i + 2], from[i + 3]);
                for (nint u = 0; u < end; u += V.Width)
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

    /// <summary>Functions from the sums of each |x|: that at x = 0, and those of x and −x.</summary>
    private readonly ref struct Gathering(VolumeParity<S> parity, nint lanes, ref S sums, ref S h, nint distance)
        : ILaneUse<S>
    {
        private readonly VolumeFunction[] _functions = parity.Functions;
        private readonly nint _lanes = lanes;
        private readonly nint _distance = distance;
        private readonly ref S _sums = ref sums;
        private readonly ref S _h = ref h;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            foreach (VolumeFunction function in _functions)
            {
                ref S h = ref Unsafe.Add(ref _h, function.Index * _distance);
                if (VolumeNeighbours.AreOf<S>(function))
                    VolumeNeighbours.Gather(_lanes, function, ref Single(ref _sums), ref Single(ref h));
                else
                    Gather<V>(_lanes, function, ref _sums, ref h);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static void Gather<V>(nint end, VolumeFunction function, ref S sums, ref S h)
            where V : struct, ILanes<V, S>
        {
            (int centre, int[] rights, int[] lefts) = (function.Centre, function.Right, function.Left);
            V sign = SignOf<V>(function);
            for (nint u = 0; u < end; u += V.Width)
            {
                ref S here = ref Unsafe.Add(ref sums, u);
                V sum = centre < 0 ? V.Zero : V.Load(in here, centre);
                for (int i = 0; i < rights.Length; i++)
                    sum += V.MultiplyAdd(sign, V.Load(in here, lefts[i]), V.Load(in here, rights[i]));
                V.Store(sum, ref h, u);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SignOf<V>(VolumeFunction function)
        where V : struct, ILanes<V, S> => function.IsOdd ? -V.One : V.One;

    /// <summary>The reverse of <see cref="Gathering"/>.</summary>
    private readonly ref struct Scattering(VolumeParity<S> parity, nint columns, ref S sums, ref S h, nint distance)
        : ILaneUse<S>
    {
        private readonly VolumeFunction[] _functions = parity.Functions;
        private readonly nint _columns = columns;
        private readonly nint _distance = distance;
        private readonly ref S _sums = ref sums;
        private readonly ref S _h = ref h;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            foreach (VolumeFunction function in _functions)
            {
                ref S h = ref Unsafe.Add(ref _h, function.Index * _distance);
                if (VolumeNeighbours.AreOf<S>(function))
                    VolumeNeighbours.Scatter(_columns, function, ref Single(ref h), ref Single(ref _sums));
                else
                    Scatter<V>(_columns, function, ref h, ref _sums);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static void Scatter<V>(nint end, VolumeFunction function, ref S h, ref S sums)
            where V : struct, ILanes<V, S>
        {
            if (!function.IsOdd)
            {
                (nint row, nint centre) = (function.CentreRow, function.Centre - function.CentreRow);
                for (nint u = 0; u < end; u += V.Width)
                    V.Store(V.Load(in h, u - centre), ref sums, row + u);
            }

            V sign = SignOf<V>(function);
            for (int i = 0; i < function.Rows.Length; i++)
            {
                nint row = function.Rows[i],
                    right = function.Right[i] - row,
                    left = function.Left[i] - row;
                for (nint u = 0; u < end; u += V.Width)
                    V.Store(V.MultiplyAdd(sign, V.Load(in h, u - left), V.Load(in h, u - right)), ref sums, row + u);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Single(ref S number) => ref Unsafe.As<S, float>(ref number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<V>(V value, ref S to, nint place)
        where V : struct, ILanes<V, S> => V.Store(V.Load(in to, place) + value, ref to, place);
}
