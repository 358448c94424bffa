using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Cutoff envelopes of edges, in double, one edge per lane.</summary>
internal static class Envelopes
{
    /// <summary>
    /// The envelope at u = r/r_c ≥ 0 and its derivative by u, zero for u ≥ 1 (except for
    /// <see cref="CutoffEnvelope.None"/>). Numbers come in multiples of 8.
    /// </summary>
    /// <param name="envelope">The family.</param>
    /// <param name="exponent">p of <see cref="CutoffEnvelope.Polynomial"/>; the others have none.</param>
    /// <param name="u">r/r_c of each edge.</param>
    /// <param name="values">The factors.</param>
    /// <param name="slopes">Their derivatives by u.</param>
    /// <param name="bends">Their second derivatives by u; empty if not wanted.</param>
    internal static void Evaluate(
        CutoffEnvelope envelope,
        int exponent,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes,
        Span<double> bends = default
    )
    {
        switch (envelope)
        {
            case CutoffEnvelope.Polynomial:
                Evaluate(new Polynomial(exponent), u, values, slopes, bends);
                break;
            case CutoffEnvelope.Cosine:
                Evaluate(new Cosine(), u, values, slopes, bends);
                break;
            case CutoffEnvelope.SmoothStep:
                Evaluate(new SmoothStep(), u, values, slopes, bends);
                break;
            case CutoffEnvelope.None:
                values.Fill(1);
                slopes.Clear();
                bends.Clear();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(envelope), envelope, "This is not one of the envelopes.");
        }
    }

    private static void Evaluate<TEnvelope>(
        TEnvelope envelope,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes,
        Span<double> bends
    )
        where TEnvelope : struct, IEnvelope
    {
        Evaluation<TEnvelope> evaluation = new(envelope, u, values, slopes, bends);
        LaneLoop.RunWidest<Evaluation<TEnvelope>, double>(ref evaluation);
    }

    private readonly ref struct Evaluation<TEnvelope>(
        TEnvelope envelope,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes,
        Span<double> bends
    ) : ILaneUse<double>
        where TEnvelope : struct, IEnvelope
    {
        private readonly TEnvelope _envelope = envelope;
        private readonly ReadOnlySpan<double> _u = u;
        private readonly Span<double> _values = values;
        private readonly Span<double> _slopes = slopes;
        private readonly Span<double> _bends = bends;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, double>
        {
            ref double first = ref MemoryMarshal.GetReference(_u);
            ref double values = ref MemoryMarshal.GetReference(_values);
            ref double slopes = ref MemoryMarshal.GetReference(_slopes);
            ref double bends = ref MemoryMarshal.GetReference(_bends);
            bool wantBends = !_bends.IsEmpty;
            nint count = _u.Length;
            V one = V.Broadcast(1);
            for (nint i = 0; i < count; i += V.Width)
            {
                V x = V.Load(in first, i);
                V value = _envelope.Evaluate(LaneMath.Select<V, double>(x, one, x, V.Zero), out V slope, out V bend);
                V.Store(LaneMath.Select<V, double>(x, one, value, V.Zero), ref values, i);
                V.Store(LaneMath.Select<V, double>(x, one, slope, V.Zero), ref slopes, i);
                if (wantBends)
                    V.Store(LaneMath.Select<V, double>(x, one, bend, V.Zero), ref bends, i);
            }
        }
    }

    /// <summary>
    /// 1 − (p+1)(p+2)/2 uᵖ + p(p+2) uᵖ⁺¹ − p(p+1)/2 uᵖ⁺² = (1−u)³ Σ_k (k+1)(k+2)/2 uᵏ, k = 0 … p−1: the factors cancel
    /// nothing near the cutoff. The derivative is −p(p+1)(p+2)/2 uᵖ⁻¹ (1−u)², the second −p(p+1)(p+2)/2 uᵖ⁻²
    /// (1−u)(p − 1 − (p+1)u).
    /// </summary>
    private readonly struct Polynomial(int exponent) : IEnvelope
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Evaluate<V>(V u, out V slope, out V bend)
            where V : struct, ILanes<V, double>
        {
            V left = V.Broadcast(1) - u;
            V sum = V.Broadcast(0.5 * exponent * (exponent + 1));
            for (int k = exponent - 2; k >= 0; k--)
                sum = V.MultiplyAdd(sum, u, V.Broadcast(0.5 * (k + 1) * (k + 2)));
            V factor = V.Broadcast(-0.5 * exponent * (exponent + 1) * (exponent + 2));
            slope = factor * Power(u, exponent - 1) * (left * left);
            V lower = exponent > 2 ? Power(u, exponent - 2) : V.Broadcast(1);
            bend = factor * lower * left * (V.Broadcast(exponent - 1) - V.Broadcast(exponent + 1) * u);
            return left * left * left * sum;
        }

        /// <summary>uⁿ, n ≥ 1, by squares.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Power<V>(V u, int n)
            where V : struct, ILanes<V, double>
        {
            V power = V.Broadcast(1);
            for (; n > 1; n >>= 1)
            {
                if ((n & 1) == 1)
                    power *= u;
                u *= u;
            }

            return power * u;
        }
    }

    /// <summary>(1 + cos πu)/2 = cos²(πu/2).</summary>
    private readonly struct Cosine : IEnvelope
    {
        public V Evaluate<V>(V u, out V slope, out V bend)
            where V : struct, ILanes<V, double>
        {
            V half = V.Broadcast(0.5 * Math.PI) * u;
            V cos = LaneMath.Cos<V, double>(half);
            slope = V.Broadcast(-Math.PI) * cos * LaneMath.Sin<V, double>(half);
            bend = V.Broadcast(-0.5 * Math.PI * Math.PI) * (cos * cos + cos * cos - V.Broadcast(1));
            return cos * cos;
        }
    }

    /// <summary>e3nn's soft_unit_step(t) = e^(−1/t) at t = 10(1−u).</summary>
    private readonly struct SmoothStep : IEnvelope
    {
        public V Evaluate<V>(V u, out V slope, out V bend)
            where V : struct, ILanes<V, double>
        {
            V inverse = V.Broadcast(1) / (V.Broadcast(10) - V.Broadcast(10) * u);
            V value = LaneMath.Exp<V, double>(V.Zero - inverse);
            V square = inverse * inverse;
            slope = V.Broadcast(-10) * value * square;
            bend = V.Broadcast(100) * value * square * (square - inverse - inverse);
            return value;
        }
    }
}
