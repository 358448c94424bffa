using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Sums over copies that are still spread over lanes: for each number of a row there are as many partial sums as the
/// widest vector has lanes. Paths add to them; the horizontal sums, which are expensive, are computed once per row.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LaneSums<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Partial sums for each number.</summary>
    public const int Lanes = 16;

    private readonly ref S _first;
    private readonly nint _rows;
    private readonly nint _dim;

    /// <summary>Sums for <paramref name="rows"/> rows of <paramref name="dim"/> numbers, all zero.</summary>
    /// <param name="scratch">rows · dim · <see cref="Lanes"/> numbers.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="dim">Numbers in a row.</param>
    public LaneSums(ref S scratch, nint rows, nint dim)
    {
        _first = ref scratch;
        _rows = rows;
        _dim = dim;
        Scratch.Clear(ref scratch, rows * dim * Lanes);
    }

    /// <summary>The sums of a block that is alone in its merged block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Block(nint offset, nint copies) => Block(offset, copies, copies);

    /// <summary>The sums of a block of the row; those of copy v start at v·<see cref="Lanes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Block(nint offset, nint copies, nint stride) =>
        new(in Unsafe.Add(ref _first, offset * Lanes), _dim * Lanes, stride * Lanes, copies);

    /// <summary>Adds the sums over lanes to rows of numbers.</summary>
    /// <param name="rows">The start of the first row.</param>
    /// <param name="row">Distance from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(ref S rows, nint row)
    {
        Addition addition = new(ref _first, _rows, _dim, ref rows, row);
        LaneLoop.RunWidest<Addition, S>(ref addition);
    }

    /// <summary>The sideways sums of all numbers of all rows.</summary>
    private readonly ref struct Addition(ref S sums, nint rows, nint dim, ref S target, nint targetRow) : ILaneUse<S>
    {
        private readonly ref S _sums = ref sums;
        private readonly ref S _target = ref target;
        private readonly nint _rows = rows;
        private readonly nint _dim = dim;
        private readonly nint _targetRow = targetRow;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S sums = ref _sums;
            for (nint r = 0; r < _rows; r++)
            {
                ref S target = ref Unsafe.Add(ref _target, r * _targetRow);
                for (nint i = 0; i < _dim; i++)
                {
                    V sum = V.Load(in sums, 0);
                    for (nint lane = V.Width; lane < Lanes; lane += V.Width)
                        sum += V.Load(in sums, lane);

                    Unsafe.Add(ref target, i) += V.Sum(sum);
                    sums = ref Unsafe.Add(ref sums, Lanes);
                }
            }
        }
    }
}
