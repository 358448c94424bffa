namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class EditTokenFixTests
{
    [Theory]
    [InlineData(
        "[EquivariantModel] public sealed partial record Net;",
        "Make it a class",
        "[EquivariantModel] public sealed partial class Net;"
    )]
    [InlineData(
        "[EquivariantModel] public sealed partial record class Net;",
        "Remove record",
        "[EquivariantModel] public sealed partial class Net;"
    )]
    [InlineData(
        "[EquivariantModel] file sealed partial class Net;",
        "Make it internal",
        "[EquivariantModel] internal sealed partial class Net;"
    )]
    [InlineData(
        "[Irreps(\"0e\")] file readonly ref partial struct Thing;",
        "Make it internal",
        "[Irreps(\"0e\")] internal readonly ref partial struct Thing;"
    )]
    public Task Edits_Types(string before, string title, string after) => FixVerify.Fixes(before, title, after);

    [Theory]
    [InlineData(
        "    [Linear] private static partial Hidden Mix(Hidden x);",
        "Remove static",
        "    [Linear] private partial Hidden Mix(Hidden x);"
    )]
    [InlineData(
        "    [Linear] private partial Hidden Mix(ref Hidden x);",
        "Take it by value",
        "    [Linear] private partial Hidden Mix(Hidden x);"
    )]
    [InlineData(
        "    [Attention(\"8x0e + 6x1o\", \"0e\", Heads = 4)] private partial Features A(Neighbourhood e, Features x);",
        "Write Heads = 2",
        "    [Attention(\"8x0e + 6x1o\", \"0e\", Heads = 2)] private partial Features A(Neighbourhood e, Features x);"
    )]
    [InlineData("    public Net(int n) { }", "Add \": this(seed: 0)\"", "    public Net(int n) : this(seed: 0) { }")]
    [InlineData(
        "    public Net(int n, ulong seed) { }",
        "Add \": this(seed)\"",
        "    public Net(int n, ulong seed) : this(seed) { }"
    )]
    public Task Edits_Members(string before, string title, string after) =>
        FixVerify.Fixes(Verify.InModel(before), title, Verify.InModel(after));
}
