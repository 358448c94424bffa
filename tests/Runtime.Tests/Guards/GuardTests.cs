using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Layers;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Guards;

/// <summary>
/// The runtime's own vector code, with buffers that end at a protected page or begin after one; lengths that fill
/// vectors and that do not.
/// </summary>
public class GuardTests
{
    private static readonly int[] Counts = [0, 1, 3, 16, 17, 63];

    [GuardedFact]
    public void ScalarFunctions_StayInside() =>
        Everywhere(
            static (atEnd, count) =>
            {
                foreach (Nonlinearity function in Enum.GetValues<Nonlinearity>())
                {
                    ScalarFunction<float>(function, atEnd, count);
                    ScalarFunction<double>(function, atEnd, count);
                }
            }
        );

    [GuardedFact]
    public void RadialFunctionsAndEnvelopes_StayInside() =>
        Everywhere(
            static (atEnd, count) =>
            {
                // Bases take whole blocks of lanes.
                const int functions = 5,
                    lanes = 8;
                int points = (count + lanes - 1) / lanes * lanes;
                foreach (RadialBasis basis in Enum.GetValues<RadialBasis>())
                {
                    using var memory = new GuardedMemory(atEnd);
                    Span<double> values = memory.Take<double>(functions * points),
                        slopes = memory.Take<double>(functions * points);
                    RadialFunctions.Evaluate(basis, functions, memory.Copy<double>(Fractions(points)), values, slopes);
                    Assert.DoesNotContain(double.NaN, values.ToArray());
                }

                foreach (CutoffEnvelope envelope in Enum.GetValues<CutoffEnvelope>())
                {
                    using var memory = new GuardedMemory(atEnd);
                    Envelopes.Evaluate(
                        envelope,
                        ConvolutionDefaults.EnvelopeExponent,
                        memory.Copy<double>(Fractions(points)),
                        memory.Take<double>(points),
                        memory.Take<double>(points)
                    );
                }
            }
        );

    [GuardedFact]
    public void Splines_StayInside() =>
        Everywhere(
            static (atEnd, count) =>
            {
                if (count > 0)
                {
                    Spline<float>(atEnd, count);
                    Spline<double>(atEnd, count);
                }
            }
        );

    private static void Everywhere(Action<bool, int> check)
    {
        foreach (int count in Counts)
        {
            check(true, count);
            check(false, count);
        }
    }

    private static double[] Fractions(int count) => [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / count)];

    private static void ScalarFunction<S>(Nonlinearity function, bool atEnd, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using var memory = new GuardedMemory(atEnd);
        double[] numbers = Numbers.Normal(count, count);
        Span<S> z = memory.Copy<S>(numbers),
            result = memory.Take<S>(count),
            g = memory.Copy<S>(numbers),
            gz = memory.Take<S>(count);
        Nonlinearities.Values<S>(function, 1, z, result);
        Nonlinearities.Pullback<S>(function, 1, z, g, gz);
        Nonlinearities.Chain<S>(function, 1, z, g);
        double[] expected = [.. numbers.Select(v => Algebra.NonlinearityFacts.Evaluate(function, v))];
        Near.Equal(
            expected,
            [.. result.ToArray().Select(double.CreateTruncating)],
            Tolerance.Reference.Of<S>(),
            $"{function}"
        );
    }

    private static void Spline<S>(bool atEnd, int width)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        const int intervals = 9,
            rows = intervals + 3;
        using var memory = new GuardedMemory(atEnd);
        Span<S> coefficients = memory.Copy<S>(Numbers.Normal(width, rows * width)),
            gCoefficients = memory.Take<S>(rows * width);
        Span<S> values = memory.Take<S>(width),
            gradient = memory.Copy<S>(Numbers.Normal(1, width)),
            slopes = memory.Take<S>(width);
        Span<double> pivots = memory.Take<double>(rows);
        SplineFit.Solve(intervals, width, coefficients, pivots);
        foreach (double u in new[] { 0, 0.5, 1 - 1e-12, 1 })
        {
            var row = new SplineRow<S>(u, intervals, width);
            row.Evaluate(coefficients, values);
            row.Scatter(gradient, gCoefficients);
            Assert.True(double.IsFinite(row.Slope(coefficients, gradient, slopes)));
        }

        SplineFit.Transpose(intervals, width, gCoefficients, pivots);
    }
}
