using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Every product that e3nn predefines, against e3nn 0.5.5.</summary>
public sealed class TensorProductSpecTests
{
    private static readonly Dictionary<string, JsonElement> Cases = ReferenceData
        .LoadLocal("Data/tensor_product_paths.json")
        .EnumerateArray()
        .ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void Reference_HasAllCases() => Assert.Equal(36, Cases.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_WithE3nn(string name)
    {
        JsonElement expected = Cases[name];
        TensorProductSpec spec = Make(expected);

        Assert.Equal(Text(expected, "irreps_in1"), spec.In1.ToString());
        Assert.Equal(Text(expected, "irreps_in2"), spec.In2.ToString());
        Assert.Equal(Text(expected, "irreps_out"), spec.Out.ToString());
        Assert.Equal(expected.GetProperty("weight_numel").GetInt32(), spec.WeightCount);
        string mask = expected.TryGetProperty("output_mask", out JsonElement m)
            ? m.GetString()!
            : new string('1', spec.Out.Dim);
        Assert.Equal(mask, string.Concat(spec.OutputMask.Select(b => b ? '1' : '0')));

        JsonElement[] paths = [.. expected.GetProperty("paths").EnumerateArray()];
        Assert.Equal(paths.Length, spec.Paths.Count);
        int offset = 0;
        foreach ((JsonElement e, TensorProductPath path) in paths.Zip(spec.Paths))
        {
            Assert.Equal((e[0].GetInt32(), e[1].GetInt32(), e[2].GetInt32()), (path.In1, path.In2, path.Out));
            Assert.Equal(e[3].GetString(), ConnectionModes.NameOf(path.Mode));
            Assert.Equal(e[4].GetInt32() == 1, path.HasWeight);
            Assert.Equal(e[6].EnumerateArray().Select(n => n.GetInt32()), path.WeightShape);
            // Square roots in two orders of operations.
            Near.Equal(e[5].GetDouble(), path.Coefficient, Tolerance.Rounding.Once.Double);
            Assert.Equal(path.Coefficient, path.ExactCoefficient!.Value.ToDouble());
            Assert.Equal(offset, path.WeightOffset);
            offset += path.WeightCount;
        }

        Assert.Equal(spec.WeightCount, offset);
    }

    [Fact]
    public void Coefficients_AreExact()
    {
        TensorProductPath path = TensorProductSpec
            .FullyConnected(Irreps.Parse("2x0e+3x1o"), Irreps.Parse("1x0e+1x1o"), Irreps.Parse("2x0e+3x1o"))
            .Paths[1];
        Assert.Equal("3/5", path.CoefficientSquared!.Value.ToString());
        Assert.Equal(Surd.SquareRoot(3, 5), path.ExactCoefficient);
    }

    [Fact]
    public void Coefficients_OfStrangeVariances_AreApproximate()
    {
        Irreps x = Irreps.Parse("2x1o"),
            y = Irreps.Parse("1x0e");
        var options = new TensorProductOptions(In1Variances: [Math.PI]);
        TensorProductPath path = TensorProductSpec.FullyConnected(x, y, x, options).Paths[0];
        Assert.Null(path.ExactCoefficient);
        Near.Equal(Math.Sqrt(3 / (2 * Math.PI)), path.Coefficient, Tolerance.Rounding.Once.Double);
    }

    [Fact]
    public void PathNormalizationNone_LeavesTheIrrepFactor()
    {
        Irreps x = Irreps.Parse("4x1o"),
            z = Irreps.Parse("3x2e");
        var options = new TensorProductOptions(PathNormalization: PathNormalization.None);
        Assert.Equal(5, TensorProductSpec.FullyConnected(x, x, z, options).Paths[0].CoefficientSquared!.Value);
    }

    [Fact]
    public void Custom_RefusesForbiddenPaths()
    {
        Irreps x = Irreps.Parse("8x1o");
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            TensorProductSpec.Custom(x, x, x, [new TensorProductPath(0, 0, 0, ConnectionMode.Uvw)])
        );
        Assert.Contains("1o ⊗ 1o → 1o is forbidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variances_MustMatchBlocks() =>
        Assert.Throws<ArgumentException>(() =>
            TensorProductSpec.FullyConnected(
                Irreps.Parse("1o"),
                Irreps.Parse("1o"),
                Irreps.Parse("0e"),
                new TensorProductOptions(In1Variances: [1, 2])
            )
        );

    [Fact]
    public void Elementwise_NeedsAsManyCopies() =>
        Assert.Throws<ArgumentException>(() =>
            TensorProductSpec.Elementwise(Irreps.Parse("3x1o"), Irreps.Parse("2x1o"))
        );

    private static TensorProductSpec Make(JsonElement c)
    {
        string kind = Text(c, "kind");
        Irreps in1 = Irreps.Parse(
            c.TryGetProperty("arg_irreps_in1", out JsonElement a1) ? a1.GetString()! : Text(c, "irreps_in1")
        );
        Irreps in2 = Irreps.Parse(
            c.TryGetProperty("arg_irreps_in2", out JsonElement a2) ? a2.GetString()! : Text(c, "irreps_in2")
        );
        Irreps result = Irreps.Parse(Text(c, "irreps_out"));
        IrrepNormalization normalization = c.TryGetProperty("irrep_normalization", out JsonElement n)
            ? Enum.Parse<IrrepNormalization>(n.GetString()!, ignoreCase: true)
            : IrrepNormalization.Component;
        var options = new TensorProductOptions(
            normalization,
            c.TryGetProperty("path_normalization", out JsonElement p)
                ? Enum.Parse<PathNormalization>(p.GetString()!, ignoreCase: true)
                : default,
            Numbers(c, "in1_var"),
            Numbers(c, "in2_var"),
            Numbers(c, "out_var")
        );
        Irrep[]? filter = c.TryGetProperty("filter_ir_out", out JsonElement f)
            ? [.. f.EnumerateArray().Select(x => Irrep.Parse(x.GetString()!))]
            : null;
        bool hasWeight = c.GetProperty("weight_numel").GetInt32() > 0;
        return kind switch
        {
            "FullyConnected" => TensorProductSpec.FullyConnected(in1, in2, result, options),
            "Channelwise" => TensorProductSpec.Channelwise(
                in1,
                in2,
                [.. result.Select(b => b.Irrep).Distinct()],
                options
            ),
            "Elementwise" => TensorProductSpec.Elementwise(in1, in2, filter, options),
            "Full" => TensorProductSpec.Full(in1, in2, filter, options),
            "TensorSquare" => hasWeight
                ? TensorProductSpec.TensorSquare(in1, result, normalization)
                : TensorProductSpec.TensorSquare(in1, filter, normalization),
            "Norm" => TensorProductSpec.SquaredNorms(in1),
            "Custom" => TensorProductSpec.Custom(in1, in2, result, [.. ListedPaths(c, in1, in2, result)], options),
            _ => throw new InvalidOperationException(kind),
        };
    }

    /// <summary>The paths as a user would list them, through the parser.</summary>
    private static IEnumerable<TensorProductPath> ListedPaths(JsonElement c, Irreps in1, Irreps in2, Irreps result)
    {
        foreach (
            (JsonElement path, JsonElement weight) in c.GetProperty("paths")
                .EnumerateArray()
                .Zip(c.GetProperty("path_weight_args").EnumerateArray())
        )
        {
            string text = FormattableString.Invariant(
                $"{path[0]},{path[1]},{path[2]} {path[3].GetString()} *{weight.GetDouble()}"
            );
            PathParseResult parsed = PathParser.Parse(text, in1, in2, result);
            Assert.Empty(parsed.Faults);
            yield return parsed.Path!;
        }
    }

    private static string Text(JsonElement c, string name) => c.GetProperty(name).GetString()!;

    private static double[]? Numbers(JsonElement c, string name) =>
        c.TryGetProperty(name, out JsonElement e) ? ReferenceData.Vector(e) : null;
}
