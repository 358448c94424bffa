using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Kernels of clouds in space and of voxels: surfaces over the direction.</summary>
internal sealed class SpaceKernels : KernelFigure
{
    private const int ShownWidth = 72;

    private readonly SphereMesh _mesh;
    private readonly int _maxDegree;
    private readonly (int Start, int Count)[] _blocks;
    private readonly (int Component, double Factor)[] _functions;

    /// <summary>The harmonics of a group up to a degree.</summary>
    public SpaceKernels(SymmetryGroup group, int maxDegree)
    {
        (_mesh, _maxDegree) = (new SphereMesh(maxDegree), maxDegree);
        Irreps harmonics = group.HarmonicsInSpace(maxDegree);
        _blocks = [.. harmonics.Select((block, b) => (harmonics.Offset(b), block.Dim))];
        _functions = [.. group.IsSpatial ? InSpace(maxDegree) : AboutAxis(group, maxDegree)];
    }

    /// <summary>The harmonics of a window of voxels, of which several may be of one degree.</summary>
    public SpaceKernels(SampledVolume window)
        : this(SymmetryGroup.O3, window.Harmonics.Max(static h => h.Degree)) =>
        _blocks = [.. window.Harmonics.Select(static h => (h.Degree * h.Degree, (2 * h.Degree) + 1))];

    public override Figure Harmonics(int block) => Row(_blocks[block].Start, _blocks[block].Count);

    protected override int StartOf(int block) => _blocks[block].Start;

    protected override Figure Draw(List<(int Function, double Factor)>?[,] cells)
    {
        var functions = new double[]?[cells.GetLength(0), cells.GetLength(1)];
        for (int row = 0; row < cells.GetLength(0); row++)
        {
            for (int column = 0; column < cells.GetLength(1); column++)
            {
                functions[row, column] = cells[row, column] is { } sum
                    ? _mesh.Sum([
                        .. sum.Select(t =>
                            (_functions[t.Function].Component, t.Factor * _functions[t.Function].Factor)
                        ),
                    ])
                    : null;
            }
        }

        return new Figure(SurfaceFigure.Draw(_mesh, functions), ShownWidth, IsPixelated: false, cells.GetLength(1));
    }

    /// <summary>A function in a direction.</summary>
    public double Value(int function, double x, double y, double z)
    {
        var values = new double[_functions.Length];
        SphericalHarmonics.Evaluate(_maxDegree, x, y, z, values);
        (int component, double factor) = _functions[function];
        return factor * values[component];
    }

    private static IEnumerable<(int, double)> InSpace(int maxDegree) =>
        Enumerable.Range(0, SphericalHarmonics.Count(maxDegree)).Select(static n => (n, 1.0));

    /// <summary>In each degree the orders from 0, cosine before sine; drawn about y, whatever the axis is.</summary>
    private static IEnumerable<(int, double)> AboutAxis(SymmetryGroup group, int maxDegree)
    {
        for (int l = 0; l <= maxDegree; l++)
        {
            int middle = (l * l) + l;
            yield return (middle, 1);
            for (int m = 1; m <= l; m++)
            {
                yield return (middle + m, 1);
                yield return (middle - m, group.FlipsSine(m) ? -1 : 1);
            }
        }
    }
}
