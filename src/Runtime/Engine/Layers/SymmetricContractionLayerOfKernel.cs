using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A symmetric contraction around an emitted kernel, in one precision.</summary>
internal sealed class SymmetricContractionLayer<TKernel, S> : SymmetricContractionLayer, ITangent
    where TKernel : struct, IContractionKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly ContractionWeights<TKernel, S> _weights;
    private readonly int _species;
    private readonly int _channels;
    private readonly bool _isLabelled;

    internal SymmetricContractionLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int species,
        bool isLabelled,
        bool isRedundant
    )
        : base(builder.Path)
    {
        _channels = input.Merged[0].Mul;
        LayerValues.CheckKernel(Path, "operand", TKernel.OperandDim * _channels, input.Dim);
        LayerValues.CheckKernel(Path, "result", TKernel.ResultDim * _channels, result.Dim);
        (_input, _result, _species, _isLabelled) = (input, result, species, isLabelled);
        _weights = new ContractionWeights<TKernel, S>(builder, species, _channels, isRedundant);
    }

    internal override ITangent? Second => this;

    internal override bool IsLabelled => _isLabelled;

    public override Handle Apply(Handle x) =>
        _isLabelled
            ? throw new ArgumentException($"Layer '{Path}' takes labels, the species of its rows.")
            : Run(LayerValues.Enter<S>(x), null);

    public override Handle Apply(Handle x, Labels species)
    {
        if (!_isLabelled)
            throw new ArgumentException($"Layer '{Path}' takes no labels: it has one species.");
        Storage<S> operand = LayerValues.Enter<S>(x);
        LabelOperand.Checked(Path, species, operand.RowSpace, _species);
        return Run(operand, species);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Span<S> weights = _weights.Packed(pass.Workspace),
            gradients = LayerValues.Zeros<S>(pass.Workspace, _weights.Size);
        LaneLoop.Run<BackwardLoop, S>(
            new BackwardLoop(
                this,
                Species(in entry),
                x,
                weights,
                ((Storage<S>)entry.Result).Gradient,
                LayerValues.GradientOrScratch(x, pass.Workspace),
                gradients,
                pass.Workspace.Scratch<S>(TKernel.WorkSize)
            ),
            _channels
        );
        _weights.AddGradients(gradients, pass);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Span<S> result = ((Storage<S>)entry.Result).MakeTangent().Values;
        var block = new ContractionBlock<TKernel, S>(pass.Workspace);
        Span<S> weights = _weights.Packed(pass.Workspace);
        ReadOnlySpan<int> species = Species(in entry);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int first = 0; first < _channels; first += ContractionBlock<TKernel, S>.Channels)
            {
                int count = Math.Min(ContractionBlock<TKernel, S>.Channels, _channels - first);
                Load(block, x, row, WeightsOf(weights, species, row), first, count);
                block.Forward(count);
                block.ResultTangents(result.Slice(row * _result.Dim, _result.Dim), _channels, first, count);
            }
        }
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        Workspace workspace = pass.Workspace;
        var block = new ContractionBlock<TKernel, S>(workspace);
        Span<S> weights = _weights.Packed(workspace),
            gradients = LayerValues.Zeros<S>(workspace, _weights.Size),
            gx = LayerValues.GradientOrScratch(x, workspace),
            change = result.Gradient;
        ReadOnlySpan<int> species = Species(in entry);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int first = 0; first < _channels; first += ContractionBlock<TKernel, S>.Channels)
            {
                int count = Math.Min(ContractionBlock<TKernel, S>.Channels, _channels - first);
                Load(block, x, row, WeightsOf(weights, species, row), first, count);
                block.ReadGradient(
                    result.AdjointRow(row),
                    change.Slice(row * _result.Dim, _result.Dim),
                    _channels,
                    first,
                    count
                );
                block.Backward(count);
                block.AddGradients(
                    gx.Slice(row * _input.Dim, _input.Dim),
                    WeightsOf(gradients, species, row),
                    _channels,
                    first,
                    count
                );
            }
        }

        if (pass.WantsParameters)
            _weights.AddGradients(gradients, pass);
    }

    private void Load(
        ContractionBlock<TKernel, S> block,
        Storage<S> x,
        int row,
        ReadOnlySpan<S> weights,
        int first,
        int count
    ) => block.Read(x.Row(row), x.Tangent.Row(row), weights, _channels, first, count);

    private Span<S> WeightsOf(Span<S> weights, ReadOnlySpan<int> species, int row) =>
        weights.Slice((species.IsEmpty ? 0 : species[row]) * _weights.SpeciesSize, _weights.SpeciesSize);

    private static ReadOnlySpan<int> Species(in TapeEntry entry) => entry.State is Labels labels ? labels.Values : [];

    private Handle Run(Storage<S> x, Labels? labels)
    {
        Expect(x, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(x.Workspace, x.RowSpace, _result);
        LaneLoop.Run<ForwardLoop, S>(
            new ForwardLoop(
                this,
                labels is null ? [] : labels.Values,
                x,
                _weights.Packed(x.Workspace),
                result.Values,
                Workspace.Scratch<S>(x.Workspace, TKernel.WorkSize)
            ),
            _channels
        );
        Record(
            x.Workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = x,
                Result = result,
                State = labels,
            }
        );
        return new Handle(result);
    }

    private readonly ref struct ForwardLoop(
        SymmetricContractionLayer<TKernel, S> layer,
        ReadOnlySpan<int> species,
        Storage<S> x,
        Span<S> weights,
        Span<S> result,
        Span<S> work
    ) : ILaneLoop<S>
    {
        private readonly ReadOnlySpan<int> _species = species;
        private readonly Span<S> _weights = weights;
        private readonly Span<S> _result = result;
        private readonly Span<S> _work = work;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            nint channels = layer._channels;
            ref S operand = ref x.First,
                z = ref MemoryMarshal.GetReference(_result);
            for (int row = 0; row < x.Rows; row++)
            {
                ref S w = ref MemoryMarshal.GetReference(layer.WeightsOf(_weights, _species, row));
                for (nint u = start; u < end; u += V.Width)
                {
                    TKernel.Forward<V, S>(
                        channels,
                        in Unsafe.Add(ref operand, u),
                        in Unsafe.Add(ref w, u),
                        ref Unsafe.Add(ref z, u),
                        ref MemoryMarshal.GetReference(_work)
                    );
                }

                operand = ref Unsafe.Add(ref operand, TKernel.OperandDim * channels);
                z = ref Unsafe.Add(ref z, TKernel.ResultDim * channels);
            }
        }
    }

    private readonly ref struct BackwardLoop(
        SymmetricContractionLayer<TKernel, S> layer,
        ReadOnlySpan<int> species,
        Storage<S> x,
        Span<S> weights,
        Span<S> gradient,
        Span<S> gx,
        Span<S> gw,
        Span<S> work
    ) : ILaneLoop<S>
    {
        private readonly ReadOnlySpan<int> _species = species;
        private readonly Span<S> _weights = weights;
        private readonly Span<S> _gradient = gradient;
        private readonly Span<S> _gx = gx;
        private readonly Span<S> _gw = gw;
        private readonly Span<S> _work = work;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            nint channels = layer._channels;
            ref S operand = ref x.First,
                g = ref MemoryMarshal.GetReference(_gradient),
                change = ref MemoryMarshal.GetReference(_gx);
            for (int row = 0; row < x.Rows; row++)
            {
                ref S w = ref MemoryMarshal.GetReference(layer.WeightsOf(_weights, _species, row)),
                    ofWeights = ref MemoryMarshal.GetReference(layer.WeightsOf(_gw, _species, row));
                for (nint u = start; u < end; u += V.Width)
                {
                    TKernel.Backward<V, S>(
                        channels,
                        in Unsafe.Add(ref operand, u),
                        in Unsafe.Add(ref w, u),
                        in Unsafe.Add(ref g, u),
                        ref Unsafe.Add(ref change, u),
                        ref Unsafe.Add(ref ofWeights, u),
                        ref MemoryMarshal.GetReference(_work)
                    );
                }

                operand = ref Unsafe.Add(ref operand, TKernel.OperandDim * channels);
                change = ref Unsafe.Add(ref change, TKernel.OperandDim * channels);
                g = ref Unsafe.Add(ref g, TKernel.ResultDim * channels);
            }
        }
    }
}
