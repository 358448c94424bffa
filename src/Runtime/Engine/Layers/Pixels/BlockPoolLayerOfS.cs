using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A pool over blocks of pixels in one precision, block by block.</summary>
internal abstract class BlockPoolLayer<S>(string path, FeatureLayout layout, int size) : BlockPoolLayer(path)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private protected FeatureLayout Layout { get; } = layout;

    /// <summary>Numbers of scratch that one block of some pixels needs.</summary>
    private protected abstract int ScratchSize(int pixels);

    internal override ITangent? Second => null;

    private protected sealed override Handle Apply(GridView grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, Layout, "operand");
        GridShape from = grid.Shape;
        LayerValues.ExpectPixels(Path, "features of its grid", from, operand.RowSpace);
        GridShape to = grid.Derive(GridStep.Blocks(size));
        Workspace? workspace = Workspace.Common(operand.Workspace, grid.Workspace);
        Storage<S> result = Workspace.Rent<S>(workspace, to.Pixels, Layout);
        var blocks = new PixelBlocks(from, size);
        Span<S> scratch = Workspace.Scratch<S>(workspace, ScratchSize(blocks.PixelCount));
        for (int block = 0; block < blocks.Count; block++)
            Pool(blocks, block, operand, result.Row(block), scratch);
        Record(
            workspace,
            operand.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
                State = from,
            }
        );
        return new Handle(result);
    }

    internal sealed override void Backward(in TapeEntry entry, Pass pass)
    {
        var operand = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        var blocks = new PixelBlocks((GridShape)entry.State!, size);
        Span<S> scratch = pass.Workspace.Scratch<S>(ScratchSize(blocks.PixelCount));
        for (int block = 0; block < blocks.Count; block++)
            PoolBack(blocks, block, operand, result.GradientRow(block), scratch);
    }

    /// <summary>Writes the row of a block.</summary>
    private protected abstract void Pool(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        Span<S> result,
        Span<S> scratch
    );

    /// <summary>Adds the gradient of a block's row to those of its pixels.</summary>
    private protected abstract void PoolBack(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        ReadOnlySpan<S> gradient,
        Span<S> scratch
    );
}
