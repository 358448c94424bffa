using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>The grid on which impulses stand, and which places of the window each cell of the result sees.</summary>
internal sealed class ImpulseGrid
{
    /// <summary>Cells of a row: whole vectors of lanes, whatever lies in them, and a rest.</summary>
    private const int LeastWidth = 41;

    private readonly WindowTable _table;
    private readonly int[] _halves;
    private readonly int[] _sizes;
    private readonly int[] _resultSizes;
    private readonly int[] _margins;
    private readonly List<IReadOnlyList<int>[]> _seen = [];
    private readonly List<int[]> _cells = [];

    public ImpulseGrid(WindowTable table)
    {
        _table = table;
        _halves = [table.Halves.X, table.Halves.Y, table.Halves.Z];
        int axes = table.IsOfVolumes ? 3 : 2;
        bool isInside = table.Border == Border.None;
        _margins = Array.ConvertAll(_halves, h => isInside ? h * table.Dilation : 0);
        _sizes = [.. Enumerable.Range(0, 3).Select(axis => axis < axes ? SizeOf(axis) : 1)];
        _resultSizes =
        [
            .. Enumerable.Range(0, 3).Select(axis => ((_sizes[axis] - (2 * _margins[axis]) - 1) / table.Stride) + 1),
        ];
        Shifts =
        [
            .. from z in Enumerable.Range(0, axes > 2 ? table.Stride : 1)
            from y in Enumerable.Range(0, table.Stride)
            from x in Enumerable.Range(0, table.Stride)
            select (x, y, z),
        ];
        foreach ((int x, int y, int z) in Shifts)
            Place([x, y, z]);
    }

    /// <summary>Cells of a grid.</summary>
    public GridSize Size => new(_sizes[1], _sizes[0], false, _table.IsOfVolumes ? _sizes[2] : 0);

    /// <summary>Cells of the result.</summary>
    public int ResultCells => _resultSizes[0] * _resultSizes[1] * _resultSizes[2];

    /// <summary>Samples of the window.</summary>
    public int Places => Count(0) * Count(1) * Count(2);

    /// <summary>Where impulses stand, so that each sample of the window is seen in spite of a stride.</summary>
    public IReadOnlyList<(int X, int Y, int Z)> Shifts { get; }

    /// <summary>Rows of a grid for each shift.</summary>
    public IEnumerable<double> Impulses(int component)
    {
        int dim = _table.Left.Dim;
        foreach (int[] cells in _cells)
        {
            var rows = new double[_sizes[0] * _sizes[1] * _sizes[2] * dim];
            foreach (int cell in cells)
                rows[(cell * dim) + component] = 1;
            foreach (double number in rows)
                yield return number;
        }
    }

    /// <summary>The places of the window at which a cell of the result has impulses.</summary>
    public IReadOnlyList<int> Seen(int shift, int cell) => _seen[shift][cell];

    /// <summary>A place in words.</summary>
    public string Describe(int place)
    {
        (int x, int y, int z) = (
            (place % Count(0)) - _halves[0],
            (place / Count(0) % Count(1)) - _halves[1],
            (place / Count(0) / Count(1)) - _halves[2]
        );
        // Of pixels y points up.
        return _table.IsOfVolumes ? $"({x}, {y}, {z})" : $"({x}, {-y})";
    }

    private int Count(int axis) => (2 * _halves[axis]) + 1;

    private int Reach(int axis) => _halves[axis] * _table.Dilation;

    /// <summary>The distance of the first and last impulse from the border.</summary>
    private int Pad(int axis) => Reach(axis) + _margins[axis];

    private int SizeOf(int axis)
    {
        int size = Math.Max((2 * Pad(axis)) + _table.Stride, axis == 0 ? LeastWidth : 1);
        while ((size - (2 * _margins[axis]) - 1) % _table.Stride != 0)
            size++;
        return size;
    }

    private void Place(int[] shift)
    {
        // Several along x, so far apart that no window sees two.
        int step = ((2 * Reach(0)) + _table.Stride) / _table.Stride * _table.Stride;
        if (step <= 2 * Reach(0))
            step += _table.Stride;
        int[] right =
        [
            .. Enumerable
                .Range(0, _sizes[0])
                .Select(i => Pad(0) + shift[0] + (i * step))
                .TakeWhile(x => x < _sizes[0] - Pad(0)),
        ];
        (int y, int z) = (Pad(1) + shift[1], Pad(2) + shift[2]);
        _cells.Add([.. right.Select(x => (((z * _sizes[1]) + y) * _sizes[0]) + x)]);
        int[][] alongX = Hits(0, right),
            alongY = Hits(1, [y]),
            alongZ = Hits(2, [z]);
        _seen.Add([
            .. from c in alongZ
            from b in alongY
            from a in alongX
            select (IReadOnlyList<int>)
                [.. from w in c from v in b from u in a select (((w * Count(1)) + v) * Count(0)) + u],
        ]);
    }

    /// <summary>For each cell of the result the samples of the window that lie at impulses.</summary>
    private int[][] Hits(int axis, int[] impulses) =>
        [
            .. Enumerable
                .Range(0, _resultSizes[axis])
                .Select(q =>
                    Enumerable
                        .Range(0, Count(axis))
                        .Where(i => impulses.Contains(Source(axis, q, i - _halves[axis])))
                        .ToArray()
                ),
        ];

    /// <summary>The cell under a sample of a window; −1 where there is none.</summary>
    private int Source(int axis, int cell, int sample)
    {
        int at = (cell * _table.Stride) + _margins[axis] + (sample * _table.Dilation),
            last = _sizes[axis] - 1;
        return at >= 0 && at <= last ? at
            : _table.Border == Border.Reflect ? (at < 0 ? -at : (2 * last) - at)
            : -1;
    }
}
