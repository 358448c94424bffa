namespace GeoDL.Typed.Completion.Tests;

/// <summary>A layer's result is offered what its selection rules reach from the operands.</summary>
public sealed class ReachTests
{
    private const string Types = """
        [Irreps("4x0e + 2x1o")] public readonly ref partial struct Hidden;
        [Irreps("1o")] public readonly ref partial struct Force;

        """;

    [Theory]
    [InlineData("[TensorProduct(\"1o\", \"1o\", \"$$\")] partial Features M(Features x, Features y);", "0e 1e 2e")]
    [InlineData(
        "[TensorProduct(\"4x0e + 2x1e\", \"1o\", \"8x1o + 2x$$\")] partial Features M(Features x, Features y);",
        "0o 1o 2o"
    )]
    [InlineData(
        "[TensorProduct(\"2e\", \"3o\", \"$$\")] partial Features M(Features x, Features y);",
        "1o 2o 3o 4o 5o"
    )]
    [InlineData(
        "[TensorProduct(\"1o\", \"0x1o\", \"$$\")] partial Features M(Features x, Features y);",
        "0e 0o 1o 1e 2e 2o 3o 3e"
    )]
    [InlineData("[TensorSquare(\"1o\", \"$$\")] partial Features M(Features x);", "0e 2e")]
    [InlineData("[TensorSquare(\"2x1o\", \"$$\")] partial Features M(Features x);", "0e 1e 2e")]
    [InlineData("[TensorSquare(\"1o\", \"$$\", Weighted = false)] partial Features M(Features x);", "0e 2e")]
    [InlineData("[Linear(\"4x0e + 2x1o + 0x2e\", \"$$\")] partial Features M(Features x);", "0e 1o")]
    [InlineData(
        "[SteerableConvolution(\"0e\", \"$$\", MaxDegree = 2)] partial Features M(Neighbourhood e, Features x);",
        "0e 1o 2e"
    )]
    [InlineData(
        "[SteerableConvolution(\"1o\", \"$$\")] partial Features M(Neighbourhood e, Features x);",
        "0e 1o 1e 2e"
    )]
    [InlineData("[SphericalHarmonics(\"$$\", \"\")] partial Features M(Features x);", "1o 1e")]
    [InlineData(
        "[SphericalHarmonics(\"1o\", \"0e + $$\")] partial Features M(Features x);",
        "0e 1o 2e 3o 4e 5o 6e 7o 8e 9o 10e 11o"
    )]
    [InlineData("[MultiLayerPerceptron(\"$$\", \"\")] partial Features M(Features x);", "0e")]
    [InlineData("[MultiLayerPerceptron(\"4x0e\", \"$$\")] partial Features M(Features x);", "0e")]
    [InlineData("[LayerNorm(\"4x0o + 1e\", \"$$\")] partial Features M(Features x);", "0o 1e")]
    [InlineData("[Activation(Input = \"4x0o\", Result = \"$$\")] partial Features M(Features x);", "0e 0o")]
    public async Task Result_OffersWhatIsReached(string layer, string expected) =>
        Assert.Equal(expected, await Editor.Irreps(InModel(layer)));

    [Theory]
    [InlineData("[TensorProduct] [return: Irreps(\"$$\")] partial Features M(Force x, Force y);", "0e 1e 2e")]
    [InlineData(
        "[TensorProduct] [return: Irreps(\"$$\")] partial Features M([Irreps(\"0o\")] Features x, Force y);",
        "1e"
    )]
    [InlineData("[Linear] [return: Irreps(\"$$\")] partial Features M(Hidden x);", "0e 1o")]
    [InlineData(
        "[TensorProduct(\"1o\", \"1o\", \"1e\")] partial Features M(Features x, Features y, "
            + "[Irreps(\"$$\")] Features weights);",
        "0e"
    )]
    public async Task OperandsByType_AreKnownToo(string layer, string expected) =>
        Assert.Equal(expected, await Editor.Irreps(InModel(layer)));

    [Fact]
    public async Task WithoutParity_DegreesAreReached() =>
        Assert.Equal(
            "0 1 2",
            await Editor.Irreps(
                "[EquivariantModel(Group = Group.SO3)] public sealed partial class A { "
                    + "[TensorProduct(\"1\", \"1\", \"$$\")] partial Features M(Features x, Features y); }"
            )
        );

    [Theory]
    [InlineData(
        "Group = Group.O2",
        "[TensorProduct(\"1\", \"1\", \"$$\")] partial Features " + "M(Features x, Features y);",
        "0e 0o 2"
    )]
    [InlineData(
        "Group = Group.CN, Fold = 3",
        "[TensorProduct(\"1\", \"1\", \"$$\")] partial Features " + "M(Features x, Features y);",
        "0 1"
    )]
    [InlineData("Group = Group.SO2", "[Linear(\"4x0 + 2\", \"$$\")] partial Features M(Features x);", "0 2")]
    [InlineData(
        "Group = Group.O2, Axis = Axis.Z",
        "[Restrict] [return: Irreps(\"$$\")] partial Features M(Hidden x);",
        "0e 1"
    )]
    [InlineData(
        "Group = Group.CN, Fold = 8",
        "[SteerableConvolution(MaxDegree = 2)] [return: Irreps(\"$$\")] partial Features M("
            + "PlaneNeighbourhood e, [Irreps(\"0\")] Features x);",
        "0 1 2"
    )]
    public async Task InThePlane_OrdersAreReached(string group, string layer, string expected) =>
        Assert.Equal(
            expected,
            await Editor.Irreps(
                Types + "[EquivariantModel(" + group + ")] public sealed partial class Net { " + layer + " }"
            )
        );

    private static string InModel(string layer) =>
        Types + "[EquivariantModel] public sealed partial class Net { " + layer + " }";
}
