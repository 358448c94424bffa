using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a steerable convolution over voxels, and its reverse.</summary>
/// <remarks>
/// Voxels of a slice are one line: rows of the copy follow one another, and what lies between the rows of the result
/// is computed and left out. A strip of it at a time lies in the lanes: copy by copy of the operand windows are summed
/// and coupled into a scratch that stays in the cache, from which copies are mixed. The reverse pass makes the coupled
/// values again.
/// </remarks>
internal sealed class VolumeConvolutionPass<TKernel, S> : ImagePass<S>
    where TKernel : struct, IVolumeKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int BlockNumbers = 3;

    private VolumeTables<S> _tables = null!;
    private VolumeBorder _border;
    private (int Plane, int Row, VolumeTables<S>? Tables) _addressed;
    private VolumeAddresses _addresses = null!;
    private S[] _scaled = [];
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
        if (_addressed != (_border.Plane, _border.Row, tables))
        {
            _addressed = (_border.Plane, _border.Row, tables);
            _addresses = VolumeAddresses.Of(tables, _border);
        }
        return Result;
    }

    internal override void Forward()
    {
        ScaleWeights();
        base.Forward();
    }

    internal override void Reverse(Pass pass)
    {
        ScaleWeights();
        base.Reverse(pass);
    }

    private protected override void AddGradients(Pass pass, ReadOnlySpan<S> sums)
    {
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight),
            gBias = LayerValues.Gradient<S>(pass, _bias);
        TensorPrimitives.Add(gWeight, sums[.._tables.WeightCount], gWeight);
        TensorPrimitives.Add(gBias, sums[_tables.WeightCount..], gBias);
    }

    private protected override void Forward(Workspace? workspace, int image, int firstRow, int endRow)
    {
        int slices = ((endRow - 1 - firstRow) * Stride) + (2 * _tables.Z) + 1,
            lanes = VolumeWindow<S>.StripLength(_tables, Line);
        Span<S> copy = Workspace.Scratch<S>(workspace, _border.Size(slices, Strip));
        Span<S> h = Workspace.Scratch<S>(workspace, SumsSize());
        Span<S> middle = Workspace.Scratch<S>(workspace, TKernel.MiddleDim * Strip);
        Span<S> mixed = Workspace.Scratch<S>(workspace, TKernel.ResultDim * Strip);
        VolumeWindow<S> window = NewWindow(workspace);
        _border.Copy<S>(ImageOf(Operand.Values, From, image), (firstRow * Stride) - _border.MarginZ, slices, copy);
        Span<S> result = ImageOf(Result.Values, To, image);
        // Slice after slice of one strip: windows that follow one another share most of what they read.
        for (int at = 0; at < Line; at += lanes)
        {
            for (int z = firstRow; z < endRow; z++)
            {
                Sum(
                    window,
                    lanes,
                    ((z - firstRow) * Stride * _border.Plane) + at,
                    slices * _border.Plane,
                    copy,
                    middle,
                    h
                );
                VolumeMixing<TKernel, S>.Forward(lanes, middle, _scaled, LayerValues.Values<S>(_bias), mixed);
                for (int y = at / _border.Row; y < To.Height && y * _border.Row < at + lanes; y++)
                {
                    (int x, int voxels) = PieceOf(y, at, lanes);
                    if (voxels <= 0)
                        continue;
                    Transposition.Run(
                        TKernel.ResultDim,
                        voxels,
                        in mixed[(y * _border.Row) + x - at],
                        Strip,
                        ref result[((((z * To.Height) + y) * To.Width) + x) * TKernel.ResultDim],
                        TKernel.ResultDim
                    );
                }
            }
        }
    }

    private protected override void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        int slices = ((To.Depth - 1) * Stride) + (2 * _tables.Z) + 1,
            channel = slices * _border.Plane,
            lanes = VolumeWindow<S>.StripLength(_tables, Line);
        bool isWanted = Operand.NeedsGradient;
        Span<S> copy = Workspace.Scratch<S>(workspace, _border.Size(slices, Strip));
        Span<S> gCopy = Workspace.Scratch<S>(workspace, isWanted ? _border.Size(slices, Strip) : 0);
        Span<S> h = Workspace.Scratch<S>(workspace, SumsSize());
        Span<S> middle = Workspace.Scratch<S>(workspace, TKernel.MiddleDim * Strip);
        Span<S> gMixed = Workspace.Scratch<S>(workspace, TKernel.ResultDim * Strip);
        Span<S> gWeight = Workspace.Scratch<S>(workspace, _tables.WeightCount);
        var gWeights = new LaneSums<S>(
            ref LayerValues.First(Workspace.Scratch<S>(workspace, _tables.WeightCount * LaneSums<S>.Lanes)),
            1,
            _tables.WeightCount
        );
        VolumeWindow<S> window = NewWindow(workspace);
        _border.Copy<S>(ImageOf(Operand.Values, From, image), -_border.MarginZ, slices, copy);
        gCopy.Clear();
        // Behind the voxels of a strip sums have no gradient.
        h.Clear();
        Span<S> gResult = ImageOf(Result.Gradient, To, image);
        for (int z = 0; z < To.Depth; z++)
        {
            for (int at = 0; at < Line; at += lanes)
            {
                int corner = (z * Stride * _border.Plane) + at;
                Sum(window, lanes, corner, channel, copy, middle, h);
                // Between rows there is no gradient.
                gMixed.Clear();
                for (int y = at / _border.Row; y < To.Height && y * _border.Row < at + lanes; y++)
                {
                    (int x, int voxels) = PieceOf(y, at, lanes);
                    if (voxels <= 0)
                        continue;
                    Transposition.Run(
                        voxels,
                        TKernel.ResultDim,
                        in gResult[((((z * To.Height) + y) * To.Width) + x) * TKernel.ResultDim],
                        TKernel.ResultDim,
                        ref gMixed[(y * _border.Row) + x - at],
                        Strip
                    );
                }
                VolumeMixing<TKernel, S>.AddGradients(
                    lanes,
                    middle,
                    gMixed,
                    gWeights.Block(0, _tables.WeightCount),
                    sums[_tables.WeightCount..]
                );
                if (!isWanted)
                    continue;
                VolumeMixing<TKernel, S>.Backward(lanes, gMixed, _transposed, middle);
                SumBack(window, lanes, corner, channel, middle, gCopy, h);
            }
        }

        gWeight.Clear();
        gWeights.AddTo(ref LayerValues.First(gWeight), 0);
        VolumeMixing<TKernel, S>.AddScaled(gWeight, sums[.._tables.WeightCount]);
        if (isWanted)
        {
            _border.AddBack<S>(
                gCopy,
                -_border.MarginZ,
                slices,
                Workspace.Scratch<S>(workspace, _border.ScratchSize),
                ImageOf(Operand.Gradient, From, image)
            );
        }
    }

    /// <summary>The coupled values of a strip.</summary>
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
            (int place, int components, int copies) = BlockAt(block);
            for (int u = 0; u < copies; u++)
            {
                for (int m = 0; m < components; m++)
                {
                    window.Sense(
                        lanes,
                        in copy[((place + (m * copies) + u) * channel) + corner],
                        ref h[(m + 1) * Strip],
                        components * Strip
                    );
                }
                LaneLoop.Run<Coupling, S>(new(block, ref h[Strip], ref middle[u * Strip]), lanes);
            }
        }
    }

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
            (int place, int components, int copies) = BlockAt(block);
            for (int u = 0; u < copies; u++)
            {
                LaneLoop.Run<CouplingPullback, S>(new(block, ref gMiddle[u * Strip], ref gh[Strip]), lanes);
                for (int m = 0; m < components; m++)
                {
                    window.SensePullback(
                        lanes,
                        ref gCopy[((place + (m * copies) + u) * channel) + corner],
                        in gh[(m + 1) * Strip],
                        components * Strip
                    );
                }
            }
        }
    }

    private VolumeWindow<S> NewWindow(Workspace? workspace) =>
        new(_tables, _addresses, Workspace.Scratch<S>(workspace, VolumeWindow<S>.ScratchSize(_tables)));

    /// <summary>The sums of a copy, behind a row of zeros.</summary>
    private int SumsSize()
    {
        int most = 0;
        for (int block = 0; block < TKernel.Blocks.Length / BlockNumbers; block++)
            most = Math.Max(most, BlockAt(block).Components);
        return ((_tables.FunctionCount * most) + 1) * Strip;
    }

    /// <summary>Numbers of a slice's line, from the first voxel of the result to the last.</summary>
    private int Line => ((To.Height - 1) * _border.Row) + To.Width;

    /// <summary>The voxels of a row of the result that lie in a strip.</summary>
    private (int X, int Voxels) PieceOf(int y, int at, int lanes)
    {
        int x = Math.Max(at - (y * _border.Row), 0);
        return (x, Math.Min(at + lanes - (y * _border.Row), To.Width) - x);
    }

    private void ScaleWeights()
    {
        if (_scaled.Length < _tables.WeightCount)
            (_scaled, _transposed) = (new S[_tables.WeightCount], new S[_tables.WeightCount]);
        VolumeMixing<TKernel, S>.Scale(LayerValues.Values<S>(_weight), _scaled, _transposed);
    }

    /// <summary>Where a block begins in a row of the operand, its components and copies.</summary>
    private static (int Place, int Components, int Copies) BlockAt(int block)
    {
        ReadOnlySpan<int> own = TKernel.Blocks.Slice(block * BlockNumbers, BlockNumbers);
        return (own[0], own[1], own[2]);
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
