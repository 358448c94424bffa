using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Rotations;

public sealed class RotationTests
{
    [Fact]
    public void TheDefault_IsTheIdentity()
    {
        Assert.Equal((1.0, 2.0, 3.0), default(Rotation).Apply(1, 2, 3));
        Assert.Equal(0.0, Rotation.Identity.Angle);
        AssertSame(Rotation.Identity, default(Rotation) * default(Rotation));
    }

    [Fact]
    public void QuarterTurns_GoTheRightWay()
    {
        AssertClose((0, 0, -1), Rotation.FromAxisAngle(0, 1, 0, Math.PI / 2).Apply(1, 0, 0)); // about y: x → −z, z → x
        AssertClose((0, 0, 1), Rotation.FromAxisAngle(1, 0, 0, Math.PI / 2).Apply(0, 1, 0)); // about x: y → z
        AssertClose((0, 1, 0), Rotation.FromAxisAngle(0, 0, 5, Math.PI / 2).Apply(1, 0, 0)); // about z: x → y
    }

    [Fact]
    public void EulerAngles_TakeThePoleWhereTheySay()
    {
        (double alpha, double beta, double gamma) = (0.7, 1.9, -2.3);
        (double x, double y, double z) = Rotation.FromEulerAngles(alpha, beta, gamma).Apply(0, 1, 0);
        AssertClose((Math.Sin(beta) * Math.Sin(alpha), Math.Cos(beta), Math.Sin(beta) * Math.Cos(alpha)), (x, y, z));
    }

    [Fact]
    public void AllForms_GiveBackTheRotation()
    {
        Random random = new(4);
        IEnumerable<Rotation> rotations = Enumerable
            .Range(0, 100)
            .Select(_ => Rotation.Random(random))
            .Concat(Special());
        foreach (Rotation r in rotations)
        {
            AssertSame(r, Rotation.FromQuaternion(3 * r.W, 3 * r.X, 3 * r.Y, 3 * r.Z));
            AssertSame(r, Rotation.FromMatrix(r.ToMatrix()));
            (double x, double y, double z) = r.Axis;
            AssertSame(r, Rotation.FromAxisAngle(x, y, z, r.Angle));
            (double alpha, double beta, double gamma) = r.EulerAngles;
            AssertSame(r, Rotation.FromEulerAngles(alpha, beta, gamma));
            AssertSame(Rotation.Identity, r * r.Inverse());
        }
    }

    [Fact]
    public void Products_AreProductsOfMatrices()
    {
        Random random = new(5);
        (Rotation r, Rotation s) = (Rotation.Random(random), Rotation.Random(random));
        (double x, double y, double z) = s.Apply(0.1, 0.2, 0.3);
        AssertClose(r.Apply(x, y, z), (r * s).Apply(0.1, 0.2, 0.3));
    }

    [Fact]
    public void RandomRotations_AreUniform()
    {
        // Under the uniform measure every entry of R has mean 0 and mean square 1/3, and the mean of trace² is 1.
        Random random = new(6);
        const int count = 20000;
        double[] mean = new double[9];
        double[] square = new double[9];
        double trace = 0.0;
        for (int n = 0; n < count; n++)
        {
            double[,] r = Rotation.Random(random).ToMatrix();
            trace += Math.Pow(r[0, 0] + r[1, 1] + r[2, 2], 2) / count;
            for (int index = 0; index < 9; index++)
            {
                double entry = r[index / 3, index % 3];
                mean[index] += entry / count;
                square[index] += entry * entry / count;
            }
        }

        // Five standard errors: √(1/3)/√count, √(4/45)/√count, and the spread of trace² (below 2)/√count.
        Assert.All(mean, m => Assert.Equal(0.0, m, 5 * Math.Sqrt(1.0 / 3 / count)));
        Assert.All(square, s => Assert.Equal(1.0 / 3, s, 5 * Math.Sqrt(4.0 / 45 / count)));
        Assert.Equal(1.0, trace, 5 * 2 / Math.Sqrt(count));
    }

    [Fact]
    public void Reflections_MirrorAndInversionInverts()
    {
        OrthogonalMatrix mirror = OrthogonalMatrix.Reflection(0, 2, 0);
        AssertClose((1, -2, 3), mirror.Apply(1, 2, 3));
        Assert.Equal(-1, mirror.Determinant);
        AssertClose((1, 2, 3), (mirror * mirror).Apply(1, 2, 3));
        Assert.Equal((-1.0, -2.0, -3.0), OrthogonalMatrix.Inversion.Apply(1, 2, 3));
        OrthogonalMatrix back = OrthogonalMatrix.FromMatrix(mirror.ToMatrix());
        Assert.True(back.Inverts);
        AssertClose(mirror.Apply(1, 2, 3), back.Apply(1, 2, 3));
    }

    [Fact]
    public void Refuses_WhatIsNoRotation()
    {
        Assert.Throws<ArgumentException>(() => Rotation.FromQuaternion(0, 0, 0, 0));
        Assert.Throws<ArgumentException>(() => Rotation.FromAxisAngle(0, 0, 0, 1));
        Assert.Contains(
            "determinant −1",
            Assert.Throws<ArgumentException>(() => Rotation.FromMatrix(OrthogonalMatrix.Inversion.ToMatrix())).Message
        );
        Assert.Contains(
            "columns 0 and 1",
            Assert
                .Throws<ArgumentException>(() =>
                    OrthogonalMatrix.FromMatrix(
                        new double[,]
                        {
                            { 1, 0.1, 0 },
                            { 0, 1, 0 },
                            { 0, 0, 1 },
                        }
                    )
                )
                .Message
        );
        Assert.Contains("2×3", Assert.Throws<ArgumentException>(() => Rotation.FromMatrix(new double[2, 3])).Message);
        Assert.Throws<ArgumentException>(() =>
            Rotation.FromMatrix(
                new double[,]
                {
                    { double.NaN, 0, 0 },
                    { 0, 1, 0 },
                    { 0, 0, 1 },
                }
            )
        );
    }

    private static IEnumerable<Rotation> Special()
    {
        yield return Rotation.Identity;
        foreach (double angle in new[] { Math.PI, Math.PI / 2, -Math.PI / 2, 1e-9, 3.0, Math.PI - 1e-9 })
        {
            yield return Rotation.FromAxisAngle(1, 0, 0, angle);
            yield return Rotation.FromAxisAngle(0, 1, 0, angle);
            yield return Rotation.FromAxisAngle(0, 0, 1, angle);
            yield return Rotation.FromEulerAngles(0.3, angle, 0.4);
            yield return Rotation.FromEulerAngles(0.3, 0.0, angle);
            yield return Rotation.FromEulerAngles(0.3, Math.PI, angle);
        }
    }

    private static void AssertSame(Rotation expected, Rotation actual) =>
        Near.Equal(
            [.. expected.ToMatrix().Cast<double>()],
            [.. actual.ToMatrix().Cast<double>()],
            Tolerance.Rounding.Dozens
        );

    private static void AssertClose((double X, double Y, double Z) expected, (double X, double Y, double Z) actual) =>
        Near.Equal([expected.X, expected.Y, expected.Z], [actual.X, actual.Y, actual.Z], Tolerance.Rounding.Few.Double);
}
