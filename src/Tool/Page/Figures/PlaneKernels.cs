using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Kernels of clouds in a plane: circular harmonics on a ring.</summary>
internal sealed class PlaneKernels(SymmetryGroup group, int maxOrder) : KernelFigure
{
    private const int Size = 96,
        ShownWidth = 48;

    private const double Ring = 0.56,
        Width = 0.27;

    private readonly Irreps _harmonics = group.Harmonics(maxOrder);
    private readonly (int Order, bool IsSine)[] _functions =
    [
        (0, false),
        .. Enumerable.Range(1, maxOrder).SelectMany(static m => new[] { (m, false), (m, true) }),
    ];

    public override Figure Harmonics(int block) => Row(StartOf(block), _harmonics[block].Dim);

    protected override int StartOf(int block) => _harmonics.Offset(block);

    protected override Figure Draw(List<(int Function, double Factor)>?[,] cells)
    {
        var tiles = new Func<int, int, double>?[cells.GetLength(0), cells.GetLength(1)];
        for (int row = 0; row < cells.GetLength(0); row++)
        {
            for (int column = 0; column < cells.GetLength(1); column++)
            {
                if (cells[row, column] is { } sum)
                    tiles[row, column] = (i, j) => Value(sum, i, j);
            }
        }

        return new Figure(TileFigure.Draw(Size, tiles, gap: 8), ShownWidth, IsPixelated: false, cells.GetLength(1));
    }

    private double Value(List<(int Function, double Factor)> sum, int row, int column)
    {
        double x = (2 * (column + 0.5) / Size) - 1,
            y = 1 - (2 * (row + 0.5) / Size),
            r = Math.Sqrt((x * x) + (y * y)),
            angle = Math.Atan2(y, x),
            profile = r > 1 ? 0 : Math.Exp(-Math.Pow((r - Ring) / Width, 2));
        return profile * sum.Sum(t => t.Factor * Value(t.Function, angle));
    }

    /// <summary>A function in the direction of an angle.</summary>
    public double Value(int function, double angle)
    {
        (int order, bool isSine) = _functions[function];
        double sign = isSine && group.FlipsSine(order) ? -1 : 1;
        return order == 0 ? 1 : sign * Math.Sqrt(2) * (isSine ? Math.Sin(order * angle) : Math.Cos(order * angle));
    }
}
