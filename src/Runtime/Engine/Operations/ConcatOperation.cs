using System.Collections.Concurrent;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The direct sum of two values: the blocks of x, then those of y.</summary>
internal sealed class ConcatOperation : LinearPairOperation
{
    private static readonly ConcatOperation Instance = new();
    private static readonly ConcurrentDictionary<(FeatureLayout First, FeatureLayout Second), Plan> Plans = new();

    internal static Handle Apply(Handle x, Handle y)
    {
        Storage a = x.Storage,
            b = y.Storage;
        Check.SameBase("Concatenation", a, b);
        Plan plan = Plans.GetOrAdd((a.Layout, b.Layout), static key => Plan.Create(key.First, key.Second));
        return Instance.Run(x, y, a.RowSpace, plan.Layout, state: plan);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
    {
        var plan = (Plan)entry.State!;
        plan.First.Copy<S>(x.Rows, x.Values, x.Dim, result.Values, result.Dim);
        plan.Second.Copy<S>(y.Rows, y.Values, y.Dim, result.Values, result.Dim);
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
    {
        var plan = (Plan)entry.State!;
        if (x.NeedsGradient)
            plan.First.AddBack<S>(x.Rows, x.Gradient, x.Dim, result.Gradient, result.Dim);
        if (y.NeedsGradient)
            plan.Second.AddBack<S>(y.Rows, y.Gradient, y.Dim, result.Gradient, result.Dim);
    }

    private sealed record Plan(FeatureLayout Layout, BlockRuns First, BlockRuns Second)
    {
        internal static Plan Create(FeatureLayout first, FeatureLayout second)
        {
            FeatureLayout both = first.Concat(second);
            return new Plan(
                both,
                BlockRuns.Create(first, 0, both, 0, first.Blocks.Length),
                BlockRuns.Create(second, 0, both, first.Blocks.Length, second.Blocks.Length)
            );
        }
    }
}
