using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>
/// What a tensor product computes, and where its blocks lie in rows: all that a back end has to know of it. How many
/// rows at a time, what lies in the lanes, which loops are called is the back end's schedule.
/// </summary>
internal sealed class ProductPlan
{
    private ProductPlan(TensorProductSpec spec, CancellationToken cancellation)
    {
        Spec = spec;
        (Left, Right, Result) = (RowLayout.Of(spec.In1), RowLayout.Of(spec.In2), RowLayout.Of(spec.Out));
        List<PlannedPath> paths = [];
        foreach (TensorProductPath path in spec.Paths)
        {
            cancellation.ThrowIfCancellationRequested();
            PlannedPath planned = new(path, Left.Blocks[path.In1], Right.Blocks[path.In2], Result.Blocks[path.Out]);
            if (!planned.IsEmpty)
                paths.Add(planned);
        }

        Paths = paths;
    }

    public TensorProductSpec Spec { get; }

    public RowLayout Left { get; }

    public RowLayout Right { get; }

    public RowLayout Result { get; }

    /// <summary>The paths that do anything, in order.</summary>
    public IReadOnlyList<PlannedPath> Paths { get; }

    public static ProductPlan Of(TensorProductSpec spec, CancellationToken cancellation = default) =>
        new(spec, cancellation);
}
