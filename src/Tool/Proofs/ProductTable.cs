using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>A tensor product by its specification and the exact couplings.</summary>
internal sealed class ProductTable(TensorProductSpec spec, SymmetryGroup group) : IExactTable
{
    private readonly RowPlaces _first = new(spec.In1),
        _second = new(spec.In2),
        _result = new(spec.Out);

    private readonly ILookup<(int, int), (TensorProductPath Path, int Number)> _paths = spec
        .Paths.Select(static (path, i) => (path, i + 1))
        .ToLookup(static p => (p.path.In1, p.path.In2));

    public FeatureLayout Left { get; } = FeatureLayout.Of(spec.In1, group);

    public FeatureLayout Right { get; } = FeatureLayout.Of(spec.In2, group);

    public FeatureLayout Result { get; } = FeatureLayout.Of(spec.Out, group);

    public int WeightCount => spec.WeightCount;

    public int PathCount => spec.Paths.Count;

    public IEnumerable<ExactTerm> Terms(int x, int y)
    {
        ((int a, int u, int i), (int b, int v, int j)) = (_first[x], _second[y]);
        foreach ((TensorProductPath path, _) in _paths[(a, b)])
        {
            foreach ((int copy, int weight) in Copies(path, u, v))
            {
                foreach (CouplingTerm term in Coupling(path))
                {
                    if (term.I == i && term.J == j)
                    {
                        yield return new ExactTerm(
                            spec.Out.Offset(path.Out) + (copy * path.Result.Irrep.Dim) + term.K,
                            path.HasWeight ? path.WeightOffset + weight : -1,
                            path.Coefficient * term.Value.ToDouble()
                        );
                    }
                }
            }
        }
    }

    public string PathsOf(int x, int y, int z)
    {
        int block = _result[z].Block;
        string[] found =
        [
            .. _paths[(_first[x].Block, _second[y].Block)]
                .Where(p => p.Path.Out == block)
                .Select(static p => $"path {p.Number}, {p.Path}"),
        ];
        return found.Length > 0
            ? string.Join(" and ", found)
            : $"no path, from {spec.In1[_first[x].Block]} ⊗ {spec.In2[_second[y].Block]} to {spec.Out[block]}";
    }

    private static IReadOnlyList<CouplingTerm> Coupling(TensorProductPath path) =>
        path.First.Irrep.Group.Couplings(path.First.Irrep, path.Second.Irrep, path.Result.Irrep)[path.Coupling];

    /// <summary>The copies of the result that two copies reach, and the weight of each, by the path's mode.</summary>
    private static IEnumerable<(int Copy, int Weight)> Copies(TensorProductPath path, int u, int v)
    {
        (int mul1, int mul2, int mul3) = (path.First.Mul, path.Second.Mul, path.Result.Mul);
        return path.Mode switch
        {
            ConnectionMode.Uvw => All((u * mul2) + v),
            ConnectionMode.Uvu => [(u, (u * mul2) + v)],
            ConnectionMode.Uvv => [(v, (u * mul2) + v)],
            ConnectionMode.Uvuv => [((u * mul2) + v, (u * mul2) + v)],
            ConnectionMode.Uuw => u == v ? All(u) : [],
            ConnectionMode.Uuu => u == v ? [(u, u)] : [],
            ConnectionMode.UvuLessV => u < v ? [(Pair(), Pair())] : [],
            ConnectionMode.ULessVw => u < v ? All(Pair()) : [],
            _ => throw new ArgumentOutOfRangeException(nameof(path), path.Mode, "There is no such mode."),
        };

        IEnumerable<(int, int)> All(int row) => Enumerable.Range(0, mul3).Select(w => (w, (row * mul3) + w));
        // The pairs u < v, row by row.
        int Pair() => (u * ((2 * mul1) - u - 1) / 2) + (v - u - 1);
    }
}
