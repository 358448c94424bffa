using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Features as those of a subgroup: each irrep becomes the irreps that it contains, by an exact orthogonal matrix.
/// </summary>
internal sealed class RestrictOperation : LinearOperation
{
    private static readonly RestrictOperation Instance = new();

    internal static Handle Apply(Handle x, SymmetryGroup group, Axis axis)
    {
        FeatureLayout layout = x.Layout;
        if (layout.Group == group)
            return x;
        if (!Restriction.IsAllowed(layout.Group, group))
        {
            throw new ArgumentException(
                $"Features of {layout.Group} cannot be restricted to {group}, which is not in it.",
                nameof(group)
            );
        }
        if (!group.IsSpatial && x.Storage.RowSpace.Kind == RowSpaceKind.Vertices)
        {
            throw new ArgumentException(
                "Features of space at the vertices of a mesh are restricted along the normals, not about one axis for "
                    + "all. Give the restriction the surface as its first operand."
            );
        }
        var plan = RestrictionPlan.Of(layout, group, axis);
        return Instance.Run(x, x.Storage.RowSpace, plan.Layout, state: plan);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var plan = (RestrictionPlan)entry.State!;
        result.Values.Clear();
        for (int row = 0; row < x.Rows; row++)
            plan.Add<S>(x.Row(row), result.Row(row));
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var plan = (RestrictionPlan)entry.State!;
        for (int row = 0; row < x.Rows; row++)
            plan.AddTransposed<S>(result.GradientRow(row), x.GradientRow(row));
    }
}
