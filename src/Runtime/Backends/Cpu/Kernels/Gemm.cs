using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Small dense matrix products, register-blocked: the mixing of copies in linear layers, products and networks.
/// </summary>
/// <remarks>
/// All add to the result, except a product into a fresh view, which overwrites it. Rows of the operands are the pairs
/// (row, component) of a <see cref="BlockView{S}"/>, columns are copies, so one call mixes the copies of all components
/// of an irrep. It is meant for 8 to some hundreds of columns, that is, for matrices that stay in the cache; only the
/// operand that <c>MultiplyTransposed</c> transposes is packed. All rows of the result may be the same row (row stride
/// 0): then they are summed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Gemm
{
    /// <summary>Columns of a packed panel of a transposed operand.</summary>
    private const int PanelColumns = 32;

    /// <summary>Rows of a packed panel: 16 KB of float.</summary>
    private const int PanelRows = 128;

    /// <summary>
    /// C += scale·A·B for matrices A [m,k], B [k,n], C [m,n], each given with the distance between its rows.
    /// </summary>
    public static void Multiply<S>(
        int m,
        int n,
        int k,
        S scale,
        ref readonly S a,
        nint aRow,
        ref readonly S b,
        nint bRow,
        ref S c,
        nint cRow
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        Multiply(
            m,
            1,
            scale,
            new BlockView<S>(in a, aRow, 0, k),
            new BlockView<S>(in b, bRow, 0, n),
            new BlockView<S>(in c, cRow, 0, n)
        );

    /// <summary>
    /// C += scale·A·Bᵀ for matrices A [m,k], B [n,k], C [m,n], each given with the distance between its rows.
    /// </summary>
    public static void MultiplyTransposed<S>(
        int m,
        int n,
        int k,
        S scale,
        ref readonly S a,
        nint aRow,
        ref readonly S b,
        nint bRow,
        ref S c,
        nint cRow
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        MultiplyTransposed(
            m,
            1,
            scale,
            new BlockView<S>(in a, aRow, 0, k),
            new BlockView<S>(in b, bRow, 0, k),
            new BlockView<S>(in c, cRow, 0, n)
        );

    /// <summary>
    /// C += scale·Aᵀ·B for matrices A [m,k], B [m,n], C [k,n], each given with the distance between its rows.
    /// </summary>
    public static void TransposedMultiply<S>(
        int m,
        int n,
        int k,
        S scale,
        ref readonly S a,
        nint aRow,
        ref readonly S b,
        nint bRow,
        ref S c,
        nint cRow
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        TransposedMultiply(
            m,
            1,
            scale,
            new BlockView<S>(in a, aRow, 0, k),
            new BlockView<S>(in b, bRow, 0, n),
            new BlockView<S>(in c, cRow, 0, n)
        );

    /// <summary>c[r,m,·] = or += scale · a[r,m,·]·B for each row and component, B [copies of a, copies of c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<S>(nint rows, nint components, S scale, BlockView<S> a, BlockView<S> b, BlockView<S> c)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Panels<S> panels = new(rows, components, scale, a, b, c);
        LaneLoop.RunPanels<Panels<S>, S>(ref panels, c.Copies);
    }

    /// <summary>
    /// c[r,·] = or += a[r,·]·B for each row, where of the rows of a only the numbers at some places count, as many as B
    /// has rows. Of a there are a multiple of <see cref="PickedPanel.TileRows"/> rows, whatever is in the last.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyPicked<S>(
        nint rows,
        BlockView<S> a,
        ReadOnlySpan<int> places,
        BlockView<S> b,
        BlockView<S> c
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        PickedPanels<S> panels = new(rows, a, places, b, c);
        LaneLoop.RunPanels<PickedPanels<S>, S>(ref panels, c.Copies);
    }

    /// <summary>
    /// c[r,m,·] = or += scale · a[r,m,·]·Bᵀ for each row and component, B [copies of c, copies of a].
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyTransposed<S>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> panel = stackalloc S[PanelRows * PanelColumns];
        BlockView<S> sum = c;
        for (nint k = 0; k < a.Copies; k += PanelRows)
        {
            nint depth = nint.Min(PanelRows, a.Copies - k);
            for (nint column = 0; column < c.Copies; column += PanelColumns)
            {
                nint width = nint.Min(PanelColumns, c.Copies - column);
                Transposition.Run(width, depth, in b.At((column * b.Row) + k), b.Row, ref panel[0], width);
                Multiply(
                    rows,
                    components,
                    scale,
                    a.Slice(k, depth),
                    new BlockView<S>(in panel[0], width, 0, width),
                    sum.Slice(column, width)
                );
            }

            sum = c.AsAdded;
        }
    }

    /// <summary>C += scale · Σ a[r,m,·]ᵀ b[r,m,·] over rows and components, C [copies of a, copies of b].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposedMultiply<S>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        OuterPanels<S, EachDepth> panels = new(rows, components, scale, a, b, c, default);
        LaneLoop.RunPanels<OuterPanels<S, EachDepth>, S>(ref panels, b.Copies);
    }

    /// <summary>
    /// C += Σ a[r,·]ᵀ b[r,·] over rows, where of the rows of a only the numbers at some places count, as many as C has
    /// rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TransposedMultiplyPicked<S>(
        nint rows,
        BlockView<S> a,
        ReadOnlySpan<int> places,
        BlockView<S> b,
        BlockView<S> c
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockView<S> picked = new(in a.First, a.Row, 0, places.Length);
        OuterPanels<S, PickedDepth> panels = new(rows, 1, S.One, picked, b, c, new PickedDepth(places));
        LaneLoop.RunPanels<OuterPanels<S, PickedDepth>, S>(ref panels, b.Copies);
    }

    private readonly ref struct Panels<S>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c
    ) : ILanePanels<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _rows = rows;
        private readonly nint _components = components;
        private readonly S _scale = scale;
        private readonly BlockView<S> _a = a;
        private readonly BlockView<S> _b = b;
        private readonly BlockView<S> _c = c;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Wide<V>(nint column)
            where V : struct, ILanes<V, S> => GemmPanel.Wide<V, S>(_rows, _components, _scale, _a, _b, _c, column);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Narrow<V>(nint column)
            where V : struct, ILanes<V, S> => GemmPanel.Narrow<V, S>(_rows, _components, _scale, _a, _b, _c, column);
    }

    private readonly ref struct PickedPanels<S>(
        nint rows,
        BlockView<S> a,
        ReadOnlySpan<int> places,
        BlockView<S> b,
        BlockView<S> c
    ) : ILanePanels<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _rows = rows;
        private readonly BlockView<S> _a = a;
        private readonly ReadOnlySpan<int> _places = places;
        private readonly BlockView<S> _b = b;
        private readonly BlockView<S> _c = c;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Wide<V>(nint column)
            where V : struct, ILanes<V, S> => PickedPanel.Wide<V, S>(_rows, _a, _places, _b, _c, column);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Narrow<V>(nint column)
            where V : struct, ILanes<V, S> => PickedPanel.Narrow<V, S>(_rows, _a, _places, _b, _c, column);
    }

    private readonly ref struct OuterPanels<S, D>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c,
        D depth
    ) : ILanePanels<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where D : struct, IDepth, allows ref struct
    {
        private readonly nint _rows = rows;
        private readonly nint _components = components;
        private readonly S _scale = scale;
        private readonly BlockView<S> _a = a;
        private readonly BlockView<S> _b = b;
        private readonly BlockView<S> _c = c;
        private readonly D _depth = depth;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Wide<V>(nint column)
            where V : struct, ILanes<V, S> =>
            GemmOuterPanel.Wide<V, S, D>(_rows, _components, _scale, _a, _b, _c, column, _depth);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Narrow<V>(nint column)
            where V : struct, ILanes<V, S> =>
            GemmOuterPanel.Narrow<V, S, D>(_rows, _components, _scale, _a, _b, _c, column, _depth);
    }
}
