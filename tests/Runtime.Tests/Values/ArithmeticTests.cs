using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Operators of feature types against plain loops in public order.</summary>
public class ArithmeticTests
{
    // 2x0e + 0o + 3x1o + 2x2e: where each copy starts in public order, and its number of components.
    private static readonly (int Start, int Dim)[] HiddenCopies =
    [
        (0, 1),
        (1, 1),
        (2, 1),
        (3, 3),
        (6, 3),
        (9, 3),
        (12, 5),
        (17, 5),
    ];

    [Fact]
    public void OperatorsOfAFeatureType_WorkOnEveryNumber()
    {
        double[] a = Scene.Uniform(new Random(1), 12),
            b = Scene.Uniform(new Random(2), 12),
            s = [2, -1, 0.5];
        Rows<Halo> left = Rows<Halo>.From(a),
            right = Rows<Halo>.From(b).Beside(left);
        Rows<Features> factors = Rows.From("0e", s).Beside(left);
        Halo x = Enter(left),
            y = Enter(right);
        Scalars f = Scalars.From(Enter(factors));

        Near.Equal(Zip(a, b, (p, q) => p + q), (x + y).ToRows().ToArray(), Tolerance.Value.Double);
        Near.Equal(Zip(a, b, (p, q) => p - q), (x - y).ToRows().ToArray(), Tolerance.Value.Double);
        Near.Equal([.. a.Select(static p => -p)], (-x).ToRows().ToArray(), Tolerance.Value.Double);
        Near.Equal([.. a.Select(static p => 3 * p)], (3 * x).ToRows().ToArray(), Tolerance.Value.Double);
        Near.Equal([.. a.Select((p, i) => p * s[i / 4])], (f * x).ToRows().ToArray(), Tolerance.Value.Double);
        Near.Equal([.. a.Select((p, i) => p / s[i / 4])], (x / f).ToRows().ToArray(), Tolerance.Value.Double);
    }

    [Fact]
    public void OneScalarForEachCopy_ScalesAllComponentsOfTheCopy()
    {
        double[] a = Scene.Uniform(new Random(1), 2 * 22),
            s = Scene.Uniform(new Random(2), 2 * 8);
        Rows<Hidden> rows = Rows<Hidden>.From(a);
        Hidden scaled = Scalars.From(Enter(Rows.From("8x0e", s).Beside(rows))) * Enter(rows);
        var expected = new double[a.Length];
        for (int row = 0; row < 2; row++)
        {
            for (int u = 0; u < HiddenCopies.Length; u++)
            {
                for (int m = 0; m < HiddenCopies[u].Dim; m++)
                {
                    expected[22 * row + HiddenCopies[u].Start + m] =
                        s[8 * row + u] * a[22 * row + HiddenCopies[u].Start + m];
                }
            }
        }

        Near.Equal(expected, scaled.ToRows().ToArray(), Tolerance.Value.Double);
    }

