namespace GeoDL.Typed.Analyzers.Tests.Advice;

/// <summary>GDL5006: what the generated constructor leaves null.</summary>
public sealed class UnsetFieldTests
{
    [Theory]
    [InlineData("private string {|GDL5006:_a|};")]
    [InlineData("private readonly string {|GDL5006:_a|}, _b = \"\", {|GDL5006:_c|};")]
    [InlineData("public string {|GDL5006:A|} { get; }")]
    [InlineData("public int[] {|GDL5006:A|} { get; set; }")]
    [InlineData("public List<string?> {|GDL5006:A|} { get; init; }")]
    [InlineData("public event Action {|GDL5006:A|}; public void Raise() => A();")]
    public Task Triggers_WhereTheTypePromisesAValue(string member) =>
        Verify.Model("#pragma warning disable 0169, 0649, 0414, 0067\n" + member);

    [Theory]
    [InlineData("private string? _a;")]
    [InlineData("private string _a = \"\";")]
    [InlineData("private static string A = null!;")]
    [InlineData("private const string A = \"\";")]
    [InlineData("public string A { get; } = \"\";")]
    [InlineData("public required string A { get; init; }")]
    [InlineData("public string A => \"\";")]
    [InlineData("private int _a; private DateTime _b; private (string, int) _c;")]
    [InlineData("#nullable disable\nprivate string _a;\n#nullable restore")]
    [InlineData("#nullable disable warnings\nprivate string _a;\n#nullable restore")]
    [InlineData("[System.Diagnostics.CodeAnalysis.AllowNull] private string _a;")]
    [InlineData("public event Action? A;")]
    [InlineData("private sealed class Inner { public string? A; }")]
    public Task DoesNotTrigger_Elsewhere(string member) =>
        Verify.Model("#pragma warning disable 0169, 0649, 0414, 0067\n" + member);

    [Fact]
    public Task Says_WhatToDo() =>
        Verify.Says(
            Verify.InModel("public string {|GDL5006:A|} { get; }"),
            "'A' has a type that excludes null, but is null in a new Net. The constructor is generated and "
                + "sets only layers and modules. "
                + "Give it an initial value, mark it required, or make its type nullable."
        );
}
