using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels.Guards;

/// <summary>
/// Emitted harmonics: over spans, and the kernel itself in every width of lanes that the machine has, with its
/// pullback.
/// </summary>
internal sealed class GuardedHarmonics<TKernel, S> : IGuardedKernel
    where TKernel : IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    public void Run(string what, int rows, bool atEnd)
    {
        using GuardedMemory memory = new(atEnd);
        double[] vectors = RandomNumbers.Fill(new Random(rows), 3 * rows);
        Span<S> values = memory.Take<S>(rows * TKernel.Dim);
        SpanHarmonics.Evaluate<TKernel, S>(memory.Copy<S>(vectors), values, normalize: true);
        S[] free = new S[values.Length];
        SpanHarmonics.Evaluate<TKernel, S>([.. vectors.Select(S.CreateTruncating)], free, normalize: true);
        Compare(what, free, values);
        // Every width, not the widest alone, so the choice of the runtime's LaneLoop is no use here.
        RunLanes<Lane<S>>(what + ", one lane", memory);
        if (Vector128.IsHardwareAccelerated)
            RunLanes<Lanes128<S>>(what + ", 128 bits", memory);
        if (Vector256.IsHardwareAccelerated)
            RunLanes<Lanes256<S>>(what + ", 256 bits", memory);
        if (Vector512.IsHardwareAccelerated)
            RunLanes<Lanes512<S>>(what + ", 512 bits", memory);
    }

    private static void RunLanes<V>(string what, GuardedMemory memory)
        where V : struct, ILanes<V, S>
    {
        int count = TKernel.Dim * V.Width;
        double[] gradient = RandomNumbers.Fill(new Random(count), count);
        S[] free = new S[count],
            freePoint = new S[3];
        Span<S> values = memory.Take<S>(count),
            point = memory.Take<S>(3);
        Call<V>(values, memory.Copy<S>(gradient), point);
        Call<V>(free, [.. gradient.Select(S.CreateTruncating)], freePoint);
        Compare(what, free, values);
        Compare(what + ", gradient", freePoint, point);
    }

    private static void Call<V>(Span<S> values, Span<S> gradient, Span<S> point)
        where V : struct, ILanes<V, S>
    {
        V x = V.Broadcast(S.CreateTruncating(0.6)),
            y = V.Broadcast(S.CreateTruncating(-0.48)),
            z = V.Broadcast(S.CreateTruncating(0.64));
        TKernel.Evaluate(x, y, z, ref MemoryMarshal.GetReference(values), V.Width);
        TKernel.Pullback(x, y, z, in MemoryMarshal.GetReference(gradient), V.Width, out V gx, out V gy, out V gz);
        (point[0], point[1], point[2]) = (V.Sum(gx), V.Sum(gy), V.Sum(gz));
    }

    private static void Compare(string what, S[] expected, Span<S> actual) =>
        Near.Equal(
            [.. expected.Select(double.CreateTruncating)],
            [.. actual.ToArray().Select(double.CreateTruncating)],
            Tolerance.Reference.Of<S>(),
            what
        );
}
