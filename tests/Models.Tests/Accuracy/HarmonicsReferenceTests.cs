using System.Text.Json;
using GeoDL.Typed.Models.Tests.Accuracy.Layers;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Models.Tests.Accuracy;

/// <summary>Harmonics as a layer, direction and all, against e3nn's values and gradients to degree 11.</summary>
public sealed class HarmonicsReferenceTests(ITestOutputHelper output)
{
    [ReferenceDataFact("reference/spherical_harmonics.json")]
    [Trait("Page", "accuracy")]
    public void ValuesAndGradientsOfTheLayer_Agree()
    {
        JsonElement file = ReferenceData.Load("reference/spherical_harmonics.json");
        double[][] points = ReferenceData.Matrix(file.GetProperty("points"));
        var comparison = new ReferenceComparison("spherical_harmonics.json, as a layer");
        foreach (JsonElement item in file.GetProperty("items").EnumerateArray())
        {
            if (!item.TryGetProperty("cotangent", out JsonElement cotangent))
                continue;
            bool normalize = item.GetProperty("normalize").GetBoolean();
            double[][] cotangents = ReferenceData.Matrix(cotangent),
                values = ReferenceData.Matrix(item.GetProperty("values")),
                gradients = ReferenceData.Matrix(item.GetProperty("grad_points"));
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                (double[][] y, double[][] pulled) = Run(
                    new HarmonicsLayers(0, precision),
                    normalize,
                    points,
                    cotangents
                );
                string name = $"component, normalize {normalize}";
                for (int p = 0; p < points.Length; p++)
                {
                    for (int l = 0; l <= 11; l++)
                    {
                        comparison.Compare(
                            name,
                            $"degree {l} at point {p}",
                            values[p][(l * l)..((l + 1) * (l + 1))],
                            y[p][(l * l)..((l + 1) * (l + 1))],
                            precision == Precision.Double
                        );
                    }
                    comparison.Compare(
                        name,
                        $"gradient at point {p}",
                        gradients[p],
                        pulled[p],
                        precision == Precision.Double
                    );
                }
            }
        }

        Assert.Equal(2, comparison.CaseCount);
        output.WriteLine(comparison.ToString());
    }

    /// <summary>A row is a point and its cotangent; their inner product with the harmonics is pulled back.</summary>
    private static (double[][] Values, double[][] Gradients) Run(
        HarmonicsLayers layers,
        bool normalize,
        double[][] points,
        double[][] cotangents
    )
    {
        using Pass pass = layers.Record();
        Features rows = pass.Enter(
            Rows.From(
                $"1o + {HarmonicsLayers.Harmonics}",
                [.. points.SelectMany((point, p) => point.Concat(cotangents[p]))]
            ),
            GradientInputs.Features
        );
        Features vectors = rows.Select(0);
        Features y = normalize ? layers.Directions(vectors) : layers.Solid(vectors);
        pass.Backward(Loss.Sum(y.Inner(rows.Select(1..13))));
        int dim = 3 + cotangents[0].Length;
        return (
            [.. y.ToRows().ToArray().Chunk(dim - 3)],
            [.. pass.FeatureGradient(rows).ToArray().Chunk(dim).Select(static row => row[..3])]
        );
    }
}
