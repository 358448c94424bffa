using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Values;

public class LossTests
{
    private static readonly double[] Value = [1, 2, 3, 4, -1, 0.5, 0, 2];
    private static readonly double[] Target = [0, 2, 1, 4, 1, 0.5, 0.3, 2.4];

    [Fact]
    public void Values_AreThoseOfPlainFormulas()
    {
        Rows<Halo> x = Rows<Halo>.From(Value),
            t = Rows<Halo>.From(Target);
        double[] copies = [1, 2, 2, 0.5]; // |Δ| of logMass and velocity, row by row
        Near.Equal(
            [Value.Zip(Target, (a, b) => (a - b) * (a - b)).Sum() / 8],
            [Loss.MeanSquaredError(ArithmeticTests.Enter(x), t).Value],
            Tolerance.Rounding.Dozens
        );
        Near.Equal(
            [copies.Sum() / 4],
            [Loss.MeanAbsoluteError(ArithmeticTests.Enter(x), t).Value],
            Tolerance.Rounding.Dozens
        );
        Near.Equal(
            [copies.Select(static r => r <= 0.7 ? r * r / 2 : 0.7 * (r - 0.35)).Sum() / 4],
            [Loss.Huber(ArithmeticTests.Enter(x), t, 0.7).Value],
            Tolerance.Rounding.Dozens
        );
        double[] logits = [1, 2, 3, 1000, 0, -1000];
        double first = Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3)) - 2;
        Near.Equal(
            [(first + 1000) / 2],
            [Loss.CrossEntropy(ArithmeticTests.Enter(Rows.From("3x0e", logits)), new Labels([1, 1])).Value],
            Tolerance.Rounding.Dozens
        );
    }

    [Theory]
    [InlineData("squared")]
    [InlineData("absolute")]
    [InlineData("huber")]
    [InlineData("entropy")]
    public void Derivatives_AgreeWithCentralDifferences(string name)
    {
        double[] x = Scene.Uniform(new Random(5), 24),
            target = Scene.Uniform(new Random(6), 24);
        string signature = name == "entropy" ? "4x0e" : "0e + 1o";
        Rows<Features> targets = Rows.From(signature, target);
        var labels = new Labels([0, 3, 1, 2, 2, 0]);
        Loss Evaluate(Features value) =>
            name switch
            {
                "squared" => Loss.MeanSquaredError(value, targets),
                "absolute" => Loss.MeanAbsoluteError(value, targets),
                "huber" => Loss.Huber(value, targets, 0.8),
                _ => Loss.CrossEntropy(value, labels),
            };

        using Pass pass = GradientCheck.Pool().Record(training: true, step: 0);
        Features entered = pass.Enter(Rows.From(signature, x), GradientInputs.Features);
        pass.Backward(2 * Evaluate(entered) + Evaluate(entered) * 0.5);
        double[] expected = GradientCheck.Differences(
            x,
            () => 2.5 * Evaluate(ArithmeticTests.Enter(Rows.From(signature, x))).Value
        );
        Near.Equal(expected, pass.FeatureGradient(entered).ToArray(), Tolerance.Derivative.SecondOrder);

        using Pass single = GradientCheck.Pool(Precision.Single).Record(training: true, step: 0);
        Features rounded = single.Enter(Rows.From(signature, x), GradientInputs.Features);
        single.Backward(2.5 * Evaluate(rounded));
        Near.Equal(expected, single.FeatureGradient(rounded).ToArray(), Tolerance.Gradient.Single);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void SquaredError_OfManyRows_IsTheSumRowByRow(Precision precision)
    {
        double[] x = [.. Scene.Uniform(new Random(7), 1330).Select(static v => (double)(float)v)],
            t = [.. Scene.Uniform(new Random(8), 1330).Select(static v => (double)(float)v)];
        using Pass pass = GradientCheck.Pool(precision).Record(training: true, step: 0);
        Features entered = pass.Enter(Rows.From("7x0e", x), GradientInputs.Features);
        Loss loss = Loss.MeanSquaredError(entered, Rows.From("7x0e", t));
        Near.Equal([x.Zip(t, static (a, b) => (a - b) * (a - b)).Sum() / 1330], [loss.Value], Tolerance.Sum.Double);

        pass.Backward(loss);
        Near.Equal(
            [.. x.Zip(t, static (a, b) => 2 * (a - b) / 1330)],
            pass.FeatureGradient(entered).ToArray(),
            precision == Precision.Single ? Tolerance.Gradient.Single : Tolerance.Gradient.Double
        );
    }

    [Fact]
    public void Losses_AreInvariant()
    {
        double[] x = Scene.Uniform(new Random(5), 44),
            t = Scene.Uniform(new Random(6), 44);
        Irreps irreps = FeatureLayout.Of("2x0e + 0o + 3x1o + 2x2e").Rows.Irreps;
        OrthogonalMatrix element = OrthogonalMatrix.Random(new Random(7));
        Rows<Hidden> gx = Rows<Hidden>.From(WignerD.Transform(irreps, element, x)),
            gt = Rows<Hidden>.From(WignerD.Transform(irreps, element, t));
        Rows<Hidden> rx = Rows<Hidden>.From(x),
            rt = Rows<Hidden>.From(t);
        double[] before =
        [
            Loss.MeanSquaredError(ArithmeticTests.Enter(rx), rt).Value,
            Loss.MeanAbsoluteError(ArithmeticTests.Enter(rx), rt).Value,
            Loss.Huber(ArithmeticTests.Enter(rx), rt, 0.5).Value,
        ];
        double[] after =
        [
            Loss.MeanSquaredError(ArithmeticTests.Enter(gx), gt).Value,
            Loss.MeanAbsoluteError(ArithmeticTests.Enter(gx), gt).Value,
            Loss.Huber(ArithmeticTests.Enter(gx), gt, 0.5).Value,
        ];
        Near.Equal(before, after, Tolerance.Equivariance.Double);
    }

    [Fact]
    public void BadInput_IsNamed()
    {
        Rows<Halo> x = Rows<Halo>.From(Value);
        Assert.Contains(
            "1 rows",
            Assert
                .Throws<ArgumentException>(() =>
                    Loss.MeanSquaredError(ArithmeticTests.Enter(x), Rows<Halo>.From(new double[4]))
                )
                .Message
        );
        Assert.Contains(
            "1e",
            Assert
                .Throws<ArgumentException>(() =>
                    Loss.MeanSquaredError<Features>(ArithmeticTests.Enter(x), Rows.From("0e + 1e", Target))
                )
                .Message
        );
        Assert.Throws<ArgumentException>(() =>
            Loss.MeanSquaredError(
                ArithmeticTests.Enter(Rows<Halo>.From(Array.Empty<double>())),
                Rows<Halo>.From(Array.Empty<double>())
            )
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.Huber(ArithmeticTests.Enter(x), x, 0));
        Assert.Throws<ArgumentException>(() => Loss.CrossEntropy(ArithmeticTests.Enter(x), new Labels([0, 0])));
        Assert.Contains(
            "row 1",
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                    Loss.CrossEntropy(ArithmeticTests.Enter(Rows.From("2x0e", new double[4])), new Labels([0, 2]))
                )
                .Message
        );
        Scene scene = Scene.Create();
        Assert.Throws<ArgumentException>(() =>
            Loss.MeanSquaredError(
                scene.Cloud.Features.Mean(scene.Cloud.Batch),
                Rows.From("0e", new double[3]).OnCloudsOf(Scene.Create().Cloud)
            )
        );
    }
}
