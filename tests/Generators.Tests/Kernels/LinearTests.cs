using System.Text.Json;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Emitted linear maps against values and gradients computed with e3nn 0.5.5.</summary>
public sealed class LinearTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Page", "accuracy")]
    public void CommittedCases_Agree() =>
        Check(ReferenceData.LoadLocal("Data/linear.json"), new ReferenceComparison("linear.json, committed"));

    [ReferenceDataFact("reference/linear.json")]
    [Trait("Page", "accuracy")]
    public void AllReferenceCases_Agree() =>
        Check(ReferenceData.Load("reference/linear.json"), new ReferenceComparison("linear.json"));

    [Fact]
    public void Emits_TheVerifiedText() =>
        Snapshot.Match(
            "Linear",
            LinearKernelEmitter.Emit(
                LinearSpec.Create(Irreps.Parse("8x0e+3x1o+2x1o"), Irreps.Parse("4x0e+2x1o"), hasBiases: true),
                "ReadoutLinear"
            )
        );

    private void Check(JsonElement file, ReferenceComparison comparison)
    {
        JsonElement[] items = [.. file.GetProperty("items").EnumerateArray()];
        using EmittedAssembly emitted = EmittedAssembly.Compile(
            items.Select(item =>
                (
                    item.GetProperty("name").GetString()! + ".g.cs",
                    LinearKernelEmitter.Emit(Spec(item), item.GetProperty("name").GetString()!)
                )
            )
        );
        foreach (JsonElement item in items)
        {
            foreach (Type number in new[] { typeof(float), typeof(double) })
            {
                string name = item.GetProperty("name").GetString()!;
                Check(
                    item,
                    emitted.Adapt<ILinear>(typeof(Linear<,>), name, number),
                    (what, expected, actual) =>
                        comparison.Compare(name, what, expected, actual, number == typeof(double))
                );
            }
        }

        output.WriteLine(comparison.ToString());
    }

    private static void Check(JsonElement item, ILinear kernel, Action<string, double[], double[]> compare)
    {
        LinearSpec spec = Spec(item);
        (int channelsIn, int channelsOut) = Channels(item);
        double[] x = Numbers(item.GetProperty("x"));
        double[] w = Numbers(item.GetProperty("w"));
        double[] bias = Numbers(item.GetProperty("bias"));
        double[] cotangent = Numbers(item.GetProperty("cotangent"));
        int rows = x.Length / (channelsIn * spec.In.Dim);
        double[] z = new double[rows * channelsOut * spec.Out.Dim];
        double[] gx = new double[x.Length];
        double[] gw = new double[w.Length];
        double[] gb = new double[bias.Length];

        // e3nn's further channels f_in, f_out are a sum of maps, one for each pair.
        for (int a = 0; a < channelsIn; a++)
        {
            double[] xs = Layouts.ToInner(spec.In, Strided(x, rows, channelsIn, a, spec.In.Dim));
            for (int b = 0; b < channelsOut; b++)
            {
                int start = ((a * channelsOut) + b) * spec.WeightCount;
                double[] ws = w[start..(start + spec.WeightCount)];
                double[] zs = Layouts.ToPublic(spec.Out, kernel.Forward(rows, xs, ws, bias));
                double[] gzs = Layouts.ToInner(spec.Out, Strided(cotangent, rows, channelsOut, b, spec.Out.Dim));
                (double[] kx, double[] kw, double[] kb) = kernel.Backward(rows, xs, ws, gzs);
                AddStrided(z, zs, rows, channelsOut, b, spec.Out.Dim);
                AddStrided(gx, Layouts.ToPublic(spec.In, kx), rows, channelsIn, a, spec.In.Dim);
                kw.CopyTo(gw, start);
                kb.CopyTo(gb, 0);
            }
        }

        compare("values", Numbers(item.GetProperty("out")), z);
        compare("gradient of x", Numbers(item.GetProperty("grad_x")), gx);
        compare("gradient of w", Numbers(item.GetProperty("grad_w")), gw);
        compare("gradient of bias", Numbers(item.GetProperty("grad_bias")), gb);
    }

    private static LinearSpec Spec(JsonElement item)
    {
        JsonElement kwargs = item.GetProperty("kwargs");
        bool isPath =
            kwargs.TryGetProperty("path_normalization", out JsonElement normalization)
            && normalization.GetString() == "path";
        // e3nn lists biases as instructions without an operand.
        (int In, int Out)[] pairs =
        [
            .. item.GetProperty("instructions")
                .EnumerateArray()
                .Select(p => (In: p.GetProperty("in").GetInt32(), Out: p.GetProperty("out").GetInt32()))
                .Where(p => p.In >= 0),
        ];
        return LinearSpec.Create(
            Irreps.Parse(item.GetProperty("irreps_in").GetString()!),
            Irreps.Parse(item.GetProperty("irreps_out").GetString()!),
            isPath ? PathNormalization.Path : PathNormalization.Element,
            hasBiases: kwargs.TryGetProperty("biases", out JsonElement biases) && biases.GetBoolean(),
            pairs,
            Channels(item).In
        );
    }

    private static (int In, int Out) Channels(JsonElement item)
    {
        JsonElement kwargs = item.GetProperty("kwargs");
        return (
            kwargs.TryGetProperty("f_in", out JsonElement f) ? f.GetInt32() : 1,
            kwargs.TryGetProperty("f_out", out f) ? f.GetInt32() : 1
        );
    }

    private static double[] Strided(double[] values, int rows, int channels, int channel, int dim) =>
        [
            .. Enumerable
                .Range(0, rows * dim)
                .Select(i => values[((((i / dim) * channels) + channel) * dim) + (i % dim)]),
        ];

    private static void AddStrided(double[] sum, double[] values, int rows, int channels, int channel, int dim)
    {
        for (int i = 0; i < rows * dim; i++)
            sum[((((i / dim) * channels) + channel) * dim) + (i % dim)] += values[i];
    }

    private static double[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)]
        : element.ValueKind == JsonValueKind.Number ? [element.GetDouble()]
        : [];
}
