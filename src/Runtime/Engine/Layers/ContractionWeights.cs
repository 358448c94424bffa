using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The weights of a symmetric contraction, one parameter for each tensor, and as the kernel takes them: for each
/// species a weight for each polynomial and channel.
/// </summary>
internal sealed class ContractionWeights<TKernel, S>
    where TKernel : struct, IContractionKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly Parameter[] _tensors;
    private readonly (int Tensor, int Column, int Columns)[] _columns;
    private readonly int _species;
    private readonly int _channels;

    internal ContractionWeights(ModelBuilder builder, int species, int channels, bool isRedundant)
    {
        (_species, _channels) = (species, channels);
        ReadOnlySpan<int> tensors = TKernel.Tensors;
        _tensors = new Parameter[tensors.Length / 3];
        var columns = new List<(int Tensor, int Column, int Columns)>();
        for (int t = 0; t < _tensors.Length; t++)
        {
            (int block, int order, int count) = (tensors[3 * t], tensors[(3 * t) + 1], tensors[(3 * t) + 2]);
            _tensors[t] = builder.Scaled(
                $"weight_{block}_{order}",
                isRedundant ? 1.0 / count : 1,
                species,
                count,
                channels
            );
            for (int column = 0; column < count; column++)
                columns.Add((t, column, count));
        }

        _columns = [.. columns];
    }

    /// <summary>Numbers of a species.</summary>
    internal int SpeciesSize => TKernel.ChainCount * _channels;

    /// <summary>Numbers of all species.</summary>
    internal int Size => _species * SpeciesSize;

    /// <summary>The weights of all polynomials, from those of columns.</summary>
    internal Span<S> Packed(Workspace? workspace)
    {
        Span<S> packed = LayerValues.Zeros<S>(workspace, Size);
        for (int p = 0; p < TKernel.Factors.Length; p++)
        {
            (int tensor, int column, int columns) = _columns[TKernel.Places[2 * p]];
            Span<S> weights = _tensors[tensor].Values<S>();
            for (int s = 0; s < _species; s++)
            {
                Span<S> to = Chain(packed, s, TKernel.Places[(2 * p) + 1]);
                TensorPrimitives.MultiplyAdd<S>(
                    Column(weights, s, column, columns),
                    Number.Of<S>(TKernel.Factors[p]),
                    to,
                    to
                );
            }
        }

        return packed;
    }

    /// <summary>Adds the gradients of polynomials' weights to those of columns.</summary>
    internal void AddGradients(Span<S> packed, Pass pass)
    {
        for (int p = 0; p < TKernel.Factors.Length; p++)
        {
            (int tensor, int column, int columns) = _columns[TKernel.Places[2 * p]];
            Span<S> gradient = pass.GradientOf<S>(_tensors[tensor]);
            for (int s = 0; s < _species; s++)
            {
                Span<S> to = Column(gradient, s, column, columns);
                TensorPrimitives.MultiplyAdd<S>(
                    Chain(packed, s, TKernel.Places[(2 * p) + 1]),
                    Number.Of<S>(TKernel.Factors[p]),
                    to,
                    to
                );
            }
        }
    }

    private Span<S> Column(Span<S> tensor, int species, int column, int columns) =>
        tensor.Slice(((species * columns) + column) * _channels, _channels);

    private Span<S> Chain(Span<S> packed, int species, int chain) =>
        packed.Slice((species * SpeciesSize) + (chain * _channels), _channels);
}
