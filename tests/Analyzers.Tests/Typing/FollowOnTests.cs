using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Typing;

/// <summary>
/// What follows from a faulty declaration is silent: the error stands at the declaration, and every use of it elsewhere
/// says nothing.
/// </summary>
public sealed class FollowOnTests
{
    private const string Usings = "using System;\nusing GeoDL.Typed;\n";

    private const string Type =
        """[Irreps("mass: 0e + spin: 0o + velocity: 1o")] public readonly ref partial struct Body;""";

    /// <summary>Every member that a feature struct has, and every place that it can stand in.</summary>
    private const string Uses = """
        [EquivariantModel]
        public sealed partial class Uses
        {
            [Linear] private partial Body Down(Body x);
            [LayerNorm] private partial Body Even(Body x);
            [Linear] private partial Gated<Body> Widen(Body x);
            [Gate] private partial Body Bend(Gated<Body> x);
            [Linear("1o", "4x1o")] private partial Features Many(Features x);

            public Body Forward(PointCloud<Body> cloud, Body start, [Irreps("1o")] Features push, int rounds = 2)
            {
                Body x = cloud.Features + start;
                for (int i = 0; i < rounds; i++)
                    x += 0.5 * Bend(Widen(Even(x))) - x / 3;
                Mirrored<Body> mirrored = x * x.Spin;
                x = x * x.Mass + x / (1 + x.Mass) + mirrored * x.Spin;
                Features heavy = x.Mass * x.Velocity + push;
                Features lot = Many(heavy).Concat(Many(x.Velocity));
                Body mean = x.Mean(cloud.Batch).Broadcast(cloud.Batch);
                x = -Helper(x, mean) + Body.From(x) - Body.Zeros(x);
                Features plain = x;
                Pair<Body, Features> pair = new(x, lot);
                (Body first, Features second) = pair;
                return Marked.Twice(first) + Body.From(plain) + cloud.Edges.Sum(cloud.Edges.Sender(Down(x))) * Scalars.From(second.SoftNorm().MeanOverCopies());
            }

            private static Body Helper(Body x, Body y) => x + y;
        }

        public static class Marked
        {
            [Equivariant] public static Body Twice(Body x) => 2 * x;
            public static double[] Run(Uses net, PointCloud<Body> cloud, Rows<Body> start, Rows push) => net.Predict(cloud, start, push).ToArray();
        }
        """;

    [Fact]
    public async Task RightDeclaration_HasNothing() => Assert.Empty(await Found(Type));

