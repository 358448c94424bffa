using System.Collections.Concurrent;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The same numbers, seen as features of a subgroup: from O(3) to SO(3), where parity is dropped.</summary>
internal sealed class RestrictOperation : UnaryOperation
{
    private static readonly RestrictOperation Instance = new();
    private static readonly ConcurrentDictionary<FeatureLayout, Plan> Plans = new();

    internal static Handle Apply(Handle x, Group group)
    {
        FeatureLayout layout = x.Layout;
        if (layout.Group == group)
            return x;
        if (layout.Group != Group.O3 || group != Group.SO3)
            throw new ArgumentException($"Features of {layout.Group} cannot be restricted to {group}.", nameof(group));
        Plan plan = Plans.GetOrAdd(layout, static key => Plan.Create(key));
        return Instance.Run(x, x.Storage.RowSpace, plan.Layout, state: plan);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        ((Plan)entry.State!).Runs.Copy<S>(x.Rows, x.Values, x.Dim, result.Values, result.Dim);

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        ((Plan)entry.State!).Runs.AddBack<S>(x.Rows, x.Gradient, x.Dim, result.Gradient, result.Dim);

    /// <summary>Without parity more neighbouring blocks are equal and merge, so that numbers may move.</summary>
    private sealed record Plan(FeatureLayout Layout, BlockRuns Runs)
    {
        internal static Plan Create(FeatureLayout layout)
        {
            FeatureLayout even = FeatureLayout.Of(
                new Irreps(
                    layout.Rows.Irreps.Select(static b => new MulIrrep(b.Mul, new Irrep(b.Irrep.L, Parity.Even)))
                ),
                Group.SO3
            );
            return new Plan(even, BlockRuns.Create(layout, 0, even, 0, layout.Blocks.Length));
        }
    }
}
