using System.Text.Json;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Emitted harmonics and their pullback against e3nn's values, up to degree 11.</summary>
public sealed class HarmonicsTests(ITestOutputHelper output)
{
    private static readonly int[] AllDegrees = [.. Enumerable.Range(0, Limits.LMax + 1)];

    [Fact]
    [Trait("Page", "accuracy")]
    public void CommittedValues_Agree() =>
        Check(
            ReferenceData.LoadLocal("Data/spherical_harmonics.json"),
            new ReferenceComparison("spherical_harmonics.json, committed")
        );

    [ReferenceDataFact("reference/spherical_harmonics.json")]
    [Trait("Page", "accuracy")]
    public void AllReferenceValues_Agree() =>
        Check(
            ReferenceData.Load("reference/spherical_harmonics.json"),
            new ReferenceComparison("spherical_harmonics.json")
        );

    [Fact]
    public void Emits_TheVerifiedText() =>
        Snapshot.Match(
            "Harmonics",
            HarmonicsEmitter.Emit([0, 1, 2], HarmonicsNormalization.Component, "EdgeHarmonics")
        );

    [Theory]
    [InlineData(new[] { 3 })]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 1, 4, 9 })]
    public void DegreesThatAreNotWanted_AreNotStored(int[] degrees)
    {
        using EmittedAssembly emitted = EmittedAssembly.Compile([
            ("H.g.cs", HarmonicsEmitter.Emit(degrees, HarmonicsNormalization.Integral, "H")),
        ]);
        IHarmonics kernel = emitted.Adapt<IHarmonics>(typeof(Harmonics<,>), "H", typeof(double));
        Random random = new(3);
        double[][] points = [.. Enumerable.Range(0, 5).Select(_ => RandomNumbers.Fill(random, 3))];
        double[][] gradients = [.. points.Select(_ => RandomNumbers.Fill(random, degrees.Sum(l => (2 * l) + 1)))];
        double[][] values = kernel.Evaluate(points);
        double[][] pulled = kernel.Pullback(points, gradients);
        for (int p = 0; p < points.Length; p++)
        {
            double[] all = new double[144];
            double[] derivatives = new double[3 * 144];
            SphericalHarmonics.Evaluate(
                11,
                points[p][0],
                points[p][1],
                points[p][2],
                all,
                HarmonicsNormalization.Integral
            );
            SphericalHarmonics.Gradient(
                11,
                points[p][0],
                points[p][1],
                points[p][2],
                derivatives,
                HarmonicsNormalization.Integral
            );
            int[] wanted = [.. degrees.SelectMany(l => Enumerable.Range(l * l, (2 * l) + 1))];
            Near.Equal([.. wanted.Select(i => all[i])], values[p], Tolerance.Reference.Double, "values");
            double[] expected =
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(axis => wanted.Select((i, c) => gradients[p][c] * derivatives[(3 * i) + axis]).Sum()),
            ];
            Near.Equal(expected, pulled[p], Tolerance.Reference.Double, "gradient");
        }
    }

    [Fact]
    public void DegreesOutOfOrder_AreRefused() =>
        Assert.Throws<ArgumentException>(() => HarmonicsEmitter.Emit([2, 1], HarmonicsNormalization.Component, "H"));

    private void Check(JsonElement file, ReferenceComparison comparison)
    {
        HarmonicsNormalization[] sizes = Enum.GetValues<HarmonicsNormalization>();
        using EmittedAssembly emitted = EmittedAssembly.Compile(
            sizes.Select(n => ($"{n}.g.cs", HarmonicsEmitter.Emit(AllDegrees, n, n.ToString())))
        );
        double[][] points = ReferenceData.Matrix(file.GetProperty("points"));
        int checkedItems = 0;
        foreach (JsonElement item in file.GetProperty("items").EnumerateArray())
        {
            string normalization = item.GetProperty("normalization").GetString()!;
            bool normalize = item.GetProperty("normalize").GetBoolean();
            double[][] arguments = normalize ? [.. points.Select(Normalized)] : points;
            foreach (Type number in new[] { typeof(float), typeof(double) })
            {
                IHarmonics kernel = emitted.Adapt<IHarmonics>(
                    typeof(Harmonics<,>),
                    char.ToUpperInvariant(normalization[0]) + normalization[1..],
                    number
                );
                string name = $"{normalization}, normalize {normalize}";
                void Compare(string what, double[] expected, double[] actual) =>
                    comparison.Compare(name, what, expected, actual, number == typeof(double));
                double[][] expected = ReferenceData.Matrix(item.GetProperty("values"));
                double[][] actual = kernel.Evaluate(arguments);
                for (int p = 0; p < points.Length; p++)
                    CompareEachDegree(Compare, expected[p], actual[p]);

                if (!normalize && item.TryGetProperty("cotangent", out JsonElement cotangent))
                {
                    double[][] pulled = kernel.Pullback(points, ReferenceData.Matrix(cotangent));
                    double[][] gradients = ReferenceData.Matrix(item.GetProperty("grad_points"));
                    for (int p = 0; p < points.Length; p++)
                        Compare($"gradient at point {p}", gradients[p], pulled[p]);
                }
            }

            checkedItems++;
        }

        Assert.True(checkedItems >= 2);
        output.WriteLine(comparison.ToString());
    }

    /// <summary>Degree by degree: at large radii the highest would hide errors in the others.</summary>
    private static void CompareEachDegree(
        Action<string, double[], double[]> compare,
        double[] expected,
        double[] actual
    )
    {
        foreach (int l in AllDegrees)
            compare($"degree {l}", expected[(l * l)..((l + 1) * (l + 1))], actual[(l * l)..((l + 1) * (l + 1))]);
    }

    private static double[] Normalized(double[] v)
    {
        double length = Math.Sqrt((v[0] * v[0]) + (v[1] * v[1]) + (v[2] * v[2]));
        return length == 0 ? v : [v[0] / length, v[1] / length, v[2] / length];
    }
}
