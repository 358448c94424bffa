using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>What one core of this machine can do, measured in the run that the shares are quoted from.</summary>
/// <param name="Flops">Single-precision operations a second, from independent multiply-adds in registers.</param>
/// <param name="Bandwidth">Bytes a second, read in order from memory that no cache holds.</param>
/// <param name="WriteBandwidth">Bytes a second, written in order to such memory by ordinary stores.</param>
internal sealed record Machine(double Flops, double Bandwidth, double WriteBandwidth)
{
    private const int Chains = 12;
    private const int Repeats = 7;

    /// <summary>The runtime and the vectors that it uses.</summary>
    public string Description { get; } = $"{RuntimeInformation.FrameworkDescription}, {Bits()}-bit vectors";

    public static Machine Measure()
    {
        MultiplyAdds widest = default;
        LaneLoop.RunWidest<MultiplyAdds, float>(ref widest);
        return new Machine(widest.Best, BestBandwidth(), BestWriteBandwidth());
    }

    /// <summary>The least time that work takes here, in seconds.</summary>
    public double Limit(Case work) =>
        Math.Max(work.Flops / Flops * work.NumberSize / sizeof(float), work.Bytes / Bandwidth);

    private static int Bits()
    {
        Width widest = default;
        LaneLoop.RunWidest<Width, float>(ref widest);
        return widest.Bits;
    }

    private static double Best<V>()
        where V : struct, ILanes<V, float>
    {
        const int steps = 20_000_000;
        double best = double.MaxValue;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            GC.KeepAlive(Chain<V>(steps / Chains));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * V.Width * (steps / Chains) * Chains / best;
    }

    private static float Chain<V>(int n)
        where V : struct, ILanes<V, float>
    {
        V a = V.Broadcast(0.999f),
            b = V.Broadcast(0.001f);
        V s0 = a,
            s1 = b,
            s2 = a,
            s3 = b,
            s4 = a,
            s5 = b,
            s6 = a,
            s7 = b,
            s8 = a,
            s9 = b,
            s10 = a,
            s11 = b;
        for (int i = 0; i < n; i++)
        {
            s0 = V.MultiplyAdd(s0, a, b);
            s1 = V.MultiplyAdd(s1, a, b);
            s2 = V.MultiplyAdd(s2, a, b);
            s3 = V.MultiplyAdd(s3, a, b);
            s4 = V.MultiplyAdd(s4, a, b);
            s5 = V.MultiplyAdd(s5, a, b);
            s6 = V.MultiplyAdd(s6, a, b);
            s7 = V.MultiplyAdd(s7, a, b);
            s8 = V.MultiplyAdd(s8, a, b);
            s9 = V.MultiplyAdd(s9, a, b);
            s10 = V.MultiplyAdd(s10, a, b);
            s11 = V.MultiplyAdd(s11, a, b);
        }

        return V.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    private static double BestBandwidth()
    {
        var data = new float[1 << 26];
        Array.Fill(data, 1f);
        double best = double.MaxValue;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            Vector<float> s0 = default,
                s1 = default,
                s2 = default,
                s3 = default;
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

    private static double BestWriteBandwidth()
    {
        var data = new float[1 << 26];
        double best = double.MaxValue;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            var value = new Vector<float>(repeat);
            for (int i = 0; i < data.Length; i += Vector<float>.Count)
                value.CopyTo(data, i);
            // The first round meets pages that the system has not given yet.
            if (repeat > 0)
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 4.0 * data.Length / best;
    }

    private struct Width : ILaneUse<float>
    {
        public int Bits { get; private set; }

        public void Run<V>()
            where V : struct, ILanes<V, float> => Bits = 8 * sizeof(float) * (int)V.Width;
    }

    private struct MultiplyAdds : ILaneUse<float>
    {
        public double Best { get; private set; }

        public void Run<V>()
            where V : struct, ILanes<V, float> => Best = Machine.Best<V>();
    }
}
