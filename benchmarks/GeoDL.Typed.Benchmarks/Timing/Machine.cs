using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>What one core of this machine can do, measured in the run that the shares are quoted from.</summary>
/// <param name="Flops">Single-precision operations a second, from independent multiply-adds in registers.</param>
/// <param name="Bandwidth">Bytes a second, read in order from memory that no cache holds.</param>
internal sealed record Machine(double Flops, double Bandwidth)
{
    private const int Chains = 12;
    private const int Repeats = 7;

    public static Machine Measure() => new(
        Vector512.IsHardwareAccelerated ? Best(static n => Fma512(n), 16) : Vector256.IsHardwareAccelerated ? Best(static n => Fma256(n), 8) : Best(static n => Fma128(n), 4),
        BestBandwidth());

    /// <summary>The least time that work takes here, in seconds.</summary>
    public double Limit(Case work) => Math.Max(work.Flops / Flops, work.Bytes / Bandwidth);

    private static double Best(Func<int, float> kernel, int lanes)
    {
        const int steps = 20_000_000;
        double best = double.MaxValue;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            GC.KeepAlive(kernel(steps / Chains));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * lanes * (steps / Chains) * Chains / best;
    }

    private static float Fma512(int n)
    {
        Vector512<float> a = Vector512.Create(0.999f), b = Vector512.Create(0.001f);
        Vector512<float> s0 = a, s1 = b, s2 = a, s3 = b, s4 = a, s5 = b, s6 = a, s7 = b, s8 = a, s9 = b, s10 = a, s11 = b;
        for (int i = 0; i < n; i++)
        {
            s0 = Vector512.FusedMultiplyAdd(s0, a, b);
            s1 = Vector512.FusedMultiplyAdd(s1, a, b);
            s2 = Vector512.FusedMultiplyAdd(s2, a, b);
            s3 = Vector512.FusedMultiplyAdd(s3, a, b);
            s4 = Vector512.FusedMultiplyAdd(s4, a, b);
            s5 = Vector512.FusedMultiplyAdd(s5, a, b);
            s6 = Vector512.FusedMultiplyAdd(s6, a, b);
            s7 = Vector512.FusedMultiplyAdd(s7, a, b);
            s8 = Vector512.FusedMultiplyAdd(s8, a, b);
            s9 = Vector512.FusedMultiplyAdd(s9, a, b);
            s10 = Vector512.FusedMultiplyAdd(s10, a, b);
            s11 = Vector512.FusedMultiplyAdd(s11, a, b);
        }

        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    private static float Fma256(int n)
    {
        Vector256<float> a = Vector256.Create(0.999f), b = Vector256.Create(0.001f);
        Vector256<float> s0 = a, s1 = b, s2 = a, s3 = b, s4 = a, s5 = b, s6 = a, s7 = b, s8 = a, s9 = b, s10 = a, s11 = b;
        for (int i = 0; i < n; i++)
        {
            s0 = Vector256.FusedMultiplyAdd(s0, a, b);
            s1 = Vector256.FusedMultiplyAdd(s1, a, b);
            s2 = Vector256.FusedMultiplyAdd(s2, a, b);
            s3 = Vector256.FusedMultiplyAdd(s3, a, b);
            s4 = Vector256.FusedMultiplyAdd(s4, a, b);
            s5 = Vector256.FusedMultiplyAdd(s5, a, b);
            s6 = Vector256.FusedMultiplyAdd(s6, a, b);
            s7 = Vector256.FusedMultiplyAdd(s7, a, b);
            s8 = Vector256.FusedMultiplyAdd(s8, a, b);
            s9 = Vector256.FusedMultiplyAdd(s9, a, b);
            s10 = Vector256.FusedMultiplyAdd(s10, a, b);
            s11 = Vector256.FusedMultiplyAdd(s11, a, b);
        }

        return Vector256.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    private static float Fma128(int n)
    {
        Vector128<float> a = Vector128.Create(0.999f), b = Vector128.Create(0.001f);
        Vector128<float> s0 = a, s1 = b, s2 = a, s3 = b, s4 = a, s5 = b, s6 = a, s7 = b, s8 = a, s9 = b, s10 = a, s11 = b;
        for (int i = 0; i < n; i++)
        {
            s0 = Vector128.FusedMultiplyAdd(s0, a, b);
            s1 = Vector128.FusedMultiplyAdd(s1, a, b);
            s2 = Vector128.FusedMultiplyAdd(s2, a, b);
            s3 = Vector128.FusedMultiplyAdd(s3, a, b);
            s4 = Vector128.FusedMultiplyAdd(s4, a, b);
            s5 = Vector128.FusedMultiplyAdd(s5, a, b);
            s6 = Vector128.FusedMultiplyAdd(s6, a, b);
            s7 = Vector128.FusedMultiplyAdd(s7, a, b);
            s8 = Vector128.FusedMultiplyAdd(s8, a, b);
            s9 = Vector128.FusedMultiplyAdd(s9, a, b);
            s10 = Vector128.FusedMultiplyAdd(s10, a, b);
            s11 = Vector128.FusedMultiplyAdd(s11, a, b);
        }

        return Vector128.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    private static double BestBandwidth()
    {
        var data = new float[1 << 26];
        Array.Fill(data, 1f);
        double best = double.MaxValue;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
            int width = Vector<float>.Count;
            for (int i = 0; i < data.Length; i += 4 * width)
            {
                s0 += new Vector<float>(data, i);
                s1 += new Vector<float>(data, i + width);
                s2 += new Vector<float>(data, i + (2 * width));
                s3 += new Vector<float>(data, i + (3 * width));
            }

            double sum = Vector.Sum(s0 + s1 + s2 + s3);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (sum == 0)
                throw new InvalidOperationException("The memory that was read is not the memory that was written.");
        }

        return 4.0 * data.Length / best;
    }
}
