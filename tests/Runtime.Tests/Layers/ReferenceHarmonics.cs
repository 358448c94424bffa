using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>The solid harmonics up to l = 2 in component normalisation, written out.</summary>
internal readonly struct ReferenceHarmonics : IHarmonicsKernel
{
    private static readonly double R3 = Math.Sqrt(3),
        R5 = Math.Sqrt(5),
        R15 = Math.Sqrt(15);

    public static int Dim => 9;

    public static int MaxDegree => 2;

    public static void Evaluate<V, S>(V x, V y, V z, ref S result, nint stride)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V N(double value) => V.Broadcast(S.CreateTruncating(value));
        V.Store(N(1), ref result, 0);
        V.Store(N(R3) * x, ref result, stride);
        V.Store(N(R3) * y, ref result, 2 * stride);
        V.Store(N(R3) * z, ref result, 3 * stride);
        V.Store(N(R15) * x * z, ref result, 4 * stride);
        V.Store(N(R15) * x * y, ref result, 5 * stride);
        V.Store(N(R5) * (y * y - N(0.5) * (x * x + z * z)), ref result, 6 * stride);
        V.Store(N(R15) * y * z, ref result, 7 * stride);
        V.Store(N(R15 / 2) * (z * z - x * x), ref result, 8 * stride);
    }

    public static void Pullback<V, S>(V x, V y, V z, ref readonly S gradient, nint stride, out V gx, out V gy, out V gz)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V N(double value) => V.Broadcast(S.CreateTruncating(value));
        V g4 = V.Load(in gradient, 4 * stride),
            g5 = V.Load(in gradient, 5 * stride),
            g6 = V.Load(in gradient, 6 * stride);
        V g7 = V.Load(in gradient, 7 * stride),
            g8 = V.Load(in gradient, 8 * stride);
        gx = N(R3) * V.Load(in gradient, stride) + N(R15) * (z * g4 + y * g5) - N(R5) * x * g6 - N(R15) * x * g8;
        gy = N(R3) * V.Load(in gradient, 2 * stride) + N(R15) * (x * g5 + z * g7) + N(2 * R5) * y * g6;
        gz = N(R3) * V.Load(in gradient, 3 * stride) + N(R15) * (x * g4 + y * g7) - N(R5) * z * g6 + N(R15) * z * g8;
    }
}
