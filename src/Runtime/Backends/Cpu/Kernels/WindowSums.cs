using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Sums and differences of pixels, the steps of a change of basis of windows.</summary>
internal static class WindowSums
{
    /// <summary>
    /// a + b + c + d, a − b + c − d, a − c and b − d, of numbers that may overlap, to places that do not.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four<S>(
        nint count,
        ref S a,
        ref S b,
        ref S c,
        ref S d,
        ref S sum,
        ref S alternating,
        ref S cosine,
        ref S sine
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        LaneLoop.Run<FourLoop<S>, S>(
            new(ref a, ref b, ref c, ref d, ref sum, ref alternating, ref cosine, ref sine),
            count
        );

    /// <summary>The reverse in place: the gradients of a, b, c, d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourBack<S>(nint count, ref S sum, ref S alternating, ref S cosine, ref S sine)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        LaneLoop.Run<FourBackLoop<S>, S>(new(ref sum, ref alternating, ref cosine, ref sine), count);

    /// <summary>a, b = a + b, a − b in place; its own reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exchange<S>(nint count, ref S a, ref S b)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        LaneLoop.Run<ExchangeLoop<S>, S>(new(ref a, ref b), count);

    private readonly ref struct FourLoop<S>(
        ref S a,
        ref S b,
        ref S c,
        ref S d,
        ref S sum,
        ref S alternating,
        ref S cosine,
        ref S sine
    ) : ILaneLoop<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly ref S _a = ref a;
        private readonly ref S _b = ref b;
        private readonly ref S _c = ref c;
        private readonly ref S _d = ref d;
        private readonly ref S _sum = ref sum;
        private readonly ref S _alternating = ref alternating;
        private readonly ref S _cosine = ref cosine;
        private readonly ref S _sine = ref sine;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint i = start; i < end; i += V.Width)
            {
                V p0 = V.Load(in _a, i),
                    p1 = V.Load(in _b, i),
                    p2 = V.Load(in _c, i),
                    p3 = V.Load(in _d, i);
                V even = p0 + p2,
                    odd = p1 + p3;
                V.Store(even + odd, ref _sum, i);
                V.Store(even - odd, ref _alternating, i);
                V.Store(p0 - p2, ref _cosine, i);
                V.Store(p1 - p3, ref _sine, i);
            }
        }
    }

    private readonly ref struct FourBackLoop<S>(ref S sum, ref S alternating, ref S cosine, ref S sine) : ILaneLoop<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly ref S _sum = ref sum;
        private readonly ref S _alternating = ref alternating;
        private readonly ref S _cosine = ref cosine;
        private readonly ref S _sine = ref sine;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint i = start; i < end; i += V.Width)
            {
                V sum = V.Load(in _sum, i),
                    alternating = V.Load(in _alternating, i),
                    cosine = V.Load(in _cosine, i),
                    sine = V.Load(in _sine, i);
                V even = sum + alternating,
                    odd = sum - alternating;
                V.Store(even + cosine, ref _sum, i);
                V.Store(odd + sine, ref _alternating, i);
                V.Store(even - cosine, ref _cosine, i);
                V.Store(odd - sine, ref _sine, i);
            }
        }
    }

    private readonly ref struct ExchangeLoop<S>(ref S a, ref S b) : ILaneLoop<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly ref S _a = ref a;
        private readonly ref S _b = ref b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            for (nint i = start; i < end; i += V.Width)
            {
                V first = V.Load(in _a, i),
                    second = V.Load(in _b, i);
                V.Store(first + second, ref _a, i);
                V.Store(first - second, ref _b, i);
            }
        }
    }
}
