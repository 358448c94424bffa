using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A group convolution in one precision.</summary>
internal sealed class GroupConvolutionLayer<S> : GroupConvolutionLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;

    /// <summary>Where the invariant part of each bias is in a row of the result, and its factor.</summary>
    private readonly (int Offset, int Count, S Factor)[] _biases;

    internal GroupConvolutionLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        GroupConvolutionSpec spec,
        int dilation,
        bool bias,
        PixelConvolutionOptions options
    )
        : base(builder.Path)
    {
        (_input, _result, Size, Dilation, Options) = (input, result, spec.Size, dilation, options);
        Kernel = new GroupKernel<S>(spec, input, result);
        Vectors =
        [
            .. input
                .Merged.Where(static b => b.Irrep.Dim == 2)
                .Select(static b => (b.Offset, b.Offset + b.Stride, b.Mul)),
        ];
        Weight = builder.Normal("weight", spec.WeightCount);
        Bias = bias ? builder.Constant("bias", 0, spec.BiasCount) : null;
        // All values β are √n·β in the trivial irrep, which is the first of a field of n values.
        _biases =
        [
            .. result.Signature.Terms.Select(t =>
                (result.Blocks[t.First].Offset, t.Mul, S.CreateChecked(Math.Sqrt(t.CopyDim)))
            ),
        ];
    }

    internal int Size { get; }

    internal int Dilation { get; }

    internal PixelConvolutionOptions Options { get; }

    internal GroupKernel<S> Kernel { get; }

    internal Parameter Weight { get; }

    internal Parameter? Bias { get; }

    /// <summary>Where the components of the operand's blocks of two are in a row, and how many copies.</summary>
    internal (int First, int Second, int Copies)[] Vectors { get; }

    /// <summary>Numbers of a pixel of the operand.</summary>
    internal int InDim => _input.Dim;

    /// <summary>Numbers of a pixel of the result.</summary>
    internal int OutDim => _result.Dim;

    internal override ITangent? Second => null;

    public override Handle Apply(Pixels grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Workspace? workspace = Workspace.Common(operand.Workspace, grid.Workspace);
        GroupConvolutionPass<S> run = Kernel.IsDense
            ? Workspace.Rent<DenseGroupPass<S>>(workspace)
            : Workspace.Rent<BlockGroupPass<S>>(workspace);
        Storage<S> result = run.Bind(this, workspace, grid.View, operand, _result);
        run.Forward();
        Record(
            workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
                State = run,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass) =>
        ((GroupConvolutionPass<S>)entry.State!).Reverse(pass);

    /// <summary>The biases as a row of the result.</summary>
    internal void WriteBias(Span<S> row)
    {
        row.Clear();
        ReadOnlySpan<S> bias = LayerValues.Values<S>(Bias);
        foreach ((int offset, int count, S factor) in _biases)
        {
            for (int u = 0; u < count; u++)
                row[offset + u] = factor * bias[u];
            bias = bias[count..];
        }
    }

    /// <summary>Adds to the gradient of the biases that of a row.</summary>
    internal void AddBias(ReadOnlySpan<S> gRow, Span<S> gBias)
    {
        foreach ((int offset, int count, S factor) in _biases)
        {
            for (int u = 0; u < count; u++)
                gBias[u] += factor * gRow[offset + u];
            gBias = gBias[count..];
        }
    }
}
