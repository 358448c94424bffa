using System.Reflection;

namespace GeoDL.Typed.Generators.Tests.Reading;

/// <summary>
/// Every real option of every layer, given numbers that are not finite, far too large or negative: a fault on the very
/// number.
/// </summary>
public class RealOptionTests
{
    private static readonly string[] Bad =
    [
        "double.NaN",
        "double.PositiveInfinity",
        "double.NegativeInfinity",
        "1e300",
        "-1.0",
    ];

    /// <summary>A layer with its option left open.</summary>
    private static readonly Dictionary<string, string> Layers = new()
    {
        ["Attention.Cutoff"] =
            """[Attention("0e", "0e", Cutoff = {0})] private partial Features L(Neighbourhood edges, Features x);""",
        ["Activation.GivenConstants"] =
            """[Activation(Input = "0e", Result = "0e", GivenConstants = new[] { {0} })] private partial Features L(Features x);""",
        ["BatchNorm.Epsilon"] = """[BatchNorm("1o", "1o", Epsilon = {0})] private partial Features L(Features x);""",
        ["BatchNorm.Momentum"] = """[BatchNorm("1o", "1o", Momentum = {0})] private partial Features L(Features x);""",
        ["Gate.GivenConstants"] =
            """[Gate("2x0e + 1o", "0e + 1o", GivenConstants = new[] { 1.0, 1.0, {0}, 1.0 })] private partial Features L(Features x);""",
        ["Scale.Initial"] = """[Scale("1o", "1o", Initial = {0})] private partial Features L(Features x);""",
        ["LayerNorm.Epsilon"] = """[LayerNorm("1o", "1o", Epsilon = {0})] private partial Features L(Features x);""",
        ["NormActivation.Epsilon"] =
            """[NormActivation("1o", "1o", Epsilon = {0})] private partial Features L(Features x);""",
        ["SphericalHarmonics.Epsilon"] =
            """[SphericalHarmonics("1o", "0e + 1o", Epsilon = {0})] private partial Features L(Features x);""",
        ["SteerableConvolution.AverageNeighbours"] =
            """[SteerableConvolution("0e", "0e", AverageNeighbours = {0})] private partial Features L(Neighbourhood edges, Features x);""",
        ["SteerableConvolution.BasisScale"] =
            """[SteerableConvolution("0e", "0e", BasisScale = {0})] private partial Features L(Neighbourhood edges, Features x);""",
        ["Attention.BasisScale"] =
            """[Attention("0e", "0e", BasisScale = {0})] private partial Features L(Neighbourhood edges, Features x);""",
        ["SteerableConvolution.Cutoff"] =
            """[SteerableConvolution("0e", "0e", Cutoff = {0})] private partial Features L(Neighbourhood edges, Features x);""",
        ["SteerableConvolution.ProfileWidth"] =
            """[SteerableConvolution("0", "0", ProfileWidth = {0})] private partial Features L(Pixels grid, Features x);""",
        ["SteerableConvolution.Spacing"] =
            """[SteerableConvolution("0e", "0e", Spacing = new[] { 1.0, 1.0, {0} })] private partial Features L(Voxels grid, Features x);""",
        ["MeshConvolution.Radius"] =
            """[MeshConvolution("0", "0", Radius = {0})] private partial Features L(Surface mesh, Features x);""",
        ["Dropout.Probability"] = """[Dropout({0}, Input = "1o")] private partial Features L(Features x);""",
        ["TensorProduct.LeftVariances"] =
            """[TensorProduct("1o", "1o", "1e", LeftVariances = new[] { {0} })] private partial Features L(Features x, Features y);""",
        ["TensorProduct.RightVariances"] =
            """[TensorProduct("1o", "1o", "1e", RightVariances = new[] { {0} })] private partial Features L(Features x, Features y);""",
        ["TensorProduct.ResultVariances"] =
            """[TensorProduct("1o", "1o", "1e", ResultVariances = new[] { {0} })] private partial Features L(Features x, Features y);""",
    };

    /// <summary>Over pixels there are groups of the plane alone, on surfaces SO(2).</summary>
    private static string GroupOf(string option) =>
        Layers[option].Contains("Pixels", StringComparison.Ordinal) ? "(Group = Group.CN, Fold = 4)"
        : Layers[option].Contains("Surface", StringComparison.Ordinal) ? "(Group = Group.SO2)"
        : Layers[option].Contains("Voxels", StringComparison.Ordinal) ? "(Approximate = 0.1)"
        : string.Empty;

    public static TheoryData<string> Options => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void BadNumbers_AreFaults(string option)
    {
        foreach (string number in Bad)
        {
            FaultHost.Check(
                $"[EquivariantModel{GroupOf(option)}] public sealed partial class Net {{ "
                    + Layers[option].Replace("{0}", "{|GDL2112:" + number + "|}", StringComparison.Ordinal)
                    + " }"
            );
        }
    }

    [Theory]
    [InlineData("BatchNorm.Epsilon")]
    [InlineData("LayerNorm.Epsilon")]
    public void WhatIsDividedBy_IsNotZero(string option) =>
        FaultHost.Check(
            "[EquivariantModel] public sealed partial class Net { "
                + Layers[option].Replace("{0}", "{|GDL2112:0|}", StringComparison.Ordinal)
                + " }"
        );

    [Fact]
    public void EveryRealOption_IsTried() =>
        Assert.Equal(
            [
                .. from t in typeof(LayerAttribute).Assembly.GetExportedTypes()
                where t.IsSubclassOf(typeof(LayerAttribute))
                from p in t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                where p.PropertyType == typeof(double) || p.PropertyType == typeof(double[])
                let name = $"{t.Name[..^"Attribute".Length]}.{p.Name}"
                orderby name
                select name,
            ],
            Layers.Keys.Order()
        );
}
