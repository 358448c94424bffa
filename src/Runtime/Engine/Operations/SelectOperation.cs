using System.Collections.Concurrent;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Some whole blocks of a value.</summary>
internal sealed class SelectOperation : LinearOperation
{
    private static readonly SelectOperation Instance = new();
    private static readonly ConcurrentDictionary<(FeatureLayout Declared, int First, int Count), Plan> Plans = new();

    /// <summary>
    /// Selects blocks by their numbers in <paramref name="declared"/>; the value's own layout may write the same
    /// signature in another way.
    /// </summary>
    internal static Handle Apply(Handle x, FeatureLayout declared, int first, int count)
    {
        Storage a = x.Storage;
        if (!a.Layout.Matches(declared))
            throw new ArgumentException($"Blocks of {declared} were requested, but the value is {a.Layout}.");
        Plan plan = Plans.GetOrAdd(
            (declared, first, count),
            static key => Plan.Create(key.Declared, key.First, key.Count)
        );
        return Instance.Run(x, a.RowSpace, plan.Layout, state: plan);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        ((Plan)entry.State!).Runs.Copy<S>(x.Rows, x.Values, x.Dim, result.Values, result.Dim);

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        ((Plan)entry.State!).Runs.AddBack<S>(x.Rows, x.Gradient, x.Dim, result.Gradient, result.Dim);

    private sealed record Plan(FeatureLayout Layout, BlockRuns Runs)
    {
        internal static Plan Create(FeatureLayout declared, int first, int count)
        {
            FeatureLayout part = declared.Part(first, count);
            return new Plan(part, BlockRuns.Create(declared, first, part, 0, count));
        }
    }
}
