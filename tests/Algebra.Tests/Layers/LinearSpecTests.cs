using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Linear maps against e3nn 0.5.5.</summary>
public sealed class LinearSpecTests
{
    private static readonly Dictionary<string, JsonElement> Cases = ReferenceData
        .LoadLocal("Data/linear_paths.json")
        .EnumerateArray()
        .ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_WithE3nn(string name)
    {
        JsonElement expected = Cases[name],
            arguments = expected.GetProperty("kwargs");
        LinearSpec spec = LinearSpec.Create(
            Irreps.Parse(expected.GetProperty("irreps_in").GetString()!),
            Irreps.Parse(expected.GetProperty("irreps_out").GetString()!),
            arguments.TryGetProperty("path_normalization", out _) ? PathNormalization.Path : PathNormalization.Element,
            arguments.TryGetProperty("biases", out _),
            arguments.TryGetProperty("instructions", out JsonElement pairs)
                ? [.. pairs.EnumerateArray().Select(p => (p[0].GetInt32(), p[1].GetInt32()))]
                : null,
            arguments.TryGetProperty("f_in", out JsonElement channels) ? channels.GetInt32() : 1
        );

        Assert.Equal(expected.GetProperty("bias_numel").GetInt32(), spec.BiasCount);
        JsonElement[] all = [.. expected.GetProperty("instructions").EnumerateArray()];
        JsonElement[] paths = [.. all.Where(i => i.GetProperty("in").GetInt32() >= 0)];
        int offset = 0;
        Assert.Equal(paths.Length, spec.Paths.Count);
        foreach ((JsonElement e, LinearPath path) in paths.Zip(spec.Paths))
        {
            Assert.Equal((e.GetProperty("in").GetInt32(), e.GetProperty("out").GetInt32()), (path.In, path.Out));
            Assert.Equal(e.GetProperty("path_shape").EnumerateArray().Select(n => n.GetInt32()), path.WeightShape);
            Near.Equal(e.GetProperty("path_weight").GetDouble(), path.Coefficient, Tolerance.Rounding.Once.Double);
            Assert.Equal(offset, path.WeightOffset);
            offset += path.WeightCount;
        }

        Assert.Equal(
            all.Where(i => i.GetProperty("in").GetInt32() < 0).Select(i => i.GetProperty("out").GetInt32()),
            spec.Biases.Select(b => b.Out)
        );
        // With f_in = 3 and f_out = 2 e3nn keeps the channels as further axes; the count is that of one pair of
        // channels.
        Assert.Equal(expected.GetProperty("weight_numel").GetInt32(), offset);
        Assert.Equal(offset, spec.WeightCount);
    }

    [Fact]
    public void Biases_StandOnScalarsOnly()
    {
        LinearSpec spec = LinearSpec.Create(Irreps.Parse("1x0e"), Irreps.Parse("2x0o+3x0e+1x1o+2x0e"), hasBiases: true);
        Assert.Equal([(1, 3, 0), (3, 2, 3)], spec.Biases.Select(b => (b.Out, b.Count, b.Offset)));
        Assert.Equal("0011100011", string.Concat(spec.OutputMask.Select(b => b ? '1' : '0')));
    }

    [Fact]
    public void Create_RefusesUnequalPairs() =>
        Assert.Throws<ArgumentException>(() =>
            LinearSpec.Create(Irreps.Parse("1o"), Irreps.Parse("1e"), pairs: [(0, 0)])
        );
}
