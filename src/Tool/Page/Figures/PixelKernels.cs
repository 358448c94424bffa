using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Kernels of images: the sampled harmonics of a window of pixels.</summary>
internal sealed class PixelKernels(PixelConvolutionSpec spec) : KernelFigure
{
    private const int ShownWidth = 48;

    public override Figure Harmonics(int block) => Row(StartOf(block), spec.Parts[block].Length);

    protected override int StartOf(int block) => spec.Parts.Take(block).Sum(static p => p.Length);

    protected override Figure Draw(List<(int Function, double Factor)>?[,] cells)
    {
        WindowFunction[] functions = [.. spec.Parts.SelectMany(static p => p)];
        var tiles = new Func<int, int, double>?[cells.GetLength(0), cells.GetLength(1)];
        for (int row = 0; row < cells.GetLength(0); row++)
        {
            for (int column = 0; column < cells.GetLength(1); column++)
            {
                if (cells[row, column] is { } sum)
                    tiles[row, column] = (i, j) => sum.Sum(t => t.Factor * Value(functions[t.Function], i, j));
            }
        }

        return new Figure(
            TileFigure.Draw(spec.Window.Size, tiles, gap: 1),
            ShownWidth,
            IsPixelated: true,
            cells.GetLength(1)
        );
    }

    private double Value(WindowFunction function, int row, int column)
    {
        SampledHarmonic harmonic = spec.Window.Harmonics[function.Harmonic];
        double value = function.IsSine ? harmonic.Sine(row, column) : harmonic.Cosine(row, column);
        return function.IsNegated ? -value : value;
    }
}
