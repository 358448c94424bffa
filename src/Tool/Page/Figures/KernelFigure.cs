using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>
/// Steerable kernels: for a path the matrix Σ_j C_ijk Y_j, whose rows are the components of the result and whose
/// columns those of the operand.
/// </summary>
internal abstract class KernelFigure
{
    /// <summary>How a figure is shown.</summary>
    /// <param name="Picture">The pixels.</param>
    /// <param name="CellWidth">The width of a cell on the page, in pixels.</param>
    /// <param name="IsPixelated">Whether its pixels are those of the kernel.</param>
    /// <param name="Columns">Cells side by side.</param>
    internal sealed record Figure(Raster Picture, int CellWidth, bool IsPixelated, int Columns);

    /// <summary>The functions of a block of the harmonics.</summary>
    /// <param name="block">Its number in the product's second operand.</param>
    public abstract Figure Harmonics(int block);

    /// <summary>The kernel of a path.</summary>
    public Figure Kernel(TensorProductPath path) => Draw(Cells(path));

    /// <summary>The entries of a path's kernel as sums of functions; null where they are zero.</summary>
    public List<(int Function, double Factor)>?[,] Cells(TensorProductPath path)
    {
        var cells = new List<(int Function, double Factor)>?[path.Result.Irrep.Dim, path.First.Irrep.Dim];
        int start = StartOf(path.In2);
        foreach (CouplingTerm term in CouplingPath.Of(path).Terms)
            (cells[term.K, term.I] ??= []).Add((start + term.J, term.Value.ToDouble()));
        return cells;
    }

    /// <summary>The number of a block's first function among all.</summary>
    protected abstract int StartOf(int block);

    /// <summary>Draws a matrix of sums of functions.</summary>
    protected abstract Figure Draw(List<(int Function, double Factor)>?[,] cells);

    /// <summary>The functions of a block side by side.</summary>
    protected Figure Row(int start, int count)
    {
        var cells = new List<(int Function, double Factor)>?[1, count];
        for (int n = 0; n < count; n++)
            cells[0, n] = [(start + n, 1)];
        return Draw(cells);
    }
}
