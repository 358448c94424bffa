using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Xunit.Abstractions;

namespace GeoDL.Typed.Analyzers.Tests.Performance;

/// <summary>Tests that count what the whole process allocates run alone.</summary>
[CollectionDefinition("Allocations", DisableParallelization = true)]
public sealed class AllocationsCollection;

/// <summary>
/// What generator and analyzers allocate grows with the size of the source, neither with its depth nor with what is
/// nested in it.
/// </summary>
[Collection("Allocations")]
public sealed class SourceSizeTests(ITestOutputHelper output)
{
    private const string Head =
        "[Linear(\"4x0e\", \"4x0e\")] private partial Features Same(Features x); [Linear] private "
        + "partial Hidden Mix(Hidden x);\n";

    private const string Plain = "[Irreps(\"4x0e\")] Features h";

    /// <summary>
    /// Types of tuples are read once for each.
    /// </summary>
    private static readonly string[] Quadratic = ["tuples"];

    public static TheoryData<string> Names => [.. Shapes.Keys];

    private static Dictionary<string, Func<int, string>> Shapes { get; } =
        new()
        {
            ["calls of a layer"] = static n => $"public Hidden F(Hidden h) => {Nest("Mix(", n, "h", ")")};",
            ["calls of a layer on plain features"] = static n =>
                $"public Features F({Plain}) => {Nest("Same(", n, "h", ")")};",
            ["calls of a helper"] = static n =>
                $"private Features Twice(Features x) => x + x; public Features F({Plain}) => "
                + $"{Nest("Twice(", n, "h", ")")};",
            ["calls of a generic helper"] = static n =>
                "private static T Id<T>(T x) where T : struct, "
                + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x; public Hidden "
                + $"F(Hidden h) => {Nest("Id(", n, "h", ")")};",
            ["calls on receivers"] = static n => $"public Features F({Plain}) => h{Repeat(".Select(0)", n)};",
            ["concatenations"] = static n =>
                $"public Features F({Plain}) {{ Features a = h; {Repeat("a = a.Concat(h); ", n)} return a; }}",
            ["doubled concatenations"] = static n =>
                $"public Features F({Plain}) {{ Features a = h; {Repeat("a = a.Concat(a); ", n)} "
                + "return Same(a.Select(0)); }",
            ["parentheses"] = static n => $"public Features F({Plain}) => {Nest("(", n, "h", ")")};",
            ["sums"] = static n => $"public Features F({Plain}) => h{Repeat(" + h", n)};",
            ["sums to the right"] = static n => $"public Features F({Plain}) => {Nest("h + (", n, "h", ")")};",
            ["negations"] = static n => $"public Features F({Plain}) => {Nest("-(", n, "h", ")")};",
            ["conversions"] = static n => $"public Features F(Hidden h) => {Nest("(Features)(", n, "h", ")")};",
            ["conditional expressions"] = static n =>
                $"public Features F({Plain}, int k) => {Nest("k == 1 ? h : (", n, "h", ")")};",
            ["conditional expressions in conditions"] = static n =>
                $"public Features F({Plain}, bool k) => {Nest("(", n, "k", " ? k : k)")} ? h : h;",
            ["switch expressions"] = static n =>
                $"public Features F({Plain}, int k) => {Nest("k switch { 1 => h, _ => ", n, "h", " }")};",
            ["lambdas"] = static n =>
                $"public int F(Hidden h) {{ Func<int> f = {Nest("() => G(", n, "() => 1", ")")}; "
                + "return f(); } private static int G(Func<int> f) => f();",
            ["local functions"] = static n =>
                "public int F(Hidden h) { return L0(); "
                + $"{string.Concat(Enumerable.Range(0, n).Select(static i => $"int L{i}() {{ return L{i + 1}(); "))}"
                + $" int L{n}() => 1; {Repeat("}", n)} }}",
            ["local functions with features"] = static n =>
                $"public Features F({Plain}) {{ return L0(h); "
                + string.Concat(
                    Enumerable.Range(0, n).Select(static i => $"Features L{i}(Features x) {{ return L{i + 1}(x); ")
                )
                + $" Features L{n}(Features x) => Same(x); {Repeat("}", n)} }}",
            ["nested types"] = static n =>
                string.Concat(
                    Enumerable
                        .Range(0, n)
                        .Select(static i => $"private static class N{i} {{ public static int V => {i}; ")
                ) + $" {Repeat("}", n)} public Features F({Plain}) => h;",
            ["blocks"] = static n =>
                $"public Features F({Plain}) {{ {Repeat("{ ", n)} h = Same(h); {Repeat("}", n)} return h; }}",
            ["branches"] = static n =>
                $"public Features F({Plain}, int k) {{ {Repeat("if (k > 1) { h = Same(h); ", n)} "
                + $"{Repeat("}", n)} return h; }}",
            ["branches in a chain"] = static n =>
                $"public Features F({Plain}, int k) {{ "
                + $"{string.Concat(Enumerable.Range(0, n).Select(static i => $"if (k == {i}) h = Same(h); else "))}"
                + " h = Same(h); return h; }",
            ["loops"] = static n =>
                $"public Features F({Plain}) {{ "
                + string.Concat(
                    Enumerable
                        .Range(0, Math.Min(n, 40))
                        .Select(static i => $"for (int i{i} = 0; i{i} < 2; i{i}++) {{ h = Same(h); ")
                )
                + $" {Repeat("}", Math.Min(n, 40))} return h; }}",
            ["tries"] = static n =>
                $"public Features F({Plain}) {{ {Repeat("try { h = Same(h); ", n)} "
                + $"{Repeat("} finally { h = Same(h); }", n)} return h; }}",
            ["statements"] = static n => $"public Features F({Plain}) {{ {Repeat("h = Same(h); ", 5 * n)} return h; }}",
            ["variables"] = static n =>
                $"public Features F({Plain}) {{ Features a0 = h; "
                + $"{string.Concat(Enumerable.Range(0, 5 * n).Select(static i => $"Features a{i + 1} = Same(a{i}); "))}"
                + $" return a{5 * n}; }}",
            ["helpers"] = static n =>
                string.Concat(
                    Enumerable.Range(0, n).Select(static i => $"private Features H{i}(Features x) => H{i + 1}(x); ")
                ) + $" private Features H{n}(Features x) => Same(x); public Features F({Plain}) => H0(h);",
            ["doubled helpers"] = static n =>
                string.Concat(
                    Enumerable
                        .Range(0, n)
                        .Select(static i => $"private Features H{i}(Features x) => H{i + 1}(x) + H{i + 1}(x); ")
                ) + $" private Features H{n}(Features x) => Same(x); public Features F({Plain}) => H0(h);",
            ["nested doubled helpers"] = static n =>
                string.Concat(
                    Enumerable
                        .Range(0, n)
                        .Select(static i => $"private Features H{i}(Features x) => H{i + 1}(H{i + 1}(x)); ")
                ) + $" private Features H{n}(Features x) => Same(x); public Features F({Plain}) => H0(h);",
            ["helpers of two signatures"] = static n =>
                string.Concat(
                    Enumerable
                        .Range(0, n)
                        .Select(static i =>
                            $"private Features H{i}(Features x) {{ H{i + 1}(x.Concat(x)); return H{i + 1}(x); }} "
                        )
                ) + $" private Features H{n}(Features x) => x; public Features F({Plain}) => H0(h);",
            ["objects"] = static n =>
                $"public Features F({Plain}) {{ N v = {Nest("new N { V = ", n, "null", " }")}; return "
                + "h; } private sealed class N { public N? V { get; set; } }",
            ["collections"] = static n =>
                $"public Features F({Plain}) {{ object[] v = {Nest("new object[] { ", n, "1", " }")}; return h; }}",
            ["collection expressions"] = static n =>
                $"public Features F({Plain}) {{ int[] v = "
                + $"[{string.Join(", ", Enumerable.Repeat("1", 5 * n))}]; return h; }}",
            ["tuples"] = static n =>
                $"public Features F({Plain}) {{ object v = {Nest("(1, ", n, "1", ")")}; return h; }}",
            ["calls of a function of scalars"] = static n =>
                $"public Scalars F(Scalars h) => h.Map(static x => {Nest("Real.Sin(", n, "x", ")")});",
            ["sums in a function of scalars"] = static n =>
                $"public PseudoScalars F(PseudoScalars h) => h.MapOdd(static x => x{Repeat(" + x", n)});",
            ["products in a function of scalars"] = static n =>
                $"public PseudoScalars F(PseudoScalars h) => h.MapOdd(static x => x{Repeat(" * x * x", n)});",
            ["choices in a function of scalars"] = static n =>
                "public Scalars F(PseudoScalars h) => h.MapEven(static x => "
                + $"{Nest("x * x > 1 ? x * x : (", n, "x * x", ")")});",
            ["statements of a function of scalars"] = static n =>
                "public PseudoScalars F(PseudoScalars h) => h.MapOdd(static x => { Real a = x; "
                + $"{Repeat("a = a + x; ", n)} return a; }});",
            ["doublings in a function of scalars"] = static n =>
                "public PseudoScalars F(PseudoScalars h) => h.MapOdd(static x => { Real a = x; "
                + $"{Repeat("a = a + a; ", n)} return a; }});",
            ["branches of a function of scalars"] = static n =>
                "public Scalars F(PseudoScalars h) => h.MapEven(static x => { Real a = x * x; "
                + $"{Repeat("if (a > 1) a = a * a; ", n)} return a; }});",
            ["helpers of a function of scalars"] = static n =>
                string.Concat(
                    Enumerable
                        .Range(0, n)
                        .Select(static i => $"private static Real H{i}(Real x) => H{i + 1}(x) + H{i + 1}(x); ")
                )
                + $" private static Real H{n}(Real x) => x; public PseudoScalars F(PseudoScalars h) => "
                + "h.MapOdd(static x => H0(x));",
            ["captures of a function of scalars"] = static n =>
                "public Scalars F(Scalars h) { "
                + $"{string.Concat(Enumerable.Range(0, n).Select(static i => $"double c{i} = {i}; "))} "
                + "return h.Map(x => "
                + $"x{string.Concat(Enumerable.Range(0, n).Select(static i => $" + c{i}"))}); }}",
            ["functions of scalars"] = static n =>
                $"public Scalars F(Scalars h) => h{Repeat(".Map(static x => x * 2)", n)};",
            ["layers"] = static n =>
                string.Concat(
                    Enumerable
                        .Range(0, n)
                        .Select(static i => $"[Linear(\"4x0e\", \"4x0e\")] private partial Features S{i}(Features x); ")
                )
                + $" public Features F({Plain}) => "
                + $"{string.Concat(Enumerable.Range(0, n).Select(static i => $"S{i}("))}h{Repeat(")", n)}"
                + ";",
            ["methods"] = static n =>
                string.Concat(Enumerable.Range(0, n).Select(static i => $"public Features F{i}({Plain}) => Same(h); ")),
        };

    /// <summary>
    /// Four times the source may cost six times as much, beside what the compiler allocates itself; a few megabytes are
    /// the host's.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cost_IsLinearInTheSource(string name)
    {
        // Types of tuples nest as well, and C# itself takes seconds for 200.
        int n = name == "tuples" ? 25 : 50;
        (long small, long large) = (await Cost(Shapes[name](n)), await Cost(Shapes[name](4 * n)));
        output.WriteLine($"{name}: {small / 1000} kB, {large / 1000} kB");

        Assert.True(
            large <= ((Quadratic.Contains(name) ? 16 : 6) * small) + 20_000_000,
            $"{small} bytes, {large} bytes"
        );
    }

    /// <summary>
    /// Accepted or refused, by us or by C#: never an exception, and the process lives. C# itself overflows the stack
    /// where it follows references through 3000 calls (its analysis of <c>ref</c> safety has no guard), which needs no
    /// help of ours.
    /// </summary>
    [Theory]
    [InlineData("calls of a layer", 800)]
    [InlineData("calls of a layer on plain features", 800)]
    [InlineData("calls on receivers", 800)]
    [InlineData("sums", 800)]
    [InlineData("sums to the right", 800)]
    [InlineData("conditional expressions", 2000)]
    [InlineData("negations", 800)]
    [InlineData("helpers", 1000)]
    [InlineData("blocks", 2000)]
    [InlineData("sums in a function of scalars", 5000)]
    [InlineData("statements", 1000)]
    public async Task DeepCode_IsNoException(string name, int depth)
    {
        Compilation generated = Generate(Shapes[name](depth));
        ImmutableArray<Diagnostic> found = await generated
            .WithAnalyzers(Analysis.Analyzers)
            .GetAnalyzerDiagnosticsAsync();
        output.WriteLine(
            $"{name}: "
                + string.Join(
                    " ",
                    found
                        .Concat(generated.GetDiagnostics())
                        .Where(static d => d.Severity >= DiagnosticSeverity.Warning)
                        .Select(static d => d.Id)
                        .Distinct()
                )
        );

        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
    }

    /// <summary>Each is called twice by the one before: 2^40 calls, forty bodies.</summary>
    [Theory]
    [InlineData("doubled helpers")]
    [InlineData("nested doubled helpers")]
    public async Task DoubledHelpers_AreAccepted(string name) =>
        Assert.DoesNotContain(
            await Generate(Shapes[name](40)).WithAnalyzers(Analysis.Analyzers).GetAnalyzerDiagnosticsAsync(),
            static d => d.Severity == DiagnosticSeverity.Error
        );

    private static Compilation Generate(string members) =>
        Analysis.Generate(
            Analysis.Compile(
                ("Model.cs", "using System;\nusing GeoDL.Typed;\n" + Verify.InModel(Head + members)),
                ("Features.cs", Verify.Features)
            )
        );

    /// <summary>What our analyzers allocate beyond one that asks for all operations and does nothing.</summary>
    private static async Task<long> Cost(string members) =>
        Math.Max(await Bytes(members, Analysis.Analyzers) - await Bytes(members, [new Idle()]), 100_000);

    private static async Task<long> Bytes(string members, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        Compilation generated = Generate(members);
        Assert.DoesNotContain(generated.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
        long before = GC.GetTotalAllocatedBytes(true);
        ImmutableArray<Diagnostic> found = await generated
            .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, false, false))
            .GetAnalyzerDiagnosticsAsync();
        long bytes = GC.GetTotalAllocatedBytes(true) - before;
        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
        return bytes;
    }

    private static string Nest(string open, int n, string inner, string close) =>
        Repeat(open, n) + inner + Repeat(close, n);

    private static string Repeat(string text, int n) => string.Concat(Enumerable.Repeat(text, n));

    /// <summary>Makes the compiler make all operations.</summary>
#pragma warning disable RS1001, RS1025, RS1026, RS1036, RS1038, RS1041 // It is run by this test alone.
    private sealed class Idle : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.UnusedLayer];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
            context.RegisterOperationBlockAction(static c =>
            {
                foreach (IOperation block in c.OperationBlocks)
                    _ = block.Descendants().Count();
            });
        }
    }
}
