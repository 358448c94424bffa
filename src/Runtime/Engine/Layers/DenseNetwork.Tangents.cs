using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <content>How the network and its reverse change while its input and the scales of its rows do.</content>
internal sealed partial class DenseNetwork<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Additional numbers for the reverse of second order of a block.</summary>
    internal int ReverseTangentSize(int rows) => ReverseSize(rows) + 2 * rows * _widest;

    /// <summary>
    /// The change of the hidden layers of a block that was evaluated before, in <paramref name="keptTangents"/>
    /// (<see cref="KeptSize"/>).
    /// </summary>
    internal void HiddenTangent(
        int rows,
        ReadOnlySpan<S> input,
        ReadOnlySpan<S> inputTangent,
        ReadOnlySpan<S> rowScale,
        ReadOnlySpan<S> rowScaleTangent,
        Span<S> kept,
        Span<S> keptTangents
    )
    {
        ReadOnlySpan<S> h = inputTangent;
        for (int i = 0; i < Last; i++)
        {
            Span<S> z = PreActivation(rows, i, keptTangents),
                activated = Activated(rows, i, keptTangents);
            MixLinearly(rows, i, h, z);
            z.CopyTo(activated);
            Nonlinearities.Chain<S>(_activation, _constant, PreActivation(rows, i, kept), activated);
            h = activated;
        }

        if (rowScale.IsEmpty)
            return;
        Span<S> scaled = Scaled(rows, keptTangents);
        ReadOnlySpan<S> values = LastInput(rows, input, isScaled: false, kept);
        int width = _widths[^2];
        for (int row = 0; row < rows; row++)
        {
            Span<S> part = scaled.Slice(row * width, width);
            TensorPrimitives.Multiply(h.Slice(row * width, width), rowScale[row], part);
            TensorPrimitives.MultiplyAdd(values.Slice(row * width, width), rowScaleTangent[row], part, part);
        }
    }

    /// <summary>The change of the last layer.</summary>
    internal void ResultTangent(
        int rows,
        ReadOnlySpan<S> inputTangent,
        bool isScaled,
        Span<S> keptTangents,
        Span<S> result
    ) => MixLinearly(rows, Last, LastInput(rows, inputTangent, isScaled, keptTangents), result);

    /// <summary>
    /// The reverse, and how it changes: gradients of the result are <paramref name="gResult"/>, with change
    /// <paramref name="gResultTangent"/>. Adds the changes to the gradients of the parameters; writes those of input
    /// and scales where they are wanted (the spans are not empty).
    /// </summary>
    internal void ReverseTangent(
        int rows,
        ReadOnlySpan<S> input,
        ReadOnlySpan<S> inputTangent,
        ReadOnlySpan<S> rowScale,
        ReadOnlySpan<S> rowScaleTangent,
        ReadOnlySpan<S> gResult,
        ReadOnlySpan<S> gResultTangent,
        Pair gInput,
        Pair gRowScale,
        Span<S> kept,
        Span<S> keptTangents,
        Span<S> reverse,
        Pass pass
    )
    {
        Span<S> gradients = reverse[_weightCount..];
        ReadOnlySpan<S> g = gResult,
            gTangent = gResultTangent;
        for (int i = Last; i >= 0; i--)
        {
            bool isScaled = i == Last && !rowScale.IsEmpty;
            ReadOnlySpan<S> h = LayerInput(rows, i, input, isScaled, kept),
                hTangent = LayerInput(rows, i, inputTangent, isScaled, keptTangents);
            AddWeightGradient(rows, i, h, gTangent, pass);
            AddWeightGradient(rows, i, hTangent, g, pass);
            AddBiasGradient(rows, i, gTangent, pass);
            if (i == 0 && gInput.IsEmpty && (Last > 0 || gRowScale.IsEmpty))
                return;
            int size = rows * _widths[i],
                half = i % 2 * 2 * rows * _widest;
            Span<S> gh = gradients.Slice(half, size),
                ghTangent = gradients.Slice(half + rows * _widest, size);
            MixBack(rows, i, g, reverse, gh);
            MixBack(rows, i, gTangent, reverse, ghTangent);
            if (isScaled)
            {
                UnscaleTangent(
                    rows,
                    LastInput(rows, input, isScaled: false, kept),
                    LastInput(rows, inputTangent, isScaled: false, keptTangents),
                    rowScale,
                    rowScaleTangent,
                    gh,
                    ghTangent,
                    gRowScale
                );
            }

            if (i > 0)
            {
                Span<S> z = PreActivation(rows, i - 1, kept);
                Nonlinearities.Chain<S>(_activation, _constant, z, ghTangent);
                Nonlinearities.Bend<S>(
                    _activation,
                    _constant,
                    z,
                    PreActivation(rows, i - 1, keptTangents),
                    gh,
                    ghTangent
                );
                Nonlinearities.Chain<S>(_activation, _constant, z, gh);
            }

            g = gh;
            gTangent = ghTangent;
        }

        if (gInput.IsEmpty)
            return;
        g.CopyTo(gInput.Value);
        gTangent.CopyTo(gInput.Tangent);
    }

    private ReadOnlySpan<S> LayerInput(int rows, int layer, ReadOnlySpan<S> input, bool isScaled, Span<S> kept) =>
        layer == Last ? LastInput(rows, input, isScaled, kept)
        : layer == 0 ? input
        : Activated(rows, layer - 1, kept);

    /// <summary>Through h·s: ⟨gh, h⟩ and gh·s, and their changes.</summary>
    private void UnscaleTangent(
        int rows,
        ReadOnlySpan<S> h,
        ReadOnlySpan<S> hTangent,
        ReadOnlySpan<S> rowScale,
        ReadOnlySpan<S> rowScaleTangent,
        Span<S> gh,
        Span<S> ghTangent,
        Pair gRowScale
    )
    {
        int width = _widths[^2];
        for (int row = 0; row < rows; row++)
        {
            Span<S> g = gh.Slice(row * width, width),
                gTangent = ghTangent.Slice(row * width, width);
            if (!gRowScale.IsEmpty)
            {
                ReadOnlySpan<S> values = h.Slice(row * width, width);
                gRowScale.Value[row] = TensorPrimitives.Dot(g, values);
                gRowScale.Tangent[row] =
                    TensorPrimitives.Dot(gTangent, values)
                    + TensorPrimitives.Dot(g, hTangent.Slice(row * width, width));
            }

            TensorPrimitives.Multiply(gTangent, rowScale[row], gTangent);
            TensorPrimitives.MultiplyAdd(g, rowScaleTangent[row], gTangent, gTangent);
            TensorPrimitives.Multiply(g, rowScale[row], g);
        }
    }

    /// <summary>Numbers and their changes.</summary>
    internal readonly ref struct Pair(Span<S> value, Span<S> tangent)
    {
        internal Span<S> Value { get; } = value;

        internal Span<S> Tangent { get; } = tangent;

        internal bool IsEmpty => Value.IsEmpty;
    }
}
