namespace GeoDL.Typed.Algebra;

/// <summary>A matrix of a group convolution, for each copy of its rows and columns.</summary>
public sealed class MixingBlock
{
    private readonly Dictionary<(int Place, int Term, int Component), int> _rows;

    internal MixingBlock(
        IReadOnlyList<(int Place, int Term, int Component)> rows,
        IReadOnlyList<(int Term, int Component)> columns
    )
    {
        (Rows, Columns) = (rows, columns);
        _rows = rows.Select(static (row, i) => (row, i)).ToDictionary(static r => r.row, static r => r.i);
    }

    /// <summary>
    /// What it is multiplied with, sorted: functions of the window, by the pixel in whose place they stand, summed over
    /// a component of a term of the operand. Components are counted over all irreps of the term.
    /// </summary>
    public IReadOnlyList<(int Place, int Term, int Component)> Rows { get; }

    /// <summary>The components of terms of the result.</summary>
    public IReadOnlyList<(int Term, int Component)> Columns { get; }

    /// <summary>The number of a row; −1 if it is not one.</summary>
    internal int Find((int Place, int Term, int Component) row) => _rows.TryGetValue(row, out int found) ? found : -1;
}
