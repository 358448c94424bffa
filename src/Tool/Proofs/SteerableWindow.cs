using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>
/// A steerable convolution over pixels or voxels: the exact couplings of an operand with the functions of a window,
/// then the linear map.
/// </summary>
internal abstract class SteerableWindow(TensorProductSpec product, LinearSpec mixing, SymmetryGroup group) : WindowTable
{
    private readonly ProductTable _product = new(product, group);
    private readonly LinearTable _mixing = new(mixing, group);

    public override int FunctionCount => product.In2.Dim;

    public override int WeightCount => mixing.WeightCount;

    public override int PathCount => product.Paths.Count + mixing.Paths.Count;

    public override IEnumerable<WindowTerm> Terms(int x) =>
        from function in Enumerable.Range(0, FunctionCount)
        from coupled in _product.Terms(x, function)
        // Merging neighbouring blocks does not move their numbers.
        from mixed in _mixing.Terms(coupled.Z, 0)
        where mixed.Weight < WeightCount
        select new WindowTerm(mixed.Z, mixed.Weight, function, coupled.Value * mixed.Value, coupled.Z);

    public override IEnumerable<ExactTerm> Biases(int count) =>
        count == 0
            ? []
            :
            [
                .. mixing.Biases.SelectMany(bias =>
                    Enumerable
                        .Range(0, bias.Count)
                        .Select(w => new ExactTerm(mixing.Out.Offset(bias.Out) + w, bias.Offset + w, 1))
                ),
            ];

    public override string PathOf(int x, WindowTerm term)
    {
        // Two paths may join the same blocks, a map and its quarter turn; weights are path after path.
        int number = mixing.Paths.Count(p => p.WeightOffset <= term.Weight);
        return $"{_product.PathsOf(x, term.Function, term.Middle)}, then path {number}, {mixing.Paths[number - 1]}";
    }
}

/// <summary>Over pixels.</summary>
internal sealed class PixelWindow(PixelConvolutionSpec spec, SymmetryGroup group)
    : SteerableWindow(spec.Product, spec.Mixing, group)
{
    private readonly WindowFunction[] _functions = [.. spec.Parts.SelectMany(static part => part)];

    public override (int X, int Y, int Z) Halves => (spec.Window.Size / 2, spec.Window.Size / 2, 0);

    public override int Dilation => spec.Window.Dilation;

    public override double Function(int function, int x, int y, int z)
    {
        WindowFunction own = _functions[function];
        SampledHarmonic harmonic = spec.Window.Harmonics[own.Harmonic];
        (int row, int column) = (y + Halves.Y, x + Halves.X);
        double value = own.IsSine ? harmonic.Sine(row, column) : harmonic.Cosine(row, column);
        return own.IsNegated ? -value : value;
    }
}

/// <summary>Over voxels.</summary>
internal sealed class VolumeWindow(VolumeConvolutionSpec spec, SymmetryGroup group)
    : SteerableWindow(spec.Product, spec.Mixing, group)
{
    private readonly (SampledDegree Harmonic, int Component)[] _functions =
    [
        .. spec.Window.Harmonics.SelectMany(static h => Enumerable.Range(0, (2 * h.Degree) + 1).Select(c => (h, c))),
    ];

    public override (int X, int Y, int Z) Halves => spec.Window.Halves;

    public override int Dilation => 1;

    public override double Function(int function, int x, int y, int z) =>
        _functions[function].Harmonic.Value(_functions[function].Component, x, y, z);
}
