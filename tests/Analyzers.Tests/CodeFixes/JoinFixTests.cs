namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class JoinFixTests
{
    private const string Layers =
        "    [Linear(\"4x0e + 2x1o\", \"4x0e + 2x1o\")] private partial Features Mix(Features x);\n    "
        + "[Linear(\"8x0e + 2x1o\", \"4x0e\")] private partial Features Read(Features x);\n";

    [Fact]
    public Task Joins_ArgumentByLinearLayer() =>
        FixVerify.Fixes(
            Verify.InModel(Layers + "    public Features Forward(Hidden h) => Read(Mix(h));"),
            "Join by a linear layer from \"4x0e + 2x1o\" to \"8x0e + 2x1o\"",
            Verify.InModel(
                Layers
                    + "    [Linear(\"4x0e + 2x1o\", \"8x0e + 2x1o\")] private partial Features "
                    + "Join(Features x);\n\n    public Features Forward(Hidden h) => Read(Join(Mix(h)));"
            ),
            number: 1
        );

    [Fact]
    public Task Joins_TermOfASum() =>
        FixVerify.Fixes(
            Verify.InModel(Layers + "    public Features Forward(Hidden h) => Features.Zeros(h, \"4x0e\") + Mix(h);"),
            "Join by a linear layer from \"4x0e + 2x1o\" to \"4x0e\"",
            Verify.InModel(
                Layers
                    + "    [Linear(\"4x0e + 2x1o\", \"4x0e\")] private partial Features Join(Features "
                    + "x);\n\n    public Features Forward(Hidden h) => Features.Zeros(h, \"4x0e\") + "
                    + "Join(Mix(h));"
            )
        );

    [Fact]
    public Task Joins_UnderAGroupOfThePlane() =>
        FixVerify.Fixes(
            Planar("    public Features Forward([Irreps(\"1x0e + 2x1\")] Features x) => Read(x);"),
            "Join by a linear layer from \"0e + 2x1\" to \"4x0e + 2x1\"",
            Planar(
                "    [Linear(\"0e + 2x1\", \"4x0e + 2x1\")] private partial Features Join(Features x);\n\n"
                    + "    public Features Forward([Irreps(\"1x0e + 2x1\")] Features x) => Read(Join(x));"
            ),
            number: 1
        );

    [Fact]
    public Task OffersNothing_WhenNoLinearMapExists() =>
        FixVerify.OffersNothing(
            Verify.InModel(Layers + "    public Features Forward(Hidden h) => Features.Zeros(h, \"2e\") + Mix(h);")
        );

    private static string Planar(string members) =>
        "[EquivariantModel(Group = Group.O2)]\npublic sealed partial class Net\n{\n"
        + "    [Linear(\"4x0e + 2x1\", \"0e\")] private partial Features Read(Features x);\n"
        + members
        + "\n}\n";
}
