using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>What a linear map computes, and where its blocks lie in rows.</summary>
internal sealed class LinearPlan
{
    private LinearPlan(LinearSpec spec)
    {
        Spec = spec;
        (Operand, Result) = (RowLayout.Of(spec.In), RowLayout.Of(spec.Out));
        Paths = [.. spec.Paths.Where(static p => p.WeightCount > 0)];
        Biases = [.. spec.Biases.Where(static b => b.Count > 0)];
    }

    public LinearSpec Spec { get; }

    public RowLayout Operand { get; }

    public RowLayout Result { get; }

    /// <summary>The matrices that do anything, in order.</summary>
    public IReadOnlyList<LinearPath> Paths { get; }

    public IReadOnlyList<LinearBias> Biases { get; }

    public static LinearPlan Of(LinearSpec spec) => new(spec);
}
