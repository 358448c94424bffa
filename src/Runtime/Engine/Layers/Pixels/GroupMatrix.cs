using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One of the matrices of a group convolution, and what of a window and of a result it is between.</summary>
internal sealed class GroupMatrix
{
    /// <summary>Rows and columns are padded to a multiple: single numbers are as slow as whole vectors.</summary>
    private const int Multiple = 16;

    private readonly int[] _rows;
    private readonly int[] _columns;

    /// <param name="spec">The convolution.</param>
    /// <param name="block">Which of its matrices.</param>
    /// <param name="from">For each term of the operand, where copy 0 of each component is in a row.</param>
    /// <param name="to">The same of the result.</param>
    /// <param name="function">Distance from one function of transformed windows to the next.</param>
    /// <param name="offsets">Where the matrix and its transpose begin among all.</param>
    internal GroupMatrix(
        GroupConvolutionSpec spec,
        int block,
        int[][] from,
        int[][] to,
        int function,
        (int, int) offsets
    )
    {
        (GroupMixing mixing, MixingBlock matrix) = (spec.Mixing, spec.Mixing.Blocks[block]);
        (int inDim, int outDim) = (spec.In.Dim, spec.Out.Dim);
        (int Place, int Length)[] rows =
        [
            .. matrix.Rows.Select(r => ((r.Place * inDim) + from[r.Term][r.Component], spec.In.Terms[r.Term].Mul)),
        ];
        (int Place, int Length)[] columns =
        [
            .. matrix.Columns.Select(c => (to[c.Term][c.Component], spec.Out.Terms[c.Term].Mul)),
        ];
        (Offset, TurnedOffset) = offsets;
        Pieces = Joined(rows, inDim);
        Columns = mixing.IsDense ? [new RowPiece(0, 0, outDim)] : Joined(columns, outDim);
        Depth = rows.Sum(static r => r.Length);
        Width = Columns.Sum(static c => c.Length);
        Row = Width == 1 ? 1 : Padded(Width);
        _rows = [.. rows.Select(r => At(Pieces, r.Place))];
        _columns = [.. columns.Select(c => At(Columns, c.Place))];
        Places =
        [
            .. Pieces.SelectMany(p =>
                Enumerable.Range(p.Place % inDim, p.Length).Select(n => (p.Place / inDim * function) + n)
            ),
        ];
    }

    /// <summary>Where the matrix begins in the kernel.</summary>
    internal int Offset { get; }

    /// <summary>Where the transposed matrix begins among those.</summary>
    internal int TurnedOffset { get; }

    /// <summary>Numbers of the transposed matrix, whose rows have <see cref="PaddedDepth"/> numbers.</summary>
    internal int TurnedLength => checked(Width * PaddedDepth);

    /// <summary>Numbers of a window that the matrix is multiplied with.</summary>
    internal int Depth { get; }

    /// <summary>As many, or more.</summary>
    internal int PaddedDepth => Padded(Depth);

    /// <summary>Numbers of the result.</summary>
    internal int Width { get; }

    /// <summary>Numbers of a row: as many, and zeros.</summary>
    internal int Row { get; }

    /// <summary>Numbers of the matrix.</summary>
    internal int Length => checked(Depth * Row);

    /// <summary>
    /// What of the transformed window its rows are; the place is that of the function times the numbers of a pixel,
    /// plus that of the number.
    /// </summary>
    internal RowPiece[] Pieces { get; }

    /// <summary>Where its rows are in the transformed windows of some pixels, from the first pixel on.</summary>
    internal int[] Places { get; }

    /// <summary>What of a row of the result its columns are.</summary>
    internal RowPiece[] Columns { get; }

    /// <summary>Where the first pair of copies of an entry is in the kernel.</summary>
    internal int At(int row, int column) => Offset + (_rows[row] * Row) + _columns[column];

    private static int Padded(int count) => (count + Multiple - 1) / Multiple * Multiple;

    /// <summary>Sorts pieces, and joins those that follow one another in a row.</summary>
    private static RowPiece[] Joined((int Place, int Length)[] pieces, int row)
    {
        var joined = new List<RowPiece>();
        int at = 0;
        foreach ((int place, int length) in pieces.OrderBy(static p => p.Place))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Place + last.Length == place && place % row != 0)
                joined[^1] = last with { Length = last.Length + length };
            else
                joined.Add(new RowPiece(at, place, length));
            at += length;
        }

        return [.. joined];
    }

    private static int At(RowPiece[] pieces, int place)
    {
        RowPiece piece = pieces.Single(p => place >= p.Place && place < p.Place + p.Length);
        return piece.At + place - piece.Place;
    }
}