    /// <summary>The names are there, so C# has nothing to say either.</summary>
    [Theory]
    [InlineData("""[Irreps("mass: 0q + spin: 0o + velocity: 1o")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + velocity: 1")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: + spin: 0o + velocity: 1o")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e spin: 0o + velocity: 1o")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass 0e + spin: 0o + velocity: 1o")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + velocity: 1o +")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e, spin: 0o, velocity: 1o")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + velocity: 1x40o")] public readonly ref partial struct Body;""")]
    [InlineData(
        """[Irreps("mass: 0e + spin: 0o + velocity: 1o + mass: 0e")] public readonly ref partial struct Body;"""
    )]
    [InlineData(
        """[Irreps("mass: 0e + spin: 0o + velocity: 1o + mean: 0e")] public readonly ref partial struct Body;"""
    )]
    [InlineData(
        """[Irreps("mass: 0e + spin: 0o + velocity: 1o + body: 1z")] public readonly ref partial struct Body;"""
    )]
    [InlineData(
        """[Irreps("mass: 0e + spin: 0o + velocity: 1o + 2000000000x11e")] public readonly ref partial struct Body;"""
    )]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + velocity: 1o")] public ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + velocity: 1o")] public readonly partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + velocity: 1o")] public readonly ref struct Body;""")]
    [InlineData(
        """[Irreps("mass: 0e + spin: 0o + velocity: 1o")] public readonly ref partial struct Body : IDisposable { public void Dispose() { } }"""
    )]
    [InlineData(
        """[Irreps("mass: 0e + spin: 0o + velocity: 1o")] public readonly ref partial struct Body { public int X => 3; }"""
    )]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + velocity: 1o")] public readonly ref partial struct Body(int x);""")]
    public async Task FaultyType_IsReportedWhereItStands_Alone(string declaration) =>
        AssertAlone(declaration, await Found(declaration));

    /// <summary>Names that are gone are C#'s to miss; nobody says more.</summary>
    [Theory]
    [InlineData("""[Irreps("")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps(null!)] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps(4)] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("m")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("mass: 0e + spin: 0o + vel")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("4x0e + 1z")] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("0 + 0 + 1", Group = Group.CN)] public readonly ref partial struct Body;""")]
    [InlineData("""[Irreps("0e + 0o + 1", Fold = 8)] public readonly ref partial struct Body;""")]
    public async Task FaultyTypeWithoutItsNames_LeavesTheRestToCSharp(string declaration)
    {
        ImmutableArray<Diagnostic> found = await Found(declaration);

        Assert.Contains(found, static d => d.Location.SourceTree!.FilePath == "Declared.cs");
        Assert.All(
            found.Where(static d => d.Location.SourceTree!.FilePath != "Declared.cs"),
            static d => Assert.True(d.Id == "CS1061", d.ToString())
        );
    }

    /// <summary>A layer that is wrong: what is done with its result, and with the layers beside it.</summary>
    [Theory]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1z")]""", "private partial Features Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1o", "")]""", "private partial Features Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1", "4x0e + 2x1o")]""", "private partial Features Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1o + 2e")]""", "private partial Features Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1o")]""", "private partial Features Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1o", 7)]""", "private partial Features Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1o", Nothing = 3)]""", "private partial Features Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1o"), LayerNorm]""", "private partial Features Mix(Features x);")]
    [InlineData(
        """[Linear("4x0e + 2x1o", "4x0e + 2x1o", Name = "not a name")]""",
        "private partial Features Mix(Features x);"
    )]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1o")]""", "private Features Mix(Features x) => x;")]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1o")]""", "private partial Features Mix(Features x)")]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1o")]""", "private partial Unknown Mix(Features x);")]
    [InlineData("""[Linear("4x0e + 2x1o", "4x0e + 2x1o")]""", "private partial Features Mix(Features x")]
    public async Task FaultyLayer_IsReportedWhereItStands_Alone(string attribute, string method)
    {
        (string source, int start, int end) = WithLayer(attribute + " " + method);
        ImmutableArray<Diagnostic> found = await Found(Type, source);

        Assert.Contains(found, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.All(found, d => Assert.True(IsWithin(d, start, end), d.ToString()));
    }

    /// <summary>A layer that no call can match: C# says so at the call, and nobody says more.</summary>
    [Theory]
    [InlineData("private partial Features Mix(ref Features x);")]
    [InlineData("private partial Features Mix(Unknown x);")]
    [InlineData("private partial Features Mix(")]
    [InlineData("private partial Features Mix(Features x, ")]
    [InlineData("private partial Gated<")]
    public async Task LayerThatNoCallMatches_LeavesTheCallToCSharp(string method)
    {
        (string source, int start, int end) = WithLayer("""[Linear("4x0e + 2x1o", "4x0e + 2x1o")] """ + method);
        ImmutableArray<Diagnostic> found = await Found(Type, source);

        Assert.Contains(found, d => d.Severity == DiagnosticSeverity.Error && IsWithin(d, start, end));
        Assert.All(
            found.Where(d => !IsWithin(d, start, end)),
            static d => Assert.True(d.Id.StartsWith("CS", StringComparison.Ordinal), d.ToString())
        );
    }

    /// <summary>
    /// A call that does not bind is C#'s error; that its layer is never called would be another, and wrong.
    /// </summary>
    [Theory]
    [InlineData("Lift()")]
    [InlineData("Lift(cloud)")]
    [InlineData("Lift(cloud.Features, 3)")]
    [InlineData("this.Lift(cloud.Feature)")]
    [InlineData("Lift(Missing(cloud))")]
    [InlineData("Missing(Lift)")]
    [InlineData("Lift.Missing")]
    [InlineData("Lift(cloud.Features).")]
    [InlineData("Lift(")]
    [InlineData("new Func<int, int>(Lift)(3)")]
    public async Task CallThatDoesNotBind_UsesItsLayer(string call)
    {
        ImmutableArray<Diagnostic> found = await Found(
            Type,
            $$"""
            [EquivariantModel]
            public sealed partial class Net
            {
                [Linear] private partial Hidden Lift(Body x);

                public Hidden Forward(PointCloud<Body> cloud) => {{call}};
            }
            """
        );

        Assert.Contains(found, static d => d.Id.StartsWith("CS", StringComparison.Ordinal));
        Assert.DoesNotContain(found, static d => d.Id.StartsWith("GDL", StringComparison.Ordinal));
    }

    private static (string Source, int Start, int End) WithLayer(string layer)
    {
        const string Before = """
            [EquivariantModel]
            public sealed partial class Net
            {
                [Linear] private partial Hidden Lift(Body x);
                [TensorProduct("4x0e + 2x1o", "1o", "4x0e")] private partial Features Couple(Features x, Features y);

            """;
        const string After = """

                public Scalars Forward(PointCloud<Body> cloud)
                {
                    Features x = Lift(cloud.Features);
                    for (int i = 0; i < 3; i++)
                        x = Mix(x);
                    return Scalars.From(Couple(x, cloud.Features.Velocity));
                }
            }
            """;
        return (Before + layer + After, Before.Length, Before.Length + layer.Length + 1);
    }

    private static bool IsWithin(Diagnostic diagnostic, int start, int end) =>
        diagnostic.Location.SourceTree!.FilePath == "Uses.cs"
        && diagnostic.Location.SourceSpan.Start >= Usings.Length + start
        && diagnostic.Location.SourceSpan.Start <= Usings.Length + end;

    private static async Task<ImmutableArray<Diagnostic>> Found(string declaration, string uses = Uses) =>
        [
            .. (
                await Analysis.Run(
                    Analysis.Generate(
                        Analysis.Compile(
                            (
                                "Declared.cs",
                                Usings
                                    + declaration
                                    + "\n[Irreps(\"4x0e + 2x1o\")] public readonly ref partial struct Hidden;\n"
                            ),
                            ("Uses.cs", Usings + uses)
                        )
                    )
                )
            ).Where(static d => d.Severity >= DiagnosticSeverity.Warning || d.Id == DiagnosticIds.UnusedLayer),
        ];

    private static void AssertAlone(string declaration, ImmutableArray<Diagnostic> found)
    {
        Assert.Contains(found, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.All(
            found,
            d =>
                Assert.True(
                    d.Location.SourceTree!.FilePath == "Declared.cs"
                        && d.Location.SourceSpan.Start < Usings.Length + declaration.Length,
                    d.ToString()
                )
        );
    }
}
