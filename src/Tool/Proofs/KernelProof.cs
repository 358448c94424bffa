using System.Globalization;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>Runs an emitted kernel on unit vectors and compares every number with the exact table.</summary>
internal sealed class KernelProof(EmittedKernel kernel, IExactTable table, int seed) : ILayerPart
{
    /// <summary>Beyond so many pairs of unit vectors, of each block only the first, middle and last copy.</summary>
    private const int ManyPairs = 4096;

    /// <summary>So many rows at once: whole vectors of lanes and a rest.</summary>
    private const int Rows = 61;

    public int PathCount => table.PathCount;

    private bool IsThinned =>
        (long)table.Left.Signature.Irreps.Dim * (table.Right?.Signature.Irreps.Dim ?? 1) > ManyPairs;

    public PartOutcome Run()
    {
        (int, int, int, int) expected = (table.Left.Dim, table.Right?.Dim ?? 0, table.Result.Dim, table.WeightCount);
        if (kernel.Sizes != expected)
        {
            return new PartOutcome(
                double.PositiveInfinity,
                double.PositiveInfinity,
                $"its kernel has {Words(kernel.Sizes)}, but its signature gives {Words(expected)}"
            );
        }

        var random = new Random(seed);
        // Numbers of single precision, so that both precisions have the same.
        double[] weights =
        [
            .. Enumerable.Range(0, table.WeightCount).Select(_ => (double)(float)(0.5 + random.NextDouble())),
        ];
        double single = 0,
            @double = 0;
        string? failure = null;
        foreach ((int X, int Y)[] pairs in Pairs().Chunk(Rows))
        {
            foreach (bool shares in table.Right is null ? [true] : new[] { true, false })
            {
                Compare(Precision.Double, pairs, weights, shares, ref @double, ref failure);
                Compare(Precision.Single, pairs, weights, shares, ref single, ref failure);
            }
        }

        return new PartOutcome(single, @double, failure) { IsThinned = IsThinned };
    }

    private void Compare(
        Precision precision,
        (int X, int Y)[] pairs,
        double[] weights,
        bool sharesWeights,
        ref double largest,
        ref string? failure
    )
    {
        double bound = precision == Precision.Single ? Bounds.SingleCoupling : Bounds.DoubleCoupling;
        double[] rows = kernel.Run(precision, table, pairs, weights, sharesWeights);
        int dim = table.Result.Dim;
        double[] exact = new double[dim],
            sizes = new double[dim];
        foreach ((int row, (int x, int y)) in pairs.Index())
        {
            Array.Clear(exact);
            Array.Clear(sizes);
            foreach (ExactTerm term in table.Terms(x, y))
            {
                double value = term.Value * (term.Weight < 0 ? 1 : weights[term.Weight]);
                exact[term.Z] += value;
                sizes[term.Z] += Math.Abs(value);
            }

            double scale = sizes.DefaultIfEmpty(0).Max();
            scale = scale > 0 ? scale : 1;
            for (int z = 0; z < dim; z++)
            {
                double found = rows[(row * dim) + z],
                    error = double.IsFinite(found) ? Math.Abs(found - exact[z]) / scale : double.PositiveInfinity;
                largest = Math.Max(largest, error);
                if (error > bound)
                    failure ??= Failure(precision, x, y, z, found, exact[z]);
            }
        }
    }

    private string Failure(Precision precision, int x, int y, int z, double found, double exact)
    {
        string units = table.Right is null ? $"unit vector {x}" : $"unit vectors {x} and {y}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{table.PathsOf(x, y, z)}: component {z} of the result of {units} is {found:G6} instead of {exact:G6} in "
                + $"{precision.ToString().ToLowerInvariant()} precision"
        );
    }

    private IEnumerable<(int X, int Y)> Pairs()
    {
        int[] second = table.Right is { } right ? TriedComponents.Of(right.Signature.Irreps, IsThinned) : [0];
        return TriedComponents.Of(table.Left.Signature.Irreps, IsThinned).SelectMany(x => second.Select(y => (x, y)));
    }

    private static string Words((int Left, int Right, int Result, int Weights) sizes) =>
        sizes.Right == 0
            ? $"{sizes.Left} → {sizes.Result} numbers and {sizes.Weights} weights"
            : $"{sizes.Left} ⊗ {sizes.Right} → {sizes.Result} numbers and {sizes.Weights} weights";
}
