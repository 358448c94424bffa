using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Accuracy;

/// <summary>A layer, and how exactly it turns with its inputs.</summary>
/// <param name="name">What the accuracy page calls it.</param>
/// <param name="degrees">The degrees that it takes and gives.</param>
internal abstract class MeasuredLayer(string name, string degrees)
{
    public string Name => name;

    public string Degrees => degrees;

    /// <summary>How many points each cloud of the batch has.</summary>
    public int[] Counts { get; init; } = [7, 5];

    /// <summary>
    /// Whether points are reordered. A dropout mask belongs to its rows: in another order others are dropped.
    /// </summary>
    public bool Permutes { get; init; } = true;

    /// <summary>Whether the pass is one of training.</summary>
    public bool Training { get; init; } = true;

    /// <summary>The unit of length of the clouds.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>
    /// For each draw of inputs, group elements, translations and orders the largest error of the value and of the
    /// gradients, in order of size.
    /// </summary>
    public double[] Measure(Precision precision, int draws) =>
        [.. Enumerable.Range(0, draws).Select(draw => Measure(precision, new Random(draw), draw % 2 == 1)).Order()];

    protected abstract double Measure(Precision precision, Random random, bool withInversion);

    protected Symmetry RandomSymmetry(Random random, int count, bool withInversion)
    {
        var symmetry = Symmetry.Random(random, count, withInversion);
        return Permutes ? symmetry : symmetry with { Permutation = [.. Enumerable.Range(0, count)] };
    }

    /// <summary>The largest deviation, relative to the largest entry of the array.</summary>
    protected static double Error(double[] expected, double[] actual)
    {
        Assert.All(actual, static a => Assert.True(double.IsFinite(a)));
        return Near.Error(expected, actual);
    }
}
