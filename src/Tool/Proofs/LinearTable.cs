using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>A linear map by its specification.</summary>
internal sealed class LinearTable(LinearSpec spec, SymmetryGroup group) : IExactTable
{
    private readonly RowPlaces _operand = new(spec.In),
        _result = new(spec.Out);

    public FeatureLayout Left { get; } = FeatureLayout.Of(spec.In, group);

    public FeatureLayout? Right => null;

    public FeatureLayout Result { get; } = FeatureLayout.Of(spec.Out, group);

    public int WeightCount => spec.WeightCount + spec.BiasCount;

    public int PathCount => spec.Paths.Count;

    public IEnumerable<ExactTerm> Terms(int x, int y)
    {
        (int block, int u, int component) = _operand[x];
        foreach (LinearPath path in spec.Paths.Where(p => p.In == block))
        {
            // A quarter turn takes (c, s) to (−s, c).
            (int to, int sign) =
                !path.IsTurned ? (component, 1)
                : component == 0 ? (1, 1)
                : (0, -1);
            for (int w = 0; w < path.Result.Mul; w++)
            {
                yield return new ExactTerm(
                    spec.Out.Offset(path.Out) + (w * path.Result.Irrep.Dim) + to,
                    path.WeightOffset + (u * path.Result.Mul) + w,
                    sign * path.Coefficient
                );
            }
        }

        foreach (LinearBias bias in spec.Biases)
        {
            for (int w = 0; w < bias.Count; w++)
                yield return new ExactTerm(spec.Out.Offset(bias.Out) + w, spec.WeightCount + bias.Offset + w, 1);
        }
    }

    public string PathsOf(int x, int y, int z)
    {
        (int from, int to) = (_operand[x].Block, _result[z].Block);
        string[] found =
        [
            .. spec
                .Paths.Select(static (path, i) => (Path: path, Number: i + 1))
                .Where(p => p.Path.In == from && p.Path.Out == to)
                .Select(static p => $"path {p.Number}, {p.Path}"),
        ];
        return found.Length > 0 ? string.Join(" and ", found) : $"no path, from {spec.In[from]} to {spec.Out[to]}";
    }
}
