using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One of the matrices of a group convolution, and what of a window and of a result it is between.</summary>
internal sealed class GroupMatrix
{
    /// <summary>Rows and columns are padded to a multiple: single numbers are as slow as whole vectors.</summary>
    private const int Multiple = 8;

    private readonly int _offset;
    private readonly int[] _rows;
    private readonly int[] _columns;

    internal GroupMatrix(
        GroupConvolutionSpec spec,
        GroupMixing mixing,
        int block,
        int[][] from,
        int[][] to,
        FeatureLayout input,
        FeatureLayout result,
        int offset
    )
    {
        _offset = offset;
        MixingBlock matrix = mixing.Blocks[block];
        Places = mixing.IsDense
            ? []
            : PiecesOf(
                [
                    .. matrix.Rows.Select(r => new RowPiece(
                        0,
                        (r.Place * input.Dim) + from[r.Term][r.Component],
                        spec.In.Terms[r.Term].Mul
                    )),
                ],
                input
            );
        Columns = mixing.IsDense
            ? [new RowPiece(0, 0, result.Dim)]
            : PiecesOf(
                [.. matrix.Columns.Select(c => new RowPiece(0, to[c.Term][c.Component], spec.Out.Terms[c.Term].Mul))],
                result
            );
        Depth = matrix.Rows.Sum(r => spec.In.Terms[r.Term].Mul);
        int width = matrix.Columns.Sum(c => spec.Out.Terms[c.Term].Mul);
        Width = width;
        Row = width == 1 ? 1 : Padded(width);
        _rows =
        [
            .. matrix.Rows.Select(r =>
            {
                int at = (r.Place * input.Dim) + from[r.Term][r.Component];
                return mixing.IsDense ? at : At(Places, at);
            }),
        ];
        _columns = [.. matrix.Columns.Select(c => At(Columns, to[c.Term][c.Component]))];
    }

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
    /// What of the transformed window its rows are; the place is that of the function times the numbers of a pixel, plus
    /// that of the number.
    /// </summary>
    internal RowPiece[] Places { get; }

    /// <summary>What of a row of the result its columns are.</summary>
    internal RowPiece[] Columns { get; }

    /// <summary>Where the matrix begins in the kernel.</summary>
    internal int Offset => _offset;

    /// <summary>Where the first pair of copies of an entry is in the kernel.</summary>
    internal int At(int row, int column) => _offset + (_rows[row] * Row) + _columns[column];

    internal static int Padded(int count) => (count + Multiple - 1) / Multiple * Multiple;

    /// <summary>Sorts pieces, and joins those that follow one another within a component of a merged block.</summary>
    private static RowPiece[] PiecesOf(RowPiece[] pieces, FeatureLayout layout)
    {
        var joined = new List<RowPiece>();
        int at = 0;
        foreach (RowPiece piece in pieces.OrderBy(static p => p.Place))
        {
            if (
                joined.Count > 0
                && joined[^1] is var last
                && last.Place + last.Length == piece.Place
                && !IsStart(piece.Place % layout.Dim, layout)
            )
            {
                joined[^1] = last with { Length = last.Length + piece.Length };
            }
            else
            {
                joined.Add(piece with { At = at });
            }

            at += piece.Length;
        }

        return [.. joined];
    }

    /// <summary>Whether a component of a merged block begins at a place.</summary>
    private static bool IsStart(int place, FeatureLayout layout) =>
        layout.Merged.Any(b =>
            place >= b.Offset && place < b.Offset + (b.Irrep.Dim * b.Stride) && (place - b.Offset) % b.Stride == 0
        );

    private static int At(RowPiece[] pieces, int place)
    {
        RowPiece piece = pieces.Single(p => place >= p.Place && place < p.Place + p.Length);
        return piece.At + place - piece.Place;
    }
}

/// <summary>Numbers that follow one another in a packed row and elsewhere.</summary>
/// <param name="At">Where they begin in the packed row.</param>
/// <param name="Place">Where they begin elsewhere.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct RowPiece(int At, int Place, int Length);
