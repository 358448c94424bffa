using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Mixing of copies of an irrep of complex type, (c, s), by two matrices: A, and B behind a quarter turn, as if by A +
/// iB.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TurnedGemm
{
    /// <summary>Columns of a packed panel of the transposed matrices.</summary>
    private const int PanelColumns = 16;

    /// <summary>Rows of a packed panel.</summary>
    private const int PanelRows = 64;

    /// <summary>z = or += scale (A + iB) x for the pairs (c, s) of each row and copy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> plain,
        BlockView<S> turned,
        BlockView<S> z
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        LaneLoop.Run<Columns<S>, S>(new(rows, scale, x, plain, turned, z, isConjugate: false), z.Copies);

    /// <summary>gx += scale (A + iB)† gz, the gradient of the operand.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyTransposed<S>(
        nint rows,
        S scale,
        BlockView<S> gz,
        BlockView<S> plain,
        BlockView<S> turned,
        BlockView<S> gx
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> panels = stackalloc S[2 * PanelRows * PanelColumns];
        for (nint k = 0; k < gz.Copies; k += PanelRows)
        {
            nint depth = nint.Min(PanelRows, gz.Copies - k);
            for (nint column = 0; column < gx.Copies; column += PanelColumns)
            {
                nint width = nint.Min(PanelColumns, gx.Copies - column);
                ref S second = ref panels[PanelRows * PanelColumns];
                Transposition.Run(width, depth, in plain.At((column * plain.Row) + k), plain.Row, ref panels[0], width);
                Transposition.Run(width, depth, in turned.At((column * turned.Row) + k), turned.Row, ref second, width);
                LaneLoop.Run<Columns<S>, S>(
                    new(
                        rows,
                        scale,
                        gz.Slice(k, depth),
                        new BlockView<S>(in panels[0], width, 0, width),
                        new BlockView<S>(in second, width, 0, width),
                        gx.Slice(column, width),
                        isConjugate: true
                    ),
                    width
                );
            }
        }
    }

    /// <summary>gA, gB += the gradients of the matrices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposedMultiply<S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> gz,
        BlockView<S> gPlain,
        BlockView<S> gTurned
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        LaneLoop.Run<OuterColumns<S>, S>(new(rows, scale, x, gz, gPlain, gTurned), gz.Copies);

    private readonly ref struct Columns<S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> plain,
        BlockView<S> turned,
        BlockView<S> z,
        bool isConjugate
    ) : ILaneLoop<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _rows = rows;
        private readonly S _scale = scale;
        private readonly BlockView<S> _x = x;
        private readonly BlockView<S> _plain = plain;
        private readonly BlockView<S> _turned = turned;
        private readonly BlockView<S> _z = z;
        private readonly bool _isConjugate = isConjugate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint column = start; column < end; column += V.Width)
                TurnedPanel.Multiply<V, S>(_rows, _scale, _x, _plain, _turned, _z, column, _isConjugate);
        }
    }

    private readonly ref struct OuterColumns<S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> gz,
        BlockView<S> gPlain,
        BlockView<S> gTurned
    ) : ILaneLoop<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _rows = rows;
        private readonly S _scale = scale;
        private readonly BlockView<S> _x = x;
        private readonly BlockView<S> _gz = gz;
        private readonly BlockView<S> _gPlain = gPlain;
        private readonly BlockView<S> _gTurned = gTurned;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint column = start; column < end; column += V.Width)
                TurnedPanel.TransposedMultiply<V, S>(_rows, _scale, _x, _gz, _gPlain, _gTurned, column);
        }
    }
}
