using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers.Tests.Performance;

/// <summary>
/// The walk over model code grows with the size of the source, neither with its depth nor with what is nested in it.
/// </summary>
public sealed class WalkerSizeTests
{
    public static TheoryData<string, Func<int, string>> Shapes =>
        new()
        {
            {
                "calls",
                static n =>
                    "public Hidden F(Hidden h) => "
                    + string.Concat(Enumerable.Repeat("Mix(", n))
                    + "h"
                    + new string(')', n)
                    + ";"
            },
            {
                "sums",
                static n => "public Hidden F(Hidden h) => h" + string.Concat(Enumerable.Repeat(" + h", n)) + ";"
            },
            {
                "lambdas",
                static n =>
                    "public int F(Hidden h) { Func<int> f = "
                    + string.Concat(Enumerable.Repeat("() => G(", n))
                    + "() => 1"
                    + new string(')', n)
                    + "; return f(); } private static int G(Func<int> f) => f();"
            },
            {
                "local functions",
                static n =>
                    "public int F(Hidden h) { return L0(); "
                    + string.Concat(Enumerable.Range(0, n).Select(static i => $"int L{i}() {{ return L{i + 1}(); "))
                    + $"int L{n}() => 1; "
                    + new string('}', n)
                    + " }"
            },
            {
                "a chain of local functions",
                static n =>
                    "public int F(Hidden h) { return L0(); "
                    + string.Concat(Enumerable.Range(0, n).Select(static i => $"int L{i}() => L{i + 1}(); "))
                    + $"int L{n}() => 1; }}"
            },
            {
                "tries",
                static n =>
                    "public int F(Hidden h) { "
                    + string.Concat(Enumerable.Repeat("try { ", n))
                    + "return 1;"
                    + string.Concat(Enumerable.Repeat(" } catch (FormatException) { }", n))
                    + " return 2; }"
            },
            {
                "conditions",
                static n =>
                    "public Hidden F(Hidden h, int k) => "
                    + string.Concat(Enumerable.Range(0, n).Select(static i => $"k == {i} ? h : ("))
                    + "h"
                    + new string(')', n)
                    + ";"
            },
            {
                "conversions",
                static n =>
                    "public Features F(Hidden h) => "
                    + string.Concat(Enumerable.Repeat("(Features)(", n))
                    + "h"
                    + new string(')', n)
                    + ";"
            },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Walk_IsLinear(string what, Func<int, string> shape)
    {
        Assert.NotEmpty(what);
        (int small, int large) = (await Visits(shape(10)), await Visits(shape(80)));

        Assert.InRange(large, small, 8 * small);
    }

    [Fact]
    public async Task DeepCode_IsJudged()
    {
        var clock = Stopwatch.StartNew();

        ImmutableArray<Diagnostic> found = await Run(
            "public double F(double s, PointCloud<Hidden> c) => c.PositionValues[0]"
                + string.Concat(Enumerable.Repeat(" + s", 3000))
                + ";",
            WalkerHooks.None
        );

        Assert.Equal("GDL4001", Assert.Single(found).Id);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    /// <summary>Exponential work would not end.</summary>
    [Theory]
    [InlineData(
        "[Linear(\"4x0e\", \"4x0e\")] private partial Features Same(Features x); public Features "
            + "F([Irreps(\"4x0e\")] Features h) => ",
        "Same("
    )]
    [InlineData(
        "private Features Same(Features x) => x + x; public Features F([Irreps(\"4x0e\")] Features h) => ",
        "Same("
    )]
    [InlineData(
        "private static T Same<T>(T x) where T : struct, GeoDL.Typed.CompilerServices.IFeatures<T>, "
            + "allows ref struct => x; public Hidden F(Hidden h) => ",
        "Same("
    )]
    [InlineData("public Scalars F(Scalars h) => h.Map(static h => ", "Real.Sin(")]
    [InlineData("public PseudoScalars F(PseudoScalars h) => h.MapOdd(static h => ", "Real.Sin(")]
    public async Task NestedCalls_AreAnalysed(string before, string call) =>
        await Verify.That(
            Verify.InModel(
                before
                    + string.Concat(Enumerable.Repeat(call, 40))
                    + "h"
                    + new string(')', 40 + before.Count(static c => c == '(') - before.Count(static c => c == ')'))
                    + ";"
            )
        );

    /// <summary>How many operations are judged.</summary>
    private static async Task<int> Visits(string members)
    {
        int visits = 0;
        ImmutableArray<Diagnostic> found = await Run(
            members,
            new WalkerHooks { Judged = (_, _) => Interlocked.Increment(ref visits) }
        );

        Assert.Empty(found);
        return visits;
    }

    private static async Task<ImmutableArray<Diagnostic>> Run(string members, WalkerHooks hooks)
    {
        Compilation compilation = Analysis.Generate(
            Analysis.Compile(
                (
                    "Model.cs",
                    "using System;\nusing GeoDL.Typed;\n"
                        + Verify.InModel("[Linear] private partial Hidden Mix(Hidden x);\n" + members)
                ),
                ("Features.cs", Verify.Features)
            )
        );
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        return await compilation
            .WithAnalyzers([new EquivarianceAnalyzer(hooks), new DeclarationAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
    }
}
