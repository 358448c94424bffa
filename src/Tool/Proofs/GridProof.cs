using System.Globalization;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>
/// Runs a convolution over pixels or voxels on unit impulses, single cells of which one component is 1, and compares
/// every number of the result with the kernel that the algebra gives.
/// </summary>
internal sealed class GridProof(GridRun layer, WindowTable table, int biasCount, int seed) : ILayerPart
{
    /// <summary>Beyond so many entries of kernels, of each block only the first, middle and last copy.</summary>
    private const long ManyEntries = 2_000_000;

    /// <summary>So many numbers at once.</summary>
    private const int LargestBatch = 2_000_000;

    private readonly ImpulseGrid _grid = new(table);

    public int PathCount => table.PathCount;

    private bool IsThinned => (long)table.Left.Dim * table.Result.Dim * _grid.Places * _grid.Shifts.Count > ManyEntries;

    public PartOutcome Run()
    {
        var random = new Random(seed);
        double[] weights = Numbers(table.WeightCount),
            biases = Numbers(biasCount);
        ExactTerm[] constants = [.. table.Biases(biasCount)];
        var outcome = new PartOutcome(0, 0, null) { IsThinned = IsThinned };
        int[] components = TriedComponents.Of(table.Left.Signature.Irreps, IsThinned);
        int numbers = (int)_grid.Size.Cells * _grid.Shifts.Count * Math.Max(table.Left.Dim, table.Result.Dim);
        foreach (int[] chunk in components.Chunk(Math.Max(1, LargestBatch / numbers)))
        {
            WindowKernel[] kernels = [.. chunk.Select(x => new WindowKernel(table, x, weights, constants, biases))];
            foreach (Precision precision in new[] { Precision.Double, Precision.Single })
                outcome = Compare(precision, kernels, weights, biases, outcome);
        }

        return outcome;

        // Numbers of single precision, so that both precisions have the same.
        double[] Numbers(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => (double)(float)(0.5 + random.NextDouble()))];
    }

    private PartOutcome Compare(
        Precision precision,
        WindowKernel[] kernels,
        double[] weights,
        double[] biases,
        PartOutcome outcome
    )
    {
        bool isSingle = precision == Precision.Single;
        double largest = isSingle ? outcome.Single : outcome.Double,
            bound = isSingle ? Bounds.SingleCoupling : Bounds.DoubleCoupling;
        foreach (Difference found in Differences(precision, kernels, weights, biases))
        {
            if (!(found.Error > largest))
                continue;
            largest = found.Error;
            if (largest > bound && outcome.Failure is null)
                outcome = outcome with { Failure = Failure(precision, found, weights) };
        }

        return isSingle ? outcome with { Single = largest } : outcome with { Double = largest };
    }

    private IEnumerable<Difference> Differences(
        Precision precision,
        WindowKernel[] kernels,
        double[] weights,
        double[] biases
    )
    {
        double[] rows = layer.Run(
            precision,
            table,
            _grid.Size,
            [.. kernels.SelectMany(kernel => _grid.Impulses(kernel.Component))],
            weights,
            biases
        );
        int dim = table.Result.Dim,
            place = 0;
        foreach (WindowKernel kernel in kernels)
        {
            foreach (int shift in Enumerable.Range(0, _grid.Shifts.Count))
            {
                for (int cell = 0; cell < _grid.ResultCells; cell++)
                {
                    IReadOnlyList<int> seen = _grid.Seen(shift, cell);
                    for (int z = 0; z < dim; z++, place++)
                    {
                        double exact = kernel.Constant(z) + seen.Sum(p => kernel.At(p, z)),
                            found = rows[place],
                            error = double.IsFinite(found)
                                ? Math.Abs(found - exact) / kernel.Scale
                                : double.PositiveInfinity;
                        if (error > 0)
                            yield return new Difference(kernel.Component, z, seen, found, exact, error);
                    }
                }
            }
        }
    }

    private string Failure(Precision precision, Difference wrong, double[] weights)
    {
        string where =
            wrong.Seen.Count == 1 ? $"at {_grid.Describe(wrong.Seen[0])} of the window"
            : wrong.Seen.Count == 0 ? "beyond the window"
            : "where windows reach beyond the border";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Blamed(wrong, weights)}: component {wrong.Z} of the result of unit vector {wrong.X} {where} is "
                + $"{wrong.Found:G6} instead of {wrong.Exact:G6} in {precision.ToString().ToLowerInvariant()} precision"
        );
    }

    /// <summary>The path that is wrong by itself: all others get weights of zero.</summary>
    private string Blamed(Difference wrong, double[] weights)
    {
        WindowTerm[] terms = [.. table.Terms(wrong.X).Where(t => t.Z == wrong.Z)];
        string[] paths = [.. terms.Select(t => table.PathOf(wrong.X, t)).Distinct()];
        foreach (string path in paths)
        {
            var own = new double[weights.Length];
            foreach (WindowTerm term in terms.Where(t => table.PathOf(wrong.X, t) == path))
                own[term.Weight] = weights[term.Weight];
            var kernel = new WindowKernel(table, wrong.X, own, [], []);
            bool isWrong = Differences(Precision.Double, [kernel], own, new double[biasCount])
                .Any(found => found.Z == wrong.Z && found.Error > Bounds.DoubleCoupling);
            if (isWrong)
                return path;
        }

        return paths.Length == 0 ? "no path" : $"no path by itself, but all of {paths[0]} to {paths[^1]} together";
    }

    /// <summary>A number that is not exactly the one of the algebra.</summary>
    private sealed record Difference(int X, int Z, IReadOnlyList<int> Seen, double Found, double Exact, double Error);
}
