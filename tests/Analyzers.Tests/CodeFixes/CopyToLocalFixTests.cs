namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class CopyToLocalFixTests
{
    [Fact]
    public Task Copies_AFieldBeforeAStatement() =>
        FixVerify.Fixes(
            Verify.InModel(
                "    private double _k = 2;\n    public Scalars F(Scalars s)\n    {\n        return "
                    + "s.Map(x => _k * x + _k);\n    }"
            ),
            "Copy '_k' to a local variable",
            Verify.InModel(
                "    private double _k = 2;\n    public Scalars F(Scalars s)\n    {\n        double k "
                    + "= _k;\n        return s.Map(x => k * x + k);\n    }"
            )
        );

    [Fact]
    public Task Copies_AFieldBeforeAnArrow() =>
        FixVerify.Fixes(
            Verify.InModel(
                "    private static double K = 2;\n    public Scalars F(Scalars s) => s.Map(static x => Net.K * x);"
            ),
            "Copy 'Net.K' to a local variable",
            Verify.InModel(
                "    private static double K = 2;\n    public Scalars F(Scalars s)\n    {\n        "
                    + "double k = Net.K;\n        return s.Map(x => k * x);\n    }"
            )
        );

    [Fact]
    public Task Copies_APropertyOnTheSameLine() =>
        FixVerify.Fixes(
            Verify.InModel(
                "public int K { get; set; } public Scalars F(Scalars s) { int k = 1; return s.Map(x => k * K * x); }"
            ),
            "Copy 'K' to a local variable",
            Verify.InModel(
                "public int K { get; set; } public Scalars F(Scalars s) { int k = 1; int kCopy = K; "
                    + "return s.Map(x => k * kCopy * x); }"
            )
        );

    [Fact]
    public Task Copies_TheVariableOfALoop() =>
        FixVerify.Fixes(
            Verify.InModel(
                "    public Scalars F(Scalars s)\n    {\n        for (int i = 0; i < 3; i++)\n        "
                    + "{\n            s = s.Map(x => i * x);\n        }\n\n        return s;\n    }"
            ),
            "Copy 'i' to a local variable",
            Verify.InModel(
                "    public Scalars F(Scalars s)\n    {\n        for (int i = 0; i < 3; i++)\n        "
                    + "{\n            int iCopy = i;\n            s = s.Map(x => iCopy * x);\n        }\n\n  "
                    + "      return s;\n    }"
            )
        );

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) s = s.Map(x => i * x); return s;")]
    [InlineData("return s.Map(x => Random.Shared.NextDouble() * x);")]
    [InlineData("return s.Map(x => Other(x)); static Real Other(Real x) { Console.WriteLine(); return x; }")]
    public Task OffersNothing_WhereACopyWouldNotDo(string body) =>
        FixVerify.OffersNothing(Verify.InModel($"public Scalars F(Scalars s) {{ {body} }}"));
}
