using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>
/// Runs a symmetric contraction on rows of whole numbers and compares it with its columns, one by one: exact couplings
/// of chains in plain loops. Nothing that was eliminated, ordered or shared for the kernel takes part.
/// </summary>
internal sealed class ContractionProof(ContractionRun layer, ContractionSpec spec, int species, int seed) : ILayerPart
{
    /// <summary>Beyond so many channels only the first, middle and last.</summary>
    private const int ManyChannels = 32;

    /// <summary>Rows, and one more for each species.</summary>
    private const int LeastRows = 13;

    private const int LargestNumber = 2;

    public int PathCount => spec.Tensors.Sum(static t => t.Columns.Count);

    private bool IsThinned => spec.Channels > ManyChannels;

    public PartOutcome Run()
    {
        var random = new Random(seed);
        int count = LeastRows + species;
        int[] kinds = [.. Enumerable.Range(0, count).Select(row => row % species)];
        // Numbers of single precision, so that both precisions have the same.
        double[] rows =
        [
            .. Enumerable
                .Range(0, count * spec.In.Dim)
                .Select(_ => (double)random.Next(-LargestNumber, LargestNumber + 1)),
        ];
        double[][] weights =
        [
            .. spec.Tensors.Select(tensor =>
                Enumerable
                    .Range(0, species * tensor.Columns.Count * spec.Channels)
                    .Select(_ => (double)(float)(0.5 + random.NextDouble()))
                    .ToArray()
            ),
        ];
        var slow = new ContractionColumns(spec, rows);
        var outcome = new PartOutcome(0, 0, null) { IsThinned = IsThinned };
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            bool isSingle = precision == Precision.Single;
            double bound = isSingle ? Bounds.SingleCoupling : Bounds.DoubleCoupling;
            Difference? worst = Compare(precision, slow, rows, kinds, weights);
            double largest = worst?.Error ?? 0;
            outcome = isSingle ? outcome with { Single = largest } : outcome with { Double = largest };
            if (largest > bound && outcome.Failure is null)
                outcome = outcome with { Failure = Failure(precision, worst!, slow, rows, kinds, weights) };
        }

        return outcome;
    }

    /// <summary>The largest difference; null if there is none.</summary>
    private Difference? Compare(
        Precision precision,
        ContractionColumns slow,
        double[] rows,
        int[] kinds,
        double[][] weights
    )
    {
        double[] result = layer.Run(precision, spec, rows, kinds, weights);
        Difference? worst = null;
        int[] channels = IsThinned
            ? [0, spec.Channels / 2, spec.Channels - 1]
            : [.. Enumerable.Range(0, spec.Channels)];
        for (int row = 0; row < kinds.Length; row++)
        {
            foreach (int channel in channels)
            {
                for (int block = 0; block < spec.Irreps.Count; block++)
                {
                    (double[] exact, double scale) = slow.Sum(row, channel, block, kinds[row], weights);
                    for (int k = 0; k < exact.Length; k++)
                    {
                        double found = result[(row * spec.Out.Dim) + slow.Place(block, channel) + k],
                            error = double.IsFinite(found)
                                ? Math.Abs(found - exact[k]) / (scale > 0 ? scale : 1)
                                : double.PositiveInfinity;
                        if (error > (worst?.Error ?? 0))
                            worst = new Difference(block, channel, k, kinds[row], found, exact[k], error);
                    }
                }
            }
        }

        return worst;
    }

    private string Failure(
        Precision precision,
        Difference wrong,
        ContractionColumns slow,
        double[] rows,
        int[] kinds,
        double[][] weights
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Blamed(wrong, slow, rows, kinds, weights)}: component {wrong.Component} of channel {wrong.Channel} of "
                + $"block {wrong.Block}{(species > 1 ? $" for species {wrong.Species}" : string.Empty)} is "
                + $"{wrong.Found:G6} instead of {wrong.Exact:G6} in {precision.ToString().ToLowerInvariant()} precision"
        );

    /// <summary>The column that is wrong by itself: all others get weights of zero.</summary>
    private string Blamed(Difference wrong, ContractionColumns slow, double[] rows, int[] kinds, double[][] weights)
    {
        for (int t = 0; t < spec.Tensors.Count; t++)
        {
            ContractionTensor tensor = spec.Tensors[t];
            for (int column = 0; tensor.Block == wrong.Block && column < tensor.Columns.Count; column++)
            {
                double[][] own = [.. weights.Select(static w => new double[w.Length])];
                for (int s = 0; s < species; s++)
                {
                    int from = ((s * tensor.Columns.Count) + column) * spec.Channels;
                    weights[t].AsSpan(from, spec.Channels).CopyTo(own[t].AsSpan(from));
                }
                if (Compare(Precision.Double, slow, rows, kinds, own) is { Error: > Bounds.DoubleCoupling })
                    return $"column {column + 1} of order {tensor.Order}, {tensor.Columns[column]}";
            }
        }

        return "no column by itself, but all together";
    }

    /// <summary>A number that is not exactly the one of the algebra.</summary>
    private sealed record Difference(
        int Block,
        int Channel,
        int Component,
        int Species,
        double Found,
        double Exact,
        double Error
    );
}