    [Fact]
    public void NormsAndInnerProducts_AreThoseOfEachCopy()
    {
        double[] a = Scene.Uniform(new Random(1), 2 * 22),
            b = Scene.Uniform(new Random(2), 2 * 22);
        Rows<Hidden> left = Rows<Hidden>.From(a);
        Hidden x = Enter(left),
            y = Enter(Rows<Hidden>.From(b).Beside(left));

        double[] PerCopy(double[] p, double[] q) =>
            [
                .. Enumerable
                    .Range(0, 2)
                    .SelectMany(row =>
                        HiddenCopies.Select(c => Enumerable.Range(22 * row + c.Start, c.Dim).Sum(i => p[i] * q[i]))
                    ),
            ];

        Assert.Equal("8x0e", ((Features)x.SoftNorm()).Signature);
        Near.Equal(PerCopy(a, b), x.Inner(y).ToRows().ToArray(), Tolerance.Value.Double);
        Near.Equal(PerCopy(a, a), x.SquaredNorm().ToRows().ToArray(), Tolerance.Value.Double);
        Near.Equal(
            [.. PerCopy(a, a).Select(static q => Math.Sqrt(q + 0.04) - 0.2)],
            x.SoftNorm(0.2).ToRows().ToArray(),
            Tolerance.Value.Double
        );
        Near.Equal(
            [.. PerCopy(a, a).Select(static q => Math.Sqrt(q + 0.04))],
            x.BoundedNorm(0.2).ToRows().ToArray(),
            Tolerance.Value.Double
        );
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void ANorm_IsZeroAtZeroAndSoIsItsDerivative(Precision precision)
    {
        using Pass pass = GradientCheck.Pool(precision).Record(training: true, step: 0);
        Features x = pass.Enter(Rows.From("1o", [0.0, 0, 0, 1e-9, 0, 0]), GradientInputs.Features);
        Scalars norms = x.SoftNorm() + x.SoftNorm(0);
        double[] values = norms.ToRows().ToArray();
        Assert.Equal(0, values[0]);
        // x + x²/2ε with the ε of SoftNorm, 10⁻⁶.
        Near.Equal(1e-9 + 5e-13, values[1], Tolerance.Rounding.Few.Single);
        pass.Backward(Loss.Sum(norms));
        double[] gradient = pass.FeatureGradient(x).ToArray();
        Assert.Equal([0.0, 0, 0], gradient[..3]);
        Near.Equal(1 + 1e-3, gradient[3], Tolerance.Rounding.Few.Single);
    }

    [Fact]
    public void Pseudoscalars_MirrorWhatTheyScaleAndSquareToScalars()
    {
        double[] a = Scene.Uniform(new Random(1), 8),
            s = [2, -3];
        Rows<Halo> rows = Rows<Halo>.From(a);
        PseudoScalars odd = PseudoScalars.From(Enter(Rows.From("0o", s).Beside(rows)));
        Mirrored<Halo> mirrored = odd * Enter(rows);

        Assert.Equal("0o + 1e", ((Features)mirrored).Signature);
        Near.Equal([.. a.Select((p, i) => p * s[i / 4])], mirrored.ToRows().ToArray(), Tolerance.Value.Double);
        Scalars even = odd * odd;
        Assert.Equal([4.0, 9], even.ToRows().ToArray());
        Halo back = odd * mirrored;
        Near.Equal([.. a.Select((p, i) => p * s[i / 4] * s[i / 4])], back.ToRows().ToArray(), Tolerance.Value.Double);
        Assert.Equal([8.0, -27], (even * odd).ToRows().ToArray());
    }

    [Fact]
    public void OneScalar_MultipliesAllCopiesOfOthersInEitherOrder()
    {
        Rows<Features> many = Rows.From("2x0e", [1.0, 2, 3, 4]);
        Scalars x = Scalars.From(Enter(many)),
            s = Scalars.From(Enter(Rows.From("0e", [10.0, 100]).Beside(many)));
        Assert.Equal([10.0, 20, 300, 400], (x * s).ToRows().ToArray());
        Assert.Equal([10.0, 20, 300, 400], (s * x).ToRows().ToArray());
    }

    [Fact]
    public void Errors_NameBothSignaturesAndBothBases()
    {
        Rows<Features> vectors = Rows.From("1o", [1.0, 2, 3]),
            others = Rows.From("1o", [1.0, 2, 3]);
        string bases = Assert.Throws<ArgumentException>(() => Eval.Of(Enter(vectors) + Enter(others))).Message;
        Assert.Contains("1 rows of a table", bases);
        Assert.Contains("not the same rows", bases);
        Rows<Features> axial = Rows.From("1e", [1.0, 2, 3]).Beside(vectors);
        string signatures = Assert.Throws<ArgumentException>(() => Eval.Of(Enter(vectors) + Enter(axial))).Message;
        Assert.Contains("1o", signatures);
        Assert.Contains("1e", signatures);
        Rows<Features> two = Rows.From("2x0e", [1.0, 2]).Beside(vectors);
        Assert.Contains(
            "2x0e does not scale",
            Assert.Throws<ArgumentException>(() => Eval.Of(Enter(vectors) * Scalars.From(Enter(two)))).Message
        );
        Assert.Contains(
            "tensor product",
            Assert
                .Throws<ArgumentException>(() =>
                    Operations.ScaleBy(new Handle(vectors.Storage), new Handle(vectors.Storage))
                )
                .Message
        );
        Assert.Throws<ArgumentException>(() => Halo.From(Enter(vectors)));
        Assert.Throws<ArgumentException>(() => Scalars.From(Enter(vectors)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Eval.Of(Enter(vectors) * double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Eval.Of(Enter(vectors).BoundedNorm(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Eval.Of(Enter(vectors).Select(1)));
    }

    [Fact]
    public void DivisionByAScalarThatIsZero_NamesTheRow()
    {
        Rows<Features> x = Rows.From("1o", new double[9]),
            s = Rows.From("0e", [1.0, 0, 2]).Beside(x);
        string message = Assert.Throws<DivideByZeroException>(() => Eval.Of(Enter(x) / Scalars.From(Enter(s)))).Message;
        Assert.Contains("row 1", message);
        Assert.Throws<DivideByZeroException>(() => Eval.Of(Enter(x) / 0.0));
    }

    [Fact]
    public void Conversion_RoundsAndCarriesDerivativesBack()
    {
        using Pass pass = GradientCheck.Pool().Record(training: true, step: 0);
        Features x = pass.Enter(Rows.From("0e", [0.1, -2.5]), GradientInputs.Features);
        Handle there = Operations.Convert(FeatureMarshal.Unwrap(x), Precision.Single),
            back = Operations.Convert(there, Precision.Double);
        Assert.Equal([(float)0.1, -2.5], FeatureMarshal.Wrap<Features>(back).ToRows().ToArray());
        Assert.Throws<InvalidOperationException>(() => Operations.Add(there, back));
        pass.Backward(3 * Loss.Sum(FeatureMarshal.Wrap<Features>(back)));
        Assert.Equal([3.0, 3], pass.FeatureGradient(x).ToArray());
    }

    [Fact]
    public void Restriction_ForgetsParity()
    {
        Features x = ArithmeticTests
            .Enter(Rows.From("0o + 1o + 2x1e", [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
            .Restrict(Group.SO3);
        Assert.Equal("0 + 1 + 2x1", x.Signature);
        Assert.Equal([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10], x.ToRows().ToArray());
        Assert.Throws<ArgumentException>(() =>
            Eval.Of(Enter(Rows.From("0", SymmetryGroup.SO3, new double[1])).Restrict(Group.O2))
        );
    }

    [Fact]
    public void SumsOfManyRowsInSinglePrecision_KeepSixDigits()
    {
        float[] ones = new float[200_000];
        Array.Fill(ones, 0.1f);
        PointCloud<Features> cloud = PointCloud.Create(
            new double[3 * ones.Length],
            Rows.From("0e", ones),
            Typed.Neighbours.None
        );
        Near.Equal(
            ones.Length * (double)0.1f,
            cloud.Features.Sum(cloud.Batch).ToRows()[0, 0],
            Tolerance.Rounding.LongSingle
        );
    }

    internal static T Enter<T>(Rows<T> rows)
        where T : struct, IFeatures<T>, allows ref struct => FeatureMarshal.Wrap<T>(new Handle(rows.Storage));

    private static double[] Zip(double[] a, double[] b, Func<double, double, double> f) => [.. a.Zip(b, f)];
}
