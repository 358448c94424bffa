using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Radial basis functions of edges; e3nn's <c>soft_one_hot_linspace(r, 0, r_c, number, cutoff=True)</c>, for the series
/// of cosines with <c>cutoff=False</c>, times √number.
/// </summary>
/// <remarks>
/// All are functions of u = r/r_c, up to a power of r_c (<see cref="CutoffPower"/>). They are computed in double, one
/// edge per lane: that costs little compared with the radial network, whose input is then rounded only once.
/// </remarks>
internal static partial class RadialFunctions
{
    /// <summary>
    /// The power of the cutoff by which β is multiplied: Bessel functions are normalised in ∫ r² dr, the others are
    /// dimensionless.
    /// </summary>
    internal static double CutoffPower(RadialBasis basis) => basis == RadialBasis.Bessel ? -1.5 : 0;

    /// <summary>√count·β_n(u) for n = 1 … count; function n of edge i at (n−1)·u.Length + i.</summary>
    /// <param name="basis">The family.</param>
    /// <param name="count">Number of functions.</param>
    /// <param name="u">r/r_c ≥ 0 of each edge; their number is a multiple of 8.</param>
    /// <param name="values">The functions.</param>
    /// <param name="slopes">Their derivatives by u; empty if not wanted.</param>
    /// <param name="bends">Their second derivatives by u; empty if not wanted, or where slopes are not.</param>
    internal static void Evaluate(
        RadialBasis basis,
        int count,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes,
        Span<double> bends = default
    )
    {
        switch (basis)
        {
            case RadialBasis.Bessel:
                Evaluate<Bessel>(count, u, values, slopes, bends);
                break;
            case RadialBasis.Gaussian:
                Evaluate<Gaussian>(count, u, values, slopes, bends);
                break;
            case RadialBasis.Cosine:
                Evaluate<Cosine>(count, u, values, slopes, bends);
                break;
            case RadialBasis.Fourier:
                Evaluate<Fourier>(count, u, values, slopes, bends);
                break;
            case RadialBasis.CosineSeries:
                Evaluate<CosineSeries>(count, u, values, slopes, bends);
                break;
            case RadialBasis.SmoothFinite:
                Evaluate<SmoothFinite>(count, u, values, slopes, bends);
                break;
            case RadialBasis.Chebyshev:
                Evaluate<Chebyshev>(count, u, values, slopes, bends);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(basis), basis, "This is not one of the radial bases.");
        }
    }

    private static void Evaluate<TBasis>(
        int count,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes,
        Span<double> bends
    )
        where TBasis : struct, IRadialBasis
    {
        Evaluation<TBasis> evaluation = new(count, u, values, slopes, bends);
        LaneLoop.RunWidest<Evaluation<TBasis>, double>(ref evaluation);
    }

    /// <summary>One function: value and, as far as they are wanted, derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<V>(
        V value,
        V slope,
        V bend,
        int n,
        ref double values,
        ref double slopes,
        ref double bends,
        nint stride,
        RadialOrder order
    )
        where V : struct, ILanes<V, double>
    {
        V.Store(value, ref values, (n - 1) * stride);
        if (order != RadialOrder.Values)
            V.Store(slope, ref slopes, (n - 1) * stride);
        if (order == RadialOrder.Bends)
            V.Store(bend, ref bends, (n - 1) * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Constant<V>(double value)
        where V : struct, ILanes<V, double> => V.Broadcast(value);

    /// <summary>a &lt; b ? then : otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Select<V>(V a, V b, V then, V otherwise)
        where V : struct, ILanes<V, double> => LaneMath.Select<V, double>(a, b, then, otherwise);

    private readonly ref struct Evaluation<TBasis>(
        int count,
        ReadOnlySpan<double> u,
        Span<double> values,
        Span<double> slopes,
        Span<double> bends
    ) : ILaneUse<double>
        where TBasis : struct, IRadialBasis
    {
        private readonly int _count = count;
        private readonly ReadOnlySpan<double> _u = u;
        private readonly Span<double> _values = values;
        private readonly Span<double> _slopes = slopes;
        private readonly Span<double> _bends = bends;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, double>
        {
            RadialOrder order =
                _slopes.IsEmpty ? RadialOrder.Values
                : _bends.IsEmpty ? RadialOrder.Slopes
                : RadialOrder.Bends;
            int count = _count;
            nint stride = _u.Length;
            ref double first = ref MemoryMarshal.GetReference(_u);
            ref double value = ref MemoryMarshal.GetReference(_values);
            ref double slope = ref order == RadialOrder.Values ? ref value : ref MemoryMarshal.GetReference(_slopes);
            ref double bend = ref order == RadialOrder.Bends ? ref MemoryMarshal.GetReference(_bends) : ref value;
            for (nint i = 0; i < stride; i += V.Width)
            {
                TBasis.Evaluate(
                    V.Load(in first, i),
                    count,
                    ref Unsafe.Add(ref value, i),
                    ref Unsafe.Add(ref slope, i),
                    ref Unsafe.Add(ref bend, i),
                    stride,
                    order
                );
            }
        }
    }
}
