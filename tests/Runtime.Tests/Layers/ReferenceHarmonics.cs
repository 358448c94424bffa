using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>The solid harmonics up to l = 2 in component normalisation, written out.</summary>
internal readonly struct ReferenceHarmonics : IHarmonicsKernel
{
    private static readonly double R3 = Math.Sqrt(3), R5 = Math.Sqrt(5), R15 = Math.Sqrt(15);

    public static int Dim => 9;

    public static int MaxDegree => 2;

    public static void Evaluate<V, S>(V x, V y, V z, ref S result, nint stride)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V N(double value) => V.Broadcast(S.CreateTruncating(value));
        V[] values =
        [
            N(1), N(R3) * x, N(R3) * y, N(R3) * z,
            N(R15) * x * z, N(R15) * x * y, N(R5) * (y * y - N(0.5) * (x * x + z * z)), N(R15) * y * z, N(R15 / 2) * (z * z - x * x),
        ];
        for (int c = 0; c < values.Length; c++)
            V.Store(values[c], ref result, c * stride);
    }

    public static void Pullback<V, S>(V x, V y, V z, ref readonly S gradient, nint stride, out V gx, out V gy, out V gz)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V N(double value) => V.Broadcast(S.CreateTruncating(value));
        var g = new V[9];
        for (int c = 0; c < g.Length; c++)
            g[c] = V.Load(in gradient, c * stride);
        gx = N(R3) * g[1] + N(R15) * (z * g[4] + y * g[5]) - N(R5) * x * g[6] - N(R15) * x * g[8];
        gy = N(R3) * g[2] + N(R15) * (x * g[5] + z * g[7]) + N(2 * R5) * y * g[6];
        gz = N(R3) * g[3] + N(R15) * (x * g[4] + y * g[7]) - N(R5) * z * g[6] + N(R15) * z * g[8];
    }
}
