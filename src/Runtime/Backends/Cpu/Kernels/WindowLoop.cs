using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Runs a window's kernel for pixels that follow one another in a row of an image.</summary>
internal static class WindowLoop
{
    /// <summary>Pixels at a time: what the functions give for them stays in the first cache.</summary>
    public const int Pixels = 4;

    /// <summary>Numbers of scratch.</summary>
    public static int ScratchSize<TWindow>()
        where TWindow : struct, IWindowKernel => Pixels * TWindow.FunctionCount * TWindow.InputDim;

    /// <summary>z = sums over the windows, coupled; rows of z follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TWindow, S>(int pixels, ref S x, nint row, nint step, ref S z, ref S h)
        where TWindow : struct, IWindowKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int first = 0; first < pixels; first += Pixels)
        {
            int count = Math.Min(Pixels, pixels - first);
            ref S zs = ref Unsafe.Add(ref z, first * TWindow.MiddleDim);
            LaneLoop.Run<Sensing<TWindow, S>, S>(
                new(count, ref Unsafe.Add(ref x, first * step), row, step, ref h),
                TWindow.InputDim
            );
            for (int block = 0; block < TWindow.BlockCount; block++)
                LaneLoop.Run<Coupling<TWindow, S>, S>(new(block, count, ref h, ref zs), TWindow.CopiesOf(block));
        }
    }

    /// <summary>gx += the gradient for the gradient gz of the coupled values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TWindow, S>(int pixels, ref S gz, ref S gx, nint row, nint step, ref S gh)
        where TWindow : struct, IWindowKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int first = 0; first < pixels; first += Pixels)
        {
            int count = Math.Min(Pixels, pixels - first);
            ref S gzs = ref Unsafe.Add(ref gz, first * TWindow.MiddleDim);
            for (int block = 0; block < TWindow.BlockCount; block++)
            {
                LaneLoop.Run<CouplingPullback<TWindow, S>, S>(
                    new(block, count, ref gzs, ref gh),
                    TWindow.CopiesOf(block)
                );
            }

            LaneLoop.Run<SensingPullback<TWindow, S>, S>(
                new(count, ref Unsafe.Add(ref gx, first * step), row, step, ref gh),
                TWindow.InputDim
            );
        }
    }

    private readonly ref struct Sensing<TWindow, S>(nint pixels, ref S x, nint row, nint step, ref S h) : ILaneLoop<S>
        where TWindow : struct, IWindowKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _pixels = pixels;
        private readonly nint _row = row;
        private readonly nint _step = step;
        private readonly ref S _x = ref x;
        private readonly ref S _h = ref h;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S> => TWindow.Sense<V, S>(_pixels, start, end, in _x, _row, _step, ref _h);
    }

    private readonly ref struct SensingPullback<TWindow, S>(nint pixels, ref S gx, nint row, nint step, ref S gh)
        : ILaneLoop<S>
        where TWindow : struct, IWindowKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly nint _pixels = pixels;
        private readonly nint _row = row;
        private readonly nint _step = step;
        private readonly ref S _gx = ref gx;
        private readonly ref S _gh = ref gh;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S> =>
            TWindow.SensePullback<V, S>(_pixels, start, end, ref _gx, _row, _step, in _gh);
    }

    private readonly ref struct Coupling<TWindow, S>(int block, nint pixels, ref S h, ref S z) : ILaneLoop<S>
        where TWindow : struct, IWindowKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly int _block = block;
        private readonly nint _pixels = pixels;
        private readonly ref S _h = ref h;
        private readonly ref S _z = ref z;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S> =>
            TWindow.Couple<V, S>(_block, _pixels, start, end, in _h, ref _z, TWindow.MiddleDim);
    }

    private readonly ref struct CouplingPullback<TWindow, S>(int block, nint pixels, ref S gz, ref S gh) : ILaneLoop<S>
        where TWindow : struct, IWindowKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly int _block = block;
        private readonly nint _pixels = pixels;
        private readonly ref S _gz = ref gz;
        private readonly ref S _gh = ref gh;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S> =>
            TWindow.CouplePullback<V, S>(_block, _pixels, start, end, in _gz, TWindow.MiddleDim, ref _gh);
    }
}
