using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Convolutions whose radial network is interpolated.</summary>
public class InterpolatedConvolutionTests
{
    private const string Input = "3x0e + 2x1o";
    private const string Result = "2x0e + 1x0o + 2x1o + 1x2e";
    private const int Points = 13;
    private const double Radius = 2.3;

    private static readonly SteerableConvolutionOptions Options = new()
    {
        BasisCount = 4,
        RadialWidth = 6,
        AverageNeighbours = 3,
    };

    [Theory]
    [InlineData(RadialBasis.Bessel, CutoffEnvelope.Polynomial, 8)]
    [InlineData(RadialBasis.Gaussian, CutoffEnvelope.Cosine, 11)]
    public void Gradients_AreThoseOfWhatIsComputed(RadialBasis basis, CutoffEnvelope envelope, int knots)
    {
        // Few knots: the spline is far from the network, and its gradients would be seen to be the network's.
        var layer = new ConvolutionCase<Gradient>(
            "1x0e + 1x1o",
            "1x0e + 1x1o + 1x2e",
            Options with
            {
                Basis = basis,
                Envelope = envelope,
                RadialWidth = 3,
                RadialKnots = knots,
            },
            Precision.Double
        );
        double[] positions = Numbers.Normal(3, 3 * 4);
        ConvolutionGradients.Check(layer, positions, NeighbourSearch.WithinRadius(positions, Radius));
    }

    [Fact]
    public void Spline_ApproachesTheNetworkWithTheFourthPowerOfTheSpacing()
    {
        double[] positions = Numbers.Normal(1, 3 * 60),
            x = Numbers.Normal(2, 9 * 60);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        double[] Values(int knots) =>
            new ConvolutionCase<Close>(Input, Result, Options with { RadialKnots = knots }, Precision.Double)
                .Run(positions, x, list)
                .Values;
        double[] network = Values(0);
        double Error(int knots) => Near.Error(network, Values(knots));

        double at32 = Error(32),
            at64 = Error(64),
            at256 = Error(256);

        Assert.True(at32 < 0.02, $"{at32}");
        Assert.True(at64 < at32 / 10, $"{at64} after {at32}");
        Assert.True(at256 < at64 / 150, $"{at256} after {at64}");
    }

    [Theory]
    [InlineData(8)]
    [InlineData(37)]
    public void Fit_GivesBackCubicsExactly_AndHasATranspose(int intervals)
    {
        const int width = 3;
        static double Cubic(int function, double u) =>
            (function - 1.5) + (2 * u) - (function * u * u) + (0.7 * u * u * u);
        var rows = new double[(intervals + 3) * width];
        for (int i = 0; i <= intervals; i++)
        {
            for (int f = 0; f < width; f++)
                rows[((1 + i) * width) + f] = Cubic(f, (double)i / intervals);
        }

        var pivots = new double[intervals + 1];
        double[] values = (double[])rows.Clone();
        SplineFit.Solve(intervals, width, rows, pivots);
        var at = new double[width];
        foreach (double u in new[] { 0, 0.013, 0.21, 0.5, 0.777, 0.999, 1 })
        {
            new SplineRow<double>(u, intervals, width).Evaluate(rows, at);
            Near.Equal([Cubic(0, u), Cubic(1, u), Cubic(2, u)], at, Tolerance.Rounding.Hundreds);
        }

        double[] cotangent = Numbers.Normal(4, rows.Length),
            gradient = (double[])cotangent.Clone();
        SplineFit.Transpose(intervals, width, gradient, pivots);
        double inside = 0,
            outside = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            outside += rows[i] * cotangent[i];
            inside += i >= width && i < rows.Length - width ? values[i] * gradient[i] : 0;
        }

        Near.Equal(outside, inside, Tolerance.IllConditioned);
    }

    [Fact]
    public void SinglePrecision_FollowsDouble_AndAllocatesNothingOnceWarm()
    {
        double[] positions = Array.ConvertAll(Numbers.Normal(1, 3 * Points), static v => (double)(float)v),
            x = Array.ConvertAll(Numbers.Normal(2, 9 * Points), static v => (double)(float)v);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        var fine = new ConvolutionCase<Close>(Input, Result, Options with { RadialKnots = 70 }, Precision.Double);
        var coarse = new ConvolutionCase<Close>(Input, Result, Options with { RadialKnots = 70 }, Precision.Single);
        double[] cotangent = Array.ConvertAll(
            Numbers.Normal(3, Points * fine.Result.Dim),
            static v => (double)(float)v
        );
        ConvolutionOutcome expected = fine.Run(positions, x, list, cotangent),
            actual = coarse.Run(positions, x, list, cotangent);

        Near.Equal(expected.Values, actual.Values, Tolerance.Value.Single);
        Near.Equal(expected.FeatureGradient, actual.FeatureGradient, Tolerance.Value.Single, "feature gradient");
        Near.Equal(expected.PositionGradient, actual.PositionGradient, Tolerance.Gradient.Single, "position gradient");
        foreach ((string path, double[] gradient) in expected.ParameterGradients)
            Near.Equal(gradient, actual.ParameterGradients[path], Tolerance.SingleAgainstDouble, path);
        Assert.Equal(0, coarse.MeasureAllocation(positions, x, list, cotangent));
    }

    [Fact]
    public void SeveralCutoffs_AndSenselessNumbers_AreRefused()
    {
        double[] positions = Numbers.Normal(1, 3 * Points),
            x = Numbers.Normal(2, 9 * Points);
        var layer = new ConvolutionCase<Close>(Input, Result, Options with { RadialKnots = 32 }, Precision.Double);
        Assert.Contains(
            "'layer'",
            Assert
                .Throws<ArgumentException>(() => layer.Run(positions, x, NeighbourSearch.KNearest(positions, 3)))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => layer.Run(positions, x, NeighbourSearch.AllPairs(positions)));
        foreach (
            SteerableConvolutionOptions options in new[]
            {
                Options with
                {
                    RadialKnots = 7,
                },
                Options with
                {
                    RadialKnots = -1,
                },
                Options with
                {
                    RadialKnots = 32,
                    Envelope = CutoffEnvelope.None,
                },
            }
        )
        {
            Assert.Contains(
                "RadialKnots",
                Assert
                    .Throws<ArgumentException>(() =>
                        new ConvolutionCase<Wrong>(Input, Result, options, Precision.Single)
                    )
                    .Message,
                StringComparison.Ordinal
            );
        }
    }

    private struct Gradient;

    private struct Close;

    private struct Wrong;
}
