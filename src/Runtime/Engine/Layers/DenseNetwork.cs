using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A multi-layer perceptron on rows of numbers; e3nn's <c>FullyConnectedNet</c> with unit variances.</summary>
/// <remarks>
/// Each layer is z = h·W/√h_in (+ b); all but the last continue with c·f(z), where c is the second-moment constant of
/// f. Rows may be scaled before the last layer, which without biases scales the result and costs less. Rows are
/// processed in blocks: the
/// caller keeps the scratch of one block, and runs a block forwards again before it runs it backwards.
/// </remarks>
internal sealed partial class DenseNetwork<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly int[] _widths;
    private readonly Parameter[] _weights;
    private readonly Parameter?[] _biases;
    private readonly Nonlinearity _activation;
    private readonly double _constant;
    private readonly int _widest;
    private readonly int _weightCount;

    /// <summary>The sum of the widths of the hidden layers before each layer.</summary>
    private readonly int[] _hiddenBefore;

    /// <summary>
    /// Parameters are <c>0.weight</c> [h_in, h_out] (standard normal), <c>0.bias</c> (zero), <c>1.weight</c>, …
    /// </summary>
    internal DenseNetwork(
        ModelBuilder builder,
        int[] widths,
        Nonlinearity activation,
        bool bias,
        MomentConstants constants
    )
    {
        Nonlinearities.Check(activation);
        foreach (int width in widths)
        {
            if (width < 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(widths),
                    width,
                    $"'{builder.Path}': every layer of a network has at least one number."
                );
            }
        }

        _widths = widths;
        _activation = activation;
        _constant = 1;
        _widest = widths[..^1].Max();
        _weights = new Parameter[widths.Length - 1];
        _biases = new Parameter?[widths.Length - 1];
        _hiddenBefore = new int[widths.Length - 1];
        for (int i = 0; i < _weights.Length; i++)
        {
            string name = i.ToString(CultureInfo.InvariantCulture);
            _weights[i] = builder.Normal(name + ".weight", widths[i], widths[i + 1]);
            _weights[i].ExchangePath = builder.Child($"layer{name}.weight").Path;
            if (i > 0)
                _constant = builder.Multiplied(activation, constants, behind: _weights[i]);
            _weightCount += _weights[i].Count;
            _hiddenBefore[i] = i == 0 ? 0 : _hiddenBefore[i - 1] + widths[i];
            _biases[i] = bias ? builder.Constant(name + ".bias", 0, widths[i + 1]) : null;
        }
    }

    /// <summary>Grows when parameters of the model change.</summary>
    internal long Version => _weights[0].Set.Version;

    internal int InputWidth => _widths[0];

    internal int ResultWidth => _widths[^1];

    private int Last => _weights.Length - 1;

    /// <summary>
    /// Numbers that a block keeps from the forward to the reverse pass: for each hidden layer z and c·f(z), and the
    /// scaled input of the last.
    /// </summary>
    internal int KeptSize(int rows) => rows * (2 * _hiddenBefore[Last] + _widths[^2]);

    /// <summary>Additional numbers for the reverse pass of a block: transposed weights and two gradients.</summary>
    internal int ReverseSize(int rows) => _weightCount + 2 * rows * _widest;

    /// <summary>All but the last layer.</summary>
    internal void Hidden(int rows, ReadOnlySpan<S> input, ReadOnlySpan<S> rowScale, Span<S> kept)
    {
        ReadOnlySpan<S> h = input;
        for (int i = 0; i < Last; i++)
        {
            Span<S> z = PreActivation(rows, i, kept);
            Span<S> activated = Activated(rows, i, kept);
            Mix(rows, i, h, z);
            Nonlinearities.Values<S>(_activation, _constant, z, activated);
            h = activated;
        }

        if (rowScale.IsEmpty)
            return;
        Span<S> scaled = Scaled(rows, kept);
        int width = _widths[^2];
        for (int row = 0; row < rows; row++)
            TensorPrimitives.Multiply(h.Slice(row * width, width), rowScale[row], scaled.Slice(row * width, width));
    }

    /// <summary>The last layer.</summary>
    internal void Result(int rows, ReadOnlySpan<S> input, bool isScaled, Span<S> kept, Span<S> result) =>
        Mix(rows, Last, LastInput(rows, input, isScaled, kept), result);

    /// <summary>Writes the transposed weights into the buffer of the reverse pass; once for all blocks.</summary>
    internal void PrepareReverse(Span<S> reverse)
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            ReadOnlySpan<S> weight = _weights[i].Values<S>();
            (int columns, int depth) = (_widths[i + 1], _widths[i]);
            Transposition.Run(depth, columns, in weight[0], columns, ref reverse[0], depth);
            reverse = reverse[weight.Length..];
        }
    }

    /// <summary>
    /// Adds to the gradients of the parameters; writes the gradients of the input and of the scales of rows where they
    /// are wanted (the span is not empty).
    /// </summary>
    internal void Reverse(
        int rows,
        ReadOnlySpan<S> input,
        ReadOnlySpan<S> rowScale,
        ReadOnlySpan<S> gResult,
        Span<S> gInput,
        Span<S> gRowScale,
        Span<S> kept,
        Span<S> reverse,
        Pass pass
    )
    {
        Span<S> gradients = reverse[_weightCount..];
        ReadOnlySpan<S> g = gResult;
        for (int i = Last; i >= 0; i--)
        {
            ReadOnlySpan<S> h =
                i == Last ? LastInput(rows, input, !rowScale.IsEmpty, kept)
                : i == 0 ? input
                : Activated(rows, i - 1, kept);
            AddWeightGradient(rows, i, h, g, pass);
            AddBiasGradient(rows, i, g, pass);
            if (i == 0 && gInput.IsEmpty && (Last > 0 || gRowScale.IsEmpty))
                return;
            Span<S> gh = gradients.Slice(i % 2 * rows * _widest, rows * _widths[i]);
            MixBack(rows, i, g, reverse, gh);
            if (i == Last && !rowScale.IsEmpty)
                Unscale(rows, Last == 0 ? input : Activated(rows, Last - 1, kept), rowScale, gh, gRowScale);
            if (i > 0)
                Nonlinearities.Chain<S>(_activation, _constant, PreActivation(rows, i - 1, kept), gh);
            g = gh;
        }

        if (!gInput.IsEmpty)
            g.CopyTo(gInput);
    }

    private void AddWeightGradient(int rows, int layer, ReadOnlySpan<S> h, ReadOnlySpan<S> g, Pass pass)
    {
        if (!pass.WantsParameters)
            return;
        (int depth, int columns) = (_widths[layer], _widths[layer + 1]);
        Gemm.TransposedMultiply(
            rows,
            columns,
            depth,
            Scale(layer),
            in h[0],
            depth,
            in g[0],
            columns,
            ref pass.GradientOf<S>(_weights[layer])[0],
            columns
        );
    }

    private void AddBiasGradient(int rows, int layer, ReadOnlySpan<S> g, Pass pass)
    {
        if (_biases[layer] is not { } bias)
            return;
        int columns = _widths[layer + 1];
        Span<S> gBias = pass.GradientOf<S>(bias);
        for (int row = 0; row < rows; row++)
            TensorPrimitives.Add(gBias, g.Slice(row * columns, columns), gBias);
    }

    /// <summary>Through h·scale: the gradient of the scale is ⟨gh, h⟩, that of h is scaled.</summary>
    private void Unscale(int rows, ReadOnlySpan<S> h, ReadOnlySpan<S> rowScale, Span<S> gh, Span<S> gRowScale)
    {
        int width = _widths[^2];
        for (int row = 0; row < rows; row++)
        {
            Span<S> g = gh.Slice(row * width, width);
            if (!gRowScale.IsEmpty)
                gRowScale[row] = TensorPrimitives.Dot(g, h.Slice(row * width, width));
            TensorPrimitives.Multiply(g, rowScale[row], g);
        }
    }

    private void Mix(int rows, int layer, ReadOnlySpan<S> h, Span<S> z)
    {
        MixLinearly(rows, layer, h, z);
        if (_biases[layer] is not { } bias)
            return;
        int columns = _widths[layer + 1];
        for (int row = 0; row < rows; row++)
            TensorPrimitives.Add(z.Slice(row * columns, columns), bias.Values<S>(), z.Slice(row * columns, columns));
    }

    private void MixLinearly(int rows, int layer, ReadOnlySpan<S> h, Span<S> z)
    {
        (int depth, int columns) = (_widths[layer], _widths[layer + 1]);
        Gemm.Multiply(
            rows,
            1,
            Scale(layer),
            Matrix(h, depth),
            Matrix(_weights[layer].Values<S>(), columns),
            Matrix(z, columns).AsFresh
        );
    }

    /// <summary>gh = g·Wᵀ.</summary>
    private void MixBack(int rows, int layer, ReadOnlySpan<S> g, Span<S> reverse, Span<S> gh) =>
        Gemm.Multiply(
            rows,
            1,
            Scale(layer),
            Matrix(g, _widths[layer + 1]),
            Matrix(Transposed(layer, reverse), _widths[layer]),
            Matrix(gh, _widths[layer]).AsFresh
        );

    private static BlockView<S> Matrix(ReadOnlySpan<S> numbers, int columns) => new(in numbers[0], columns, 0, columns);

    private S Scale(int layer) => LaneMath.Scalar<S>(1 / Math.Sqrt(_widths[layer]));

    private ReadOnlySpan<S> LastInput(int rows, ReadOnlySpan<S> input, bool isScaled, Span<S> kept) =>
        isScaled ? Scaled(rows, kept)
        : Last == 0 ? input
        : Activated(rows, Last - 1, kept);

    private Span<S> PreActivation(int rows, int layer, Span<S> kept) =>
        kept.Slice(2 * rows * _hiddenBefore[layer], rows * _widths[layer + 1]);

    private Span<S> Activated(int rows, int layer, Span<S> kept) =>
        kept.Slice(rows * (2 * _hiddenBefore[layer] + _widths[layer + 1]), rows * _widths[layer + 1]);

    private Span<S> Scaled(int rows, Span<S> kept) => kept.Slice(2 * rows * _hiddenBefore[Last], rows * _widths[^2]);

    private Span<S> Transposed(int layer, Span<S> reverse)
    {
        int start = 0;
        for (int i = 0; i < layer; i++)
            start += _weights[i].Count;
        return reverse.Slice(start, _weights[layer].Count);
    }
}
