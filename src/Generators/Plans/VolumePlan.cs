using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>
/// What a convolution over voxels computes: which functions are summed over the window, how the sums are coupled, and
/// how copies are mixed.
/// </summary>
internal sealed class VolumePlan : ICouplePlan
{
    private VolumePlan(VolumeConvolutionSpec spec, CancellationToken cancellation)
    {
        Spec = spec;
        var product = ProductPlan.Of(spec.Product, cancellation);
        (Operand, Result, Mixing) = (product.Left, product.Result, LinearPlan.Of(spec.Mixing));
        Functions =
        [
            .. product
                .Paths.Select(static p => p.Path.In2)
                .Distinct()
                .SelectMany(h => Enumerable.Range(0, (2 * Window.Harmonics[h].Degree) + 1).Select(m => (h, m)))
                .OrderBy(f => ParityOf(f).Index)
                .ThenBy(static f => f.h)
                .ThenBy(static f => f.m),
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

    public VolumeConvolutionSpec Spec { get; }

    public SampledVolume Window => Spec.Window;

    public RowLayout Operand { get; }

    public RowLayout Result { get; }

    public LinearPlan Mixing { get; }

    /// <summary>The functions that some path needs, parity by parity.</summary>
    public IReadOnlyList<(int Harmonic, int Component)> Functions { get; }

    public int FunctionCount => Functions.Count;

    public IReadOnlyList<IReadOnlyList<PlannedWindowPath>> Blocks { get; }

    public static VolumePlan Of(VolumeConvolutionSpec spec, CancellationToken cancellation = default) =>
        new(spec, cancellation);

    public AxisParity ParityOf((int Harmonic, int Component) function) =>
        Window.Harmonics[function.Harmonic].ParityOf(function.Component);

    /// <summary>The values of a function where x, y, z ≥ 0 and its parity is not zero; x runs fastest.</summary>
    public IEnumerable<double> ValuesOf((int Harmonic, int Component) function)
    {
        AxisParity parity = ParityOf(function);
        (int hx, int hy, int hz) = Window.Halves;
        return from z in Places(hz, parity.Z)
            from y in Places(hy, parity.Y)
            from x in Places(hx, parity.X)
            select Window.Harmonics[function.Harmonic].Value(function.Component, x, y, z);
    }

    /// <summary>How many such values there are.</summary>
    public int PlaceCount(AxisParity parity) =>
        Places(Window.Halves.X, parity.X).Count()
        * Places(Window.Halves.Y, parity.Y).Count()
        * Places(Window.Halves.Z, parity.Z).Count();

    private static IEnumerable<int> Places(int half, bool isOdd) =>
        Enumerable.Range(isOdd ? 1 : 0, isOdd ? half : half + 1);

    private PlannedWindowPath Planned(PlannedPath path, CancellationToken cancellation) =>
        PlannedWindowPath.Prove(
            path,
            component => (Functions.ToList().IndexOf((path.Path.In2, component)), false),
            cancellation
        );
}
