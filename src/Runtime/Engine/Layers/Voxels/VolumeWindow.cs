using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The windows of a strip of voxels for one number of a voxel: folded by the mirrors of y and z, which neighbours in x
/// share, then by that of x, then a small matrix product for each parity gives the sums of all functions.
/// </summary>
/// <remarks>
/// The signed rows (y, z) of a window are replaced by the sums and differences of their mirror images: (y, z) holds
/// what is even in both, (−y, z) what is odd in y, (y, −z) what is odd in z, (−y, −z) what is odd in both.
/// </remarks>
internal readonly ref struct VolumeWindow<S>(VolumeTables<S> tables, int stride, int strip, Span<S> scratch)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Windows are computed in multiples of this many voxels, so that few lanes are single numbers.</summary>
    private const int Lanes = 8;

    private readonly Span<S> _folded = scratch[..FoldedSize(tables, stride, strip)];
    private readonly Span<S> _places = scratch.Slice(FoldedSize(tables, stride, strip), tables.PlaceCount * strip);

    /// <summary>Numbers of scratch.</summary>
    internal static int ScratchSize(VolumeTables<S> tables, int stride, int strip) =>
        FoldedSize(tables, stride, strip) + (tables.PlaceCount * strip);

    /// <summary>How many voxels are computed where some count.</summary>
    internal static int Rounded(int voxels) => (voxels + Lanes - 1) / Lanes * Lanes;

    /// <summary>h = the sums of all functions.</summary>
    /// <param name="lanes">Voxels that are computed.</param>
    /// <param name="corner">The first voxel of the first window.</param>
    /// <param name="phase">Voxels of a phase of a row.</param>
    /// <param name="row">Numbers from one row to the next.</param>
    /// <param name="plane">Numbers from one slice to the next.</param>
    /// <param name="h">The sums of function 0.</param>
    /// <param name="function">Numbers from one function to the next.</param>
    internal void Sense(int lanes, ref readonly S corner, nint phase, nint row, nint plane, ref S h, nint function)
    {
        LaneLoop.Run<Folding, S>(
            new(
                tables,
                stride,
                Segment,
                ref Unsafe.AsRef(in corner),
                phase,
                row,
                plane,
                ref LayerValues.First(_folded)
            ),
            Length(lanes)
        );
        LaneLoop.Run<Spreading, S>(
            new(tables, stride, Segment, strip, ref LayerValues.First(_folded), ref LayerValues.First(_places)),
            lanes
        );
        foreach (VolumeParity<S> parity in tables.Parities)
        {
            Gemm.Multiply(
                parity.FunctionCount,
                1,
                S.One,
                new BlockView<S>(in parity.Forward[0], parity.PlaceCount, 0, parity.PlaceCount),
                new BlockView<S>(in _places[parity.Place * strip], strip, 0, lanes),
                new BlockView<S>(in Unsafe.Add(ref h, parity.Function * function), function, 0, lanes).AsFresh
            );
        }
    }

    /// <summary>gCorner += the gradient for the gradient gh of the sums.</summary>
    internal void SensePullback(
        int lanes,
        ref S gCorner,
        nint phase,
        nint row,
        nint plane,
        ref readonly S gh,
        nint function
    )
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
        LaneLoop.Run<Gathering, S>(
            new(tables, stride, Segment, strip, ref LayerValues.First(_folded), ref LayerValues.First(_places)),
            lanes
        );
        LaneLoop.Run<Unfolding, S>(
            new(tables, stride, Segment, ref gCorner, phase, row, plane, ref LayerValues.First(_folded)),
            Length(lanes)
        );
    }

    /// <summary>Numbers from one phase of a folded row to the next.</summary>
    private int Segment => SegmentOf(tables, stride, strip);

    /// <summary>Numbers of a phase that windows of some voxels reach.</summary>
    private int Length(int lanes) => SegmentOf(tables, stride, lanes);

    private static int SegmentOf(VolumeTables<S> tables, int stride, int voxels) =>
        (voxels + (2 * tables.X / stride) + 3) / 4 * 4;

    private static int FoldedSize(VolumeTables<S> tables, int stride, int strip) =>
        ((2 * tables.Y) + 1) * ((2 * tables.Z) + 1) * stride * SegmentOf(tables, stride, strip);

    /// <summary>Sums and differences of the four mirrored rows (±y, ±z).</summary>
    private readonly ref struct Folding(
        VolumeTables<S> tables,
        int stride,
        nint segment,
        ref S corner,
        nint phase,
        nint row,
        nint plane,
        ref S folded
    ) : ILaneLoop<S>
    {
        private readonly ref S _corner = ref corner;
        private readonly ref S _folded = ref folded;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint p = 0; p < stride; p++)
            {
                for (nint z = 0; z <= tables.Z; z++)
                {
                    for (nint y = 0; y <= tables.Y; y++)
                    {
                        FourRows rows = new(tables, stride, segment, row, plane, y, z, p, phase);
                        for (nint u = start; u < end; u += V.Width)
                        {
                            V a = V.Load(in _corner, rows.A + u);
                            V b = y == 0 ? V.Zero : V.Load(in _corner, rows.B + u);
                            V c = z == 0 ? V.Zero : V.Load(in _corner, rows.C + u);
                            V d = y == 0 || z == 0 ? V.Zero : V.Load(in _corner, rows.D + u);
                            (V sum, V difference, V otherSum, V otherDifference) = (a + b, a - b, c + d, c - d);
                            V.Store(sum + otherSum, ref _folded, rows.EvenEven + u);
                            if (y > 0)
                                V.Store(difference + otherDifference, ref _folded, rows.OddEven + u);
                            if (z > 0)
                                V.Store(sum - otherSum, ref _folded, rows.EvenOdd + u);
                            if (y > 0 && z > 0)
                                V.Store(difference - otherDifference, ref _folded, rows.OddOdd + u);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The reverse of <see cref="Folding"/>.</summary>
    private readonly ref struct Unfolding(
        VolumeTables<S> tables,
        int stride,
        nint segment,
        ref S corner,
        nint phase,
        nint row,
        nint plane,
        ref S folded
    ) : ILaneLoop<S>
    {
        private readonly ref S _corner = ref corner;
        private readonly ref S _folded = ref folded;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint p = 0; p < stride; p++)
            {
                for (nint z = 0; z <= tables.Z; z++)
                {
                    for (nint y = 0; y <= tables.Y; y++)
                    {
                        FourRows rows = new(tables, stride, segment, row, plane, y, z, p, phase);
                        for (nint u = start; u < end; u += V.Width)
                        {
                            V ee = V.Load(in _folded, rows.EvenEven + u);
                            V oe = y == 0 ? V.Zero : V.Load(in _folded, rows.OddEven + u);
                            V eo = z == 0 ? V.Zero : V.Load(in _folded, rows.EvenOdd + u);
                            V oo = y == 0 || z == 0 ? V.Zero : V.Load(in _folded, rows.OddOdd + u);
                            (V sum, V difference, V otherSum, V otherDifference) = (ee + oe, ee - oe, eo + oo, eo - oo);
                            Add(sum + otherSum, ref _corner, rows.A + u);
                            if (y > 0)
                                Add(difference + otherDifference, ref _corner, rows.B + u);
                            if (z > 0)
                                Add(sum - otherSum, ref _corner, rows.C + u);
                            if (y > 0 && z > 0)
                                Add(difference - otherDifference, ref _corner, rows.D + u);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Sums and differences of the voxels ±x of folded rows, for each parity that has functions.</summary>
    private readonly ref struct Spreading(
        VolumeTables<S> tables,
        int stride,
        nint segment,
        nint strip,
        ref S folded,
        ref S places
    ) : ILaneLoop<S>
    {
        private readonly ref S _folded = ref folded;
        private readonly ref S _places = ref places;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            foreach (VolumeParity<S> parity in tables.Parities)
            {
                nint place = parity.Place * strip;
                for (int z = parity.Z ? 1 : 0; z <= tables.Z; z++)
                {
                    for (int y = parity.Y ? 1 : 0; y <= tables.Y; y++)
                    {
                        nint slot = FourRows.Slot(tables, parity.Y ? -y : y, parity.Z ? -z : z) * stride * segment;
                        for (int x = parity.X ? 1 : 0; x <= tables.X; x++, place += strip)
                        {
                            nint right = slot + Column(tables.X + x),
                                left = slot + Column(tables.X - x);
                            for (nint u = start; u < end; u += V.Width)
                            {
                                V value = V.Load(in _folded, right + u);
                                if (x > 0)
                                {
                                    V mirrored = V.Load(in _folded, left + u);
                                    value = parity.X ? value - mirrored : value + mirrored;
                                }
                                V.Store(value, ref _places, place + u);
                            }
                        }
                    }
                }
            }
        }

        private nint Column(int x) => (x % stride * segment) + (x / stride);
    }

    /// <summary>The reverse of <see cref="Spreading"/>.</summary>
    private readonly ref struct Gathering(
        VolumeTables<S> tables,
        int stride,
        nint segment,
        nint strip,
        ref S folded,
        ref S places
    ) : ILaneLoop<S>
    {
        private readonly ref S _folded = ref folded;
        private readonly ref S _places = ref places;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            // Rows in the inner loops: what was just stored is not loaded again at once from a place beside it.
            for (int x = -tables.X; x <= tables.X; x++)
            {
                nint column = Column(tables.X + x);
                int distance = Math.Abs(x);
                foreach (VolumeParity<S> parity in tables.Parities)
                {
                    if (parity.X && x == 0)
                        continue;
                    int across = tables.X + (parity.X ? 0 : 1);
                    nint place = (parity.Place + distance - (parity.X ? 1 : 0)) * strip;
                    for (int z = parity.Z ? 1 : 0; z <= tables.Z; z++)
                    {
                        for (int y = parity.Y ? 1 : 0; y <= tables.Y; y++, place += across * strip)
                        {
                            nint slot =
                                (FourRows.Slot(tables, parity.Y ? -y : y, parity.Z ? -z : z) * stride * segment)
                                + column;
                            for (nint u = start; u < end; u += V.Width)
                            {
                                V before = V.Load(in _folded, slot + u),
                                    value = V.Load(in _places, place + u);
                                V.Store(parity.X && x < 0 ? before - value : before + value, ref _folded, slot + u);
                            }
                        }
                    }
                }
            }
        }

        private nint Column(int x) => (x % stride * segment) + (x / stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<V>(V value, ref S to, nint place)
        where V : struct, ILanes<V, S> => V.Store(V.Load(in to, place) + value, ref to, place);

    /// <summary>Where four mirrored rows lie in the copy, and their sums and differences in the folded window.</summary>
    private readonly struct FourRows
    {
        public readonly nint A,
            B,
            C,
            D,
            EvenEven,
            OddEven,
            EvenOdd,
            OddOdd;

        public FourRows(
            VolumeTables<S> tables,
            int stride,
            nint segment,
            nint row,
            nint plane,
            nint y,
            nint z,
            nint p,
            nint phase
        )
        {
            (A, B) = (At(y, z), At(-y, z));
            (C, D) = (At(y, -z), At(-y, -z));
            (EvenEven, OddEven) = (Folded(y, z), Folded(-y, z));
            (EvenOdd, OddOdd) = (Folded(y, -z), Folded(-y, -z));

            nint At(nint v, nint w) => ((w + tables.Z) * plane) + ((v + tables.Y) * row) + (p * phase);

            nint Folded(nint v, nint w) => ((Slot(tables, v, w) * stride) + p) * segment;
        }

        public static nint Slot(VolumeTables<S> tables, nint y, nint z) =>
            ((z + tables.Z) * ((2 * tables.Y) + 1)) + y + tables.Y;
    }
}
