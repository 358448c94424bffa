using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Cutoff envelopes of edges, in double, one edge a lane.</summary>
internal static class Envelopes
{
    /// <summary>
    /// The envelope at u = r/r_c ≥ 0 and its derivative by u, zero from u = 1 on (but for
    /// <see cref="CutoffEnvelope.None"/>). Numbers come in multiples of 8.
    /// </summary>
    internal static void Evaluate(
        CutoffEnvelope envelope,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes
    )
    {
        switch (envelope)
        {
            case CutoffEnvelope.Polynomial:
                Evaluate<Polynomial>(u, values, slopes);
                break;
            case CutoffEnvelope.Cosine:
                Evaluate<Cosine>(u, values, slopes);
                break;
            case CutoffEnvelope.SmoothStep:
                Evaluate<SmoothStep>(u, values, slopes);
                break;
            case CutoffEnvelope.None:
                values.Fill(1);
                slopes.Clear();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(envelope), envelope, "This is not one of the envelopes.");
        }
    }

    private static void Evaluate<TEnvelope>(ReadOnlySpan<double> u, Span<double> values, Span<double> slopes)
        where TEnvelope : struct, IEnvelope
    {
        Evaluation<TEnvelope> evaluation = new(u, values, slopes);
        LaneLoop.RunWidest<Evaluation<TEnvelope>, double>(ref evaluation);
    }

    private readonly ref struct Evaluation<TEnvelope>(ReadOnlySpan<double> u, Span<double> values, Span<double> slopes)
        : ILaneUse<double>
        where TEnvelope : struct, IEnvelope
    {
        private readonly ReadOnlySpan<double> _u = u;
        private readonly Span<double> _values = values;
        private readonly Span<double> _slopes = slopes;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, double>
        {
            ref double first = ref MemoryMarshal.GetReference(_u);
            ref double values = ref MemoryMarshal.GetReference(_values);
            ref double slopes = ref MemoryMarshal.GetReference(_slopes);
            nint count = _u.Length;
            V one = V.Broadcast(1);
            for (nint i = 0; i < count; i += V.Width)
            {
                V x = V.Load(in first, i);
                V value = TEnvelope.Evaluate(LaneMath.Select<V, double>(x, one, x, V.Zero), out V slope);
                V.Store(LaneMath.Select<V, double>(x, one, value, V.Zero), ref values, i);
                V.Store(LaneMath.Select<V, double>(x, one, slope, V.Zero), ref slopes, i);
            }
        }
    }

    /// <summary>
    /// 1 − 28u⁶ + 48u⁷ − 21u⁸ = (1−u)³(1 + 3u + 6u² + 10u³ + 15u⁴ + 21u⁵): the factors cancel nothing near the cutoff.
    /// </summary>
    private readonly struct Polynomial : IEnvelope
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Evaluate<V>(V u, out V slope)
            where V : struct, ILanes<V, double>
        {
            V left = V.Broadcast(1) - u;
            V sum = V.MultiplyAdd(V.Broadcast(21), u, V.Broadcast(15));
            sum = V.MultiplyAdd(sum, u, V.Broadcast(10));
            sum = V.MultiplyAdd(sum, u, V.Broadcast(6));
            sum = V.MultiplyAdd(sum, u, V.Broadcast(3));
            sum = V.MultiplyAdd(sum, u, V.Broadcast(1));
            V u2 = u * u;
            slope = V.Broadcast(-168) * (u2 * u2 * u) * (left * left);
            return left * left * left * sum;
        }
    }

    /// <summary>(1 + cos πu)/2 = cos²(πu/2).</summary>
    private readonly struct Cosine : IEnvelope
    {
        public static V Evaluate<V>(V u, out V slope)
            where V : struct, ILanes<V, double>
        {
            V half = V.Broadcast(0.5 * Math.PI) * u;
            V cos = LaneMath.Cos<V, double>(half);
            slope = V.Broadcast(-Math.PI) * cos * LaneMath.Sin<V, double>(half);
            return cos * cos;
        }
    }

    /// <summary>e3nn's soft_unit_step(t) = e^(−1/t) at t = 10(1−u).</summary>
    private readonly struct SmoothStep : IEnvelope
    {
        public static V Evaluate<V>(V u, out V slope)
            where V : struct, ILanes<V, double>
        {
            V inverse = V.Broadcast(1) / (V.Broadcast(10) - V.Broadcast(10) * u);
            V value = LaneMath.Exp<V, double>(V.Zero - inverse);
            slope = V.Broadcast(-10) * value * inverse * inverse;
            return value;
        }
    }
}
