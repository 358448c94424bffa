using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>
/// What the first half of a convolution over pixels computes: which functions are summed over the window, and how the
/// sums are coupled, block by block of the operand.
/// </summary>
internal sealed class WindowPlan : ICouplePlan
{
    private WindowPlan(PixelConvolutionSpec spec, CancellationToken cancellation)
    {
        Spec = spec;
        var product = ProductPlan.Of(spec.Product, cancellation);
        (Operand, Result) = (product.Left, product.Result);
        Functions =
        [
            .. product
                .Paths.SelectMany(p => spec.Parts[p.Path.In2])
                .Select(static f => f.Summed)
                .Distinct()
                .OrderBy(static f => f.Harmonic)
                .ThenBy(static f => f.IsSine),
        ];
        Blocks =
        [
            .. Enumerable
                .Range(0, Operand.Blocks.Count)
                .Select(block =>
                    (IReadOnlyList<PlannedWindowPath>)
                        [.. product.Paths.Where(p => p.Path.In1 == block).Select(p => Planned(p, cancellation))]
                ),
        ];
    }

    public PixelConvolutionSpec Spec { get; }

    public SampledWindow Window => Spec.Window;

    public RowLayout Operand { get; }

    public RowLayout Result { get; }

    /// <summary>The functions that some path needs, none negated.</summary>
    public IReadOnlyList<WindowFunction> Functions { get; }

    /// <inheritdoc/>
    public int FunctionCount => Functions.Count;

    /// <summary>For each block of the operand its paths.</summary>
    public IReadOnlyList<IReadOnlyList<PlannedWindowPath>> Blocks { get; }

    public static WindowPlan Of(PixelConvolutionSpec spec, CancellationToken cancellation = default) =>
        new(spec, cancellation);

    /// <summary>The value of a function at column x and row y of the window, counted from its centre, y up.</summary>
    public double Value(WindowFunction function, int x, int y)
    {
        SampledHarmonic harmonic = Window.Harmonics[function.Harmonic];
        int centre = Window.Size / 2;
        return function.IsSine ? harmonic.Sine(centre - y, centre + x) : harmonic.Cosine(centre - y, centre + x);
    }

    /// <summary>The order of a function.</summary>
    public int OrderOf(WindowFunction function) => Window.Harmonics[function.Harmonic].Order;

    private PlannedWindowPath Planned(PlannedPath path, CancellationToken cancellation) =>
        PlannedWindowPath.Prove(
            path,
            component =>
            {
                WindowFunction part = Spec.Parts[path.Path.In2][component];
                return (Functions.ToList().IndexOf(part.Summed), part.IsNegated);
            },
            cancellation
        );
}
