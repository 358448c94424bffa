using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Harmonics;

public sealed class SphericalHarmonicsTests
{
    [Fact]
    public void Agrees_WithE3nnAtAFewPoints() => Compare(ReferenceData.LoadLocal("Data/spherical_harmonics.json"));

    [ReferenceDataFact("reference/spherical_harmonics.json")]
    public void Agrees_WithE3nnAtAllPoints() => Compare(ReferenceData.Load("reference/spherical_harmonics.json"));

    [Theory]
    [InlineData(HarmonicsNormalization.Component, false)]
    [InlineData(HarmonicsNormalization.Integral, true)]
    public void GradientAndBackward_AreOneDerivative(HarmonicsNormalization normalization, bool normalize)
    {
        const int lMax = 6;
        int count = SphericalHarmonics.Count(lMax);
        double[] gradient = new double[3 * count];
        SphericalHarmonics.Gradient(lMax, 0.3, -0.2, 0.9, gradient, normalization, normalize);
        for (int index = 0; index < count; index++)
        {
            double[] cotangent = new double[count];
            cotangent[index] = 1.0;
            (double x, double y, double z) = SphericalHarmonics.Backward(
                lMax,
                0.3,
                -0.2,
                0.9,
                cotangent,
                normalization,
                normalize
            );
            AssertClose(gradient[(3 * index)..(3 * index + 3)], (x, y, z));
        }
    }

    [Fact]
    public void AtTheOriginOnlyDegree0_Lives()
    {
        foreach (bool normalize in new[] { false, true })
        {
            double[] values = new double[16];
            Array.Fill(values, double.NaN);
            SphericalHarmonics.Evaluate(3, 0, 0, 0, values, HarmonicsNormalization.Component, normalize);
            Assert.Equal([1.0, .. new double[15]], values);
        }

        double[] gradient = new double[48];
        SphericalHarmonics.Gradient(3, 0, 0, 0, gradient, normalize: true);
        Assert.All(gradient, g => Assert.Equal(0.0, g));
        Assert.Equal(
            (0.0, 0.0, 0.0),
            SphericalHarmonics.HessianVector(3, 0, 0, 0, [.. Enumerable.Repeat(1.0, 16)], (1, 2, 3), normalize: true)
        );
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void NormalisedHarmonics_DoNotKnowTheLength(double length)
    {
        double[] expected = new double[49];
        double[] actual = new double[49];
        SphericalHarmonics.Evaluate(6, 0.6, -0.48, 0.64, expected);
        SphericalHarmonics.Evaluate(6, 0.6 * length, -0.48 * length, 0.64 * length, actual, normalize: true);
        Near.Equal(expected, actual, Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void Inversion_GivesTheSignOfTheNaturalParity()
    {
        double[] values = new double[SphericalHarmonics.Count(7)];
        double[] inverted = new double[values.Length];
        SphericalHarmonics.Evaluate(7, 0.2, 0.5, -1.3, values);
        SphericalHarmonics.Evaluate(7, -0.2, -0.5, 1.3, inverted);
        for (int l = 0; l <= 7; l++)
        {
            int sign = (int)Irrep.Natural(l).Parity;
            Assert.All(
                Enumerable.Range(l * l, 2 * l + 1),
                index => Assert.Equal(sign * values[index], inverted[index])
            );
        }
    }

    [Fact]
    public void Says_WhatIsMissing()
    {
        Assert.Contains(
            "9 numbers are needed, but there are 8",
            Assert.Throws<ArgumentException>(() => SphericalHarmonics.Evaluate(2, 0, 0, 1, new double[8])).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => SphericalHarmonics.Count(-1));
    }

    private static void Compare(JsonElement data)
    {
        double[][] points = ReferenceData.Matrix(data.GetProperty("points"));
        int gradients = 0;
        foreach (JsonElement item in data.GetProperty("items").EnumerateArray())
        {
            HarmonicsNormalization normalization = Enum.Parse<HarmonicsNormalization>(
                item.GetProperty("normalization").GetString()!,
                ignoreCase: true
            );
            bool normalize = item.GetProperty("normalize").GetBoolean();
            double[][] values = ReferenceData.Matrix(item.GetProperty("values"));
            for (int index = 0; index < points.Length; index++)
            {
                CompareValues(points[index], values[index], normalization, normalize);
                if (item.TryGetProperty("cotangent", out JsonElement cotangents))
                {
                    double[] point = points[index];
                    double[] cotangent = ReferenceData.Vector(cotangents[index]);
                    double[] v = ReferenceData.Vector(item.GetProperty("hvp_v")[index]);
                    AssertClose(
                        ReferenceData.Vector(item.GetProperty("grad_points")[index]),
                        SphericalHarmonics.Backward(
                            11,
                            point[0],
                            point[1],
                            point[2],
                            cotangent,
                            normalization,
                            normalize
                        )
                    );
                    AssertClose(
                        ReferenceData.Vector(item.GetProperty("hvp")[index]),
                        SphericalHarmonics.HessianVector(
                            11,
                            point[0],
                            point[1],
                            point[2],
                            cotangent,
                            (v[0], v[1], v[2]),
                            normalization,
                            normalize
                        )
                    );
                    gradients++;
                }
            }
        }

        Assert.Equal(2 * points.Length, gradients);
    }

    private static void CompareValues(
        double[] point,
        double[] expected,
        HarmonicsNormalization normalization,
        bool normalize
    )
    {
        int lMax = (int)Math.Sqrt(expected.Length) - 1;
        double[] actual = new double[expected.Length];
        SphericalHarmonics.Evaluate(lMax, point[0], point[1], point[2], actual, normalization, normalize);
        for (int l = 0; l <= lMax; l++)
        {
            Range degree = (l * l)..((l + 1) * (l + 1));
            Near.Equal(expected[degree], actual[degree], Tolerance.Reference.Double, $"degree {l}");
        }
    }

    private static void AssertClose(double[] expected, (double X, double Y, double Z) actual) =>
        Near.Equal(expected, [actual.X, actual.Y, actual.Z], Tolerance.Reference.Double, "gradient");
}
