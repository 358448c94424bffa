namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

/// <summary>Fixes inside method bodies: zeros, annotations, typed geometry.</summary>
public sealed class CodeEditTests
{
    private const string Layer = "    [Linear(\"8x0e\", \"8x0e\")] private partial Features Mix(Features x);\n";

    [Theory]
    [InlineData("public Hidden F(Hidden h) => default;", "Hidden.Zeros(h)")]
    [InlineData("public Hidden F(PointCloud<Halo> c) => default;", "Hidden.Zeros(c.Features)")]
    [InlineData("public Hidden F(Hidden h) => default(Hidden);", "Hidden.Zeros(h)")]
    [InlineData("public Hidden F(Hidden h) => new Hidden();", "Hidden.Zeros(h)")]
    public Task Writes_ZerosLikeAParameter(string before, string zeros) =>
        FixVerify.Fixes(
            Verify.InModel("    " + before),
            "Write " + zeros,
            Verify.InModel("    " + before[..(before.IndexOf("=>", StringComparison.Ordinal) + 3)] + zeros + ";")
        );

    [Fact]
    public Task Writes_AllZeros() =>
        FixVerify.FixesAll(
            Verify.InModel("    public Hidden F(Hidden h) => default;\n    public Hidden G(Hidden h) => default;"),
            Verify.InModel(
                "    public Hidden F(Hidden h) => Hidden.Zeros(h);\n    public Hidden G(Hidden h) => Hidden.Zeros(h);"
            )
        );

    [Fact]
    public Task Writes_SignatureOnParameter() =>
        FixVerify.Fixes(
            Verify.InModel(Layer + "    public Features F(Features x) => Mix(x);"),
            "Write [Irreps(\"8x0e\")] on 'x'",
            Verify.InModel(Layer + "    public Features F([Irreps(\"8x0e\")] Features x) => Mix(x);")
        );

    [Fact]
    public Task Uses_Positions() =>
        FixVerify.FixesAll(
            Verify.InModel(
                "    public Features F(PointCloud<Hidden> a, PointCloud<Hidden> b)\n    {\n        var "
                    + "p = a.PositionValues;\n        var q = b.PositionValues;\n        return p - q;\n    }"
            ),
            Verify.InModel(
                "    public Features F(PointCloud<Hidden> a, PointCloud<Hidden> b)\n    {\n        var "
                    + "p = a.Positions;\n        var q = b.Positions;\n        return p - q;\n    }"
            )
        );

    [Theory]
    [InlineData("8x0e, 4x1o", "Write \" +\"", "8x0e + 4x1o")]
    [InlineData("8*0e", "Write \"x\"", "8x0e")]
    public Task Writes_OtherLibrariesSigns(string before, string title, string after) =>
        FixVerify.Fixes(
            $"[Irreps(\"{before}\")] public readonly ref partial struct Thing;",
            title,
            $"[Irreps(\"{after}\")] public readonly ref partial struct Thing;"
        );

    [Fact]
    public Task Renames_BlockThatIsReserved() =>
        FixVerify.Fixes(
            "[Irreps(\"mean: 0e\")] public readonly ref partial struct Thing;",
            "Write \"meanBlock\"",
            "[Irreps(\"meanBlock: 0e\")] public readonly ref partial struct Thing;"
        );

    [Fact]
    public Task Renames_BlockThatIsTaken() =>
        FixVerify.Fixes(
            "[Irreps(\"v: 0e + v: 1o\")] public readonly ref partial struct Thing;",
            "Write \"v2\"",
            "[Irreps(\"v: 0e + v2: 1o\")] public readonly ref partial struct Thing;"
        );

    [Fact]
    public Task Makes_ClassPartial() =>
        FixVerify.Fixes(
            "[EquivariantModel] public sealed class Net { [Linear] private partial Hidden Mix(Hidden x); }",
            "Make it partial",
            "[EquivariantModel] public sealed partial class Net { [Linear] private partial Hidden Mix(Hidden x); }"
        );
}
