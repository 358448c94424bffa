using Xunit.Abstractions;

namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

/// <summary>Fixes where code is deep: none throws, and what each allocates grows with the source.</summary>
[Collection("Allocations")]
public sealed class DeepCodeTests(ITestOutputHelper output)
{
    private const string Layers =
        "[Linear(\"4x0e\", \"4x0e\")] private partial Features Same(Features x); [Linear(\"2x0e\", "
        + "\"4x0e\")] private partial Features Wider(Features x); [Linear] private partial Hidden "
        + "Mix(Hidden x);\n";

    private const string Plain = "[Irreps(\"4x0e\")] Features h";

    public static TheoryData<string> Names => [.. Shapes.Keys];

    private static Dictionary<string, Func<int, string>> Shapes { get; } =
        new()
        {
            ["a signature that does not fit, inside calls"] = static n =>
                $"public Features F({Plain}) => {Nest("Same(", n, "Wider(h)", ")")};",
            ["a signature that does not fit, around calls"] = static n =>
                $"public Features F({Plain}) => Wider({Nest("Same(", n, "h", ")")});",
            ["a sum that does not fit"] = static n =>
                $"public Features F({Plain}, [Irreps(\"4x0e + 1x1o\")] Features k) => "
                + $"{Nest("Same(", n, "h + k", ")")};",
            ["a parameter without a signature"] = static n =>
                $"public Features F(Features h) => {Nest("Same(", n, "h", ")")};",
            ["a default value"] = static n => $"public Hidden F(Hidden h) => {Nest("Mix(", n, "default", ")")};",
            ["raw positions"] = static n =>
                $"public Positions F(PointCloud<Hidden> c) {{ {Repeat("{ ", n)} var p = "
                + $"c.PositionValues; {Repeat("}", n)} return c.Positions; }}",
            ["a field in a function of scalars"] = static n =>
                $"private double _k = 2; public Scalars F(Scalars h) {{ {Repeat("{ ", n)} h = h.Map(x "
                + $"=> x * _k); {Repeat("}", n)} return h; }}",
        };

    /// <summary>Four times the source may cost six times as much; a few megabytes are the host's.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cost_IsLinearInTheDepth(string name)
    {
        (IReadOnlyList<string> titles, long small) = await FixVerify.AppliesEach(
            Verify.InModel(Layers + Shapes[name](50))
        );
        (_, long large) = await FixVerify.AppliesEach(Verify.InModel(Layers + Shapes[name](200)));
        output.WriteLine($"{name}: {small / 1000} kB, {large / 1000} kB; {string.Join("; ", titles)}");

        Assert.NotEmpty(titles);
        Assert.True(large <= (6 * small) + 20_000_000, $"{small} bytes, {large} bytes");
    }

    private static string Nest(string open, int n, string inner, string close) =>
        Repeat(open, n) + inner + Repeat(close, n);

    private static string Repeat(string text, int n) => string.Concat(Enumerable.Repeat(text, n));
}
