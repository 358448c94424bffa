using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One point of a cubic B-spline of many functions: four neighbouring rows of coefficients and their weights.
/// </summary>
internal readonly ref struct SplineRow<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly int _first;
    private readonly int _width;
    private readonly double _t;

    /// <param name="u">The position, between 0 and 1.</param>
    /// <param name="intervals">Number of intervals between 0 and 1.</param>
    /// <param name="width">Number of functions.</param>
    internal SplineRow(double u, int intervals, int width)
    {
        double place = u * intervals;
        int interval = Math.Clamp((int)place, 0, intervals - 1);
        (_first, _width, _t) = (interval * width, width, place - interval);
    }

    /// <summary>The values of all functions.</summary>
    internal void Evaluate(ReadOnlySpan<S> coefficients, Span<S> result) => Sum(Basis(_t), 1, coefficients, result);

    /// <summary>Adds gradients of the values to gradients of the coefficients.</summary>
    internal void Scatter(ReadOnlySpan<S> gradient, Span<S> gCoefficients) =>
        Scatter(Basis(_t), 1, gradient, gCoefficients);

    /// <summary>
    /// Adds gradients of the derivatives by t, where t counts intervals, times a number, to gradients of the
    /// coefficients.
    /// </summary>
    internal void ScatterSlopes(double factor, ReadOnlySpan<S> gradient, Span<S> gCoefficients) =>
        Scatter(BasisSlopes(_t), factor, gradient, gCoefficients);

    /// <summary>⟨gradient, dF/dt⟩, where t counts intervals; <paramref name="slopes"/> is scratch for a row.</summary>
    internal double Slope(ReadOnlySpan<S> coefficients, ReadOnlySpan<S> gradient, Span<S> slopes)
    {
        Sum(BasisSlopes(_t), 1, coefficients, slopes);
        return LaneMath.ToDouble(System.Numerics.Tensors.TensorPrimitives.Dot(slopes, gradient));
    }

    /// <summary>⟨gradient, d²F/dt²⟩; <paramref name="bends"/> is scratch for a row.</summary>
    internal double Bend(ReadOnlySpan<S> coefficients, ReadOnlySpan<S> gradient, Span<S> bends)
    {
        Sum(BasisBends(_t), 1, coefficients, bends);
        return LaneMath.ToDouble(System.Numerics.Tensors.TensorPrimitives.Dot(bends, gradient));
    }

    /// <summary>The derivatives of all functions by t, times a number.</summary>
    internal void Slopes(double factor, ReadOnlySpan<S> coefficients, Span<S> result) =>
        Sum(BasisSlopes(_t), factor, coefficients, result);

    private void Sum(
        (double B0, double B1, double B2, double B3) basis,
        double factor,
        ReadOnlySpan<S> coefficients,
        Span<S> result
    ) =>
        LaneLoop.Run<EvaluateLoop, S>(
            new EvaluateLoop(
                in coefficients[_first],
                _width,
                LaneMath.Scalar<S>(factor * basis.B0),
                LaneMath.Scalar<S>(factor * basis.B1),
                LaneMath.Scalar<S>(factor * basis.B2),
                LaneMath.Scalar<S>(factor * basis.B3),
                ref result[0]
            ),
            _width
        );

    private void Scatter(
        (double B0, double B1, double B2, double B3) basis,
        double factor,
        ReadOnlySpan<S> gradient,
        Span<S> gCoefficients
    ) =>
        LaneLoop.Run<ScatterLoop, S>(
            new ScatterLoop(
                in gradient[0],
                _width,
                LaneMath.Scalar<S>(factor * basis.B0),
                LaneMath.Scalar<S>(factor * basis.B1),
                LaneMath.Scalar<S>(factor * basis.B2),
                LaneMath.Scalar<S>(factor * basis.B3),
                ref gCoefficients[_first]
            ),
            _width
        );

    private static (double, double, double, double) BasisSlopes(double t)
    {
        double s = 1 - t;
        double b0 = -0.5 * s * s,
            b1 = (1.5 * t * t) - (2 * t),
            b3 = 0.5 * t * t;
        return (b0, b1, -b0 - b1 - b3, b3);
    }

    private static (double, double, double, double) BasisBends(double t) => (1 - t, (3 * t) - 2, 1 - (3 * t), t);

    private static (double, double, double, double) Basis(double t)
    {
        double s = 1 - t,
            t2 = t * t,
            s2 = s * s;
        return (s2 * s / 6, ((3 * t2 * t) - (6 * t2) + 4) / 6, ((3 * s2 * s) - (6 * s2) + 4) / 6, t2 * t / 6);
    }

    private readonly ref struct EvaluateLoop(
        ref readonly S coefficients,
        nint width,
        S b0,
        S b1,
        S b2,
        S b3,
        ref S result
    ) : ILaneLoop<S>
    {
        private readonly ref readonly S _coefficients = ref coefficients;
        private readonly ref S _result = ref result;
        private readonly nint _width = width;
        private readonly S _b0 = b0;
        private readonly S _b1 = b1;
        private readonly S _b2 = b2;
        private readonly S _b3 = b3;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            V b0 = V.Broadcast(_b0),
                b1 = V.Broadcast(_b1),
                b2 = V.Broadcast(_b2),
                b3 = V.Broadcast(_b3);
            ref readonly S c = ref _coefficients;
            ref S result = ref _result;
            nint width = _width;
            for (nint i = start; i < end; i += V.Width)
            {
                V sum = b0 * V.Load(in c, i);
                sum = V.MultiplyAdd(b1, V.Load(in c, width + i), sum);
                sum = V.MultiplyAdd(b2, V.Load(in c, (2 * width) + i), sum);
                V.Store(V.MultiplyAdd(b3, V.Load(in c, (3 * width) + i), sum), ref result, i);
            }
        }
    }

    private readonly ref struct ScatterLoop(
        ref readonly S gradient,
        nint width,
        S b0,
        S b1,
        S b2,
        S b3,
        ref S coefficients
    ) : ILaneLoop<S>
    {
        private readonly ref readonly S _gradient = ref gradient;
        private readonly ref S _coefficients = ref coefficients;
        private readonly nint _width = width;
        private readonly S _b0 = b0;
        private readonly S _b1 = b1;
        private readonly S _b2 = b2;
        private readonly S _b3 = b3;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            V b0 = V.Broadcast(_b0),
                b1 = V.Broadcast(_b1),
                b2 = V.Broadcast(_b2),
                b3 = V.Broadcast(_b3);
            ref readonly S g = ref _gradient;
            ref S c = ref _coefficients;
            nint width = _width;
            for (nint i = start; i < end; i += V.Width)
            {
                V x = V.Load(in g, i);
                V.Store(V.MultiplyAdd(b0, x, V.Load(in c, i)), ref c, i);
                V.Store(V.MultiplyAdd(b1, x, V.Load(in c, width + i)), ref c, width + i);
                V.Store(V.MultiplyAdd(b2, x, V.Load(in c, (2 * width) + i)), ref c, (2 * width) + i);
                V.Store(V.MultiplyAdd(b3, x, V.Load(in c, (3 * width) + i)), ref c, (3 * width) + i);
            }
        }
    }
}
