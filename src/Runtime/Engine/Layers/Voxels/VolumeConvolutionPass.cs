using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a steerable convolution over voxels, and its reverse.</summary>
/// <remarks>
/// A strip of a row at a time, with its voxels in the lanes: block by block of the operand windows are summed and
/// coupled into a scratch that stays in the cache, from which copies are mixed. The reverse pass makes the coupled
/// values again.
/// </remarks>
internal sealed class VolumeConvolutionPass<TKernel, S> : ImagePass<S>
    where TKernel : struct, IVolumeKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int BlockNumbers = 3;

    private VolumeTables<S> _tables = null!;
    private VolumeBorder _border;
    private (int Plane, int Row, int Phase, VolumeTables<S>? Tables) _addressed;
    private VolumeAddresses _addresses = null!;
    private S[] _transposed = [];
    private Parameter _weight = null!;
    private Parameter? _bias;

    private protected override int SumLength => _tables.WeightCount + _tables.BiasCount;

    /// <summary>The slices beyond a part are copied again for each, so parts are larger than those of images.</summary>
    private protected override int PixelsPerPart => 8192;

    private static int Strip => TKernel.StripLength;

    /// <summary>Binds the run to volumes, and rents the result.</summary>
    internal Storage<S> Bind(
        string path,
        Workspace? workspace,
        GridView grid,
        Storage<S> operand,
        FeatureLayout result,
        VolumeConvolutionOptions options,
        VolumeTables<S> tables,
        Parameter weight,
        Parameter? bias
    )
    {
        (_tables, _weight, _bias) = (tables, weight, bias);
        var step = new GridStep(options.Border == Typed.Border.None ? tables.X : 0, options.Stride, IsBlocks: false);
        BindTo(path, workspace, grid, operand, result, step);
        _border = new VolumeBorder(
            From,
            options.Border,
            (tables.X, tables.Y, tables.Z),
            options.Stride,
            TKernel.InputDim
        );
        // Volumes of one size have the same addresses, and a warm prediction allocates nothing.
        if (_addressed != (_border.Plane, _border.Row, _border.Phase, tables))
        {
            _addressed = (_border.Plane, _border.Row, _border.Phase, tables);
            _addresses = VolumeAddresses.Of(tables, _border, Strip);
        }
        return Result;
    }

    internal override void Forward()
    {
        if (_transposed.Length < _tables.WeightCount)
            _transposed = new S[_tables.WeightCount];
        VolumeMixing<TKernel, S>.Transpose(LayerValues.Values<S>(_weight), _transposed);
        base.Forward();
    }

    private protected override void AddGradients(Pass pass, ReadOnlySpan<S> sums)
    {
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight),
            gBias = LayerValues.Gradient<S>(pass, _bias);
        TensorPrimitives.Add(gWeight, sums[.._tables.WeightCount], gWeight);
        TensorPrimitives.Add(gBias, sums[_tables.WeightCount..], gBias);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Forward(Workspace? workspace, int image, int firstRow, int endRow)
    {
        int slices = ((endRow - 1 - firstRow) * Stride) + (2 * _tables.Z) + 1;
        Span<S> copy = Workspace.Scratch<S>(workspace, _border.Size(slices));
        Span<S> h = Workspace.Scratch<S>(workspace, SumsSize());
        Span<S> middle = Workspace.Scratch<S>(workspace, TKernel.MiddleDim * Strip);
        Span<S> mixed = Workspace.Scratch<S>(workspace, TKernel.ResultDim * Strip);
        VolumeWindow<S> window = NewWindow(workspace);
        _border.Copy<S>(ImageOf(Operand.Values, From, image), (firstRow * Stride) - _border.MarginZ, slices, copy);
        Span<S> result = ImageOf(Result.Values, To, image);
        for (int line = firstRow * To.Height; line < endRow * To.Height; line++)
        {
            for (int x = 0; x < To.Width; x += Strip)
            {
                int voxels = Math.Min(Strip, To.Width - x),
                    lanes = VolumeWindow<S>.Rounded(voxels);
                Sum(window, lanes, Corner(line, x, firstRow), slices * _border.Plane, copy, middle, h);
                VolumeMixing<TKernel, S>.Forward(lanes, middle, _transposed, LayerValues.Values<S>(_bias), mixed);
                Transposition.Run(
                    TKernel.ResultDim,
                    voxels,
                    in mixed[0],
                    Strip,
                    ref result[((line * To.Width) + x) * TKernel.ResultDim],
                    TKernel.ResultDim
                );
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        int slices = ((To.Depth - 1) * Stride) + (2 * _tables.Z) + 1,
            channel = slices * _border.Plane;
        bool isWanted = Operand.NeedsGradient;
        Span<S> copy = Workspace.Scratch<S>(workspace, _border.Size(slices));
        Span<S> gCopy = Workspace.Scratch<S>(workspace, isWanted ? _border.Size(slices) : 0);
        Span<S> h = Workspace.Scratch<S>(workspace, SumsSize());
        Span<S> middle = Workspace.Scratch<S>(workspace, TKernel.MiddleDim * Strip);
        Span<S> gMiddle = Workspace.Scratch<S>(workspace, TKernel.MiddleDim * Strip);
        Span<S> gMixed = Workspace.Scratch<S>(workspace, TKernel.ResultDim * Strip);
        VolumeWindow<S> window = NewWindow(workspace);
        _border.Copy<S>(ImageOf(Operand.Values, From, image), -_border.MarginZ, slices, copy);
        gCopy.Clear();
        gMixed.Clear();
        Span<S> gResult = ImageOf(Result.Gradient, To, image);
        for (int line = 0; line < To.Depth * To.Height; line++)
        {
            for (int x = 0; x < To.Width; x += Strip)
            {
                int voxels = Math.Min(Strip, To.Width - x),
                    lanes = VolumeWindow<S>.Rounded(voxels);
                int corner = Corner(line, x, 0);
                Sum(window, lanes, corner, channel, copy, middle, h);
                // Lanes without a voxel have no gradient.
                if (voxels < Strip)
                    gMixed.Clear();
                Transposition.Run(
                    voxels,
                    TKernel.ResultDim,
                    in gResult[((line * To.Width) + x) * TKernel.ResultDim],
                    TKernel.ResultDim,
                    ref gMixed[0],
                    Strip
                );
                VolumeMixing<TKernel, S>.Backward(
                    voxels,
                    lanes,
                    middle,
                    LayerValues.Values<S>(_weight),
                    gMixed,
                    gMiddle,
                    sums,
                    sums[_tables.WeightCount..]
                );
                if (isWanted)
                    SumBack(window, lanes, corner, channel, gMiddle, gCopy, h);
            }
        }

        if (isWanted)
            _border.AddBack<S>(gCopy, -_border.MarginZ, slices, ImageOf(Operand.Gradient, From, image));
    }

    /// <summary>The coupled values of a strip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(
        VolumeWindow<S> window,
        int lanes,
        int corner,
        int channel,
        Span<S> copy,
        Span<S> middle,
        Span<S> h
    )
    {
        for (int block = 0; block < TKernel.Blocks.Length / BlockNumbers; block++)
        {
            (int place, int numbers) = BlockAt(block);
            for (int i = 0; i < numbers; i++)
                window.Sense(lanes, in copy[((place + i) * channel) + corner], ref h[i * Strip], numbers * Strip);

            LaneLoop.Run<Coupling, S>(new(block, ref LayerValues.First(h), ref LayerValues.First(middle)), lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumBack(
        VolumeWindow<S> window,
        int lanes,
        int corner,
        int channel,
        Span<S> gMiddle,
        Span<S> gCopy,
        Span<S> gh
    )
    {
        for (int block = 0; block < TKernel.Blocks.Length / BlockNumbers; block++)
        {
            (int place, int numbers) = BlockAt(block);
            LaneLoop.Run<CouplingPullback, S>(
                new(block, ref LayerValues.First(gMiddle), ref LayerValues.First(gh)),
                lanes
            );
            for (int i = 0; i < numbers; i++)
            {
                window.SensePullback(
                    lanes,
                    ref gCopy[((place + i) * channel) + corner],
                    in gh[i * Strip],
                    numbers * Strip
                );
            }
        }
    }

    private VolumeWindow<S> NewWindow(Workspace? workspace) =>
        new(
            _tables,
            _addresses,
            Strip,
            Workspace.Scratch<S>(workspace, VolumeWindow<S>.ScratchSize(_tables, _addresses, Strip))
        );

    private int SumsSize()
    {
        int most = 0;
        for (int block = 0; block < TKernel.Blocks.Length / BlockNumbers; block++)
            most = Math.Max(most, BlockAt(block).Numbers);
        return _tables.FunctionCount * most * Strip;
    }

    /// <summary>Where a block begins in a row of the operand, and its numbers.</summary>
    private static (int Place, int Numbers) BlockAt(int block)
    {
        ReadOnlySpan<int> own = TKernel.Blocks.Slice(block * BlockNumbers, BlockNumbers);
        return (own[0], own[1] * own[2]);
    }

    /// <summary>Where the window of a voxel of the result begins in the copy of a number.</summary>
    private int Corner(int line, int x, int firstSlice)
    {
        (int z, int y) = Math.DivRem(line, To.Height);
        return ((z - firstSlice) * Stride * _border.Plane) + (y * Stride * _border.Row) + x;
    }

    private readonly ref struct Coupling(int block, ref S h, ref S z) : ILaneLoop<S>
    {
        private readonly int _block = block;
        private readonly ref S _h = ref h;
        private readonly ref S _z = ref z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S> => TKernel.Couple<V, S>(_block, start, end, in _h, ref _z);
    }

    private readonly ref struct CouplingPullback(int block, ref S gz, ref S gh) : ILaneLoop<S>
    {
        private readonly int _block = block;
        private readonly ref S _gz = ref gz;
        private readonly ref S _gh = ref gh;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S> => TKernel.CouplePullback<V, S>(_block, start, end, in _gz, ref _gh);
    }
}
