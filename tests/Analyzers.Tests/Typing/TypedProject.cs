using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GeoDL.Typed.Generators;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers.Tests.Typing;

/// <summary>
/// A file that is being typed: what compiler, generator and analyzers say of each state of it, as an editor asks them.
/// </summary>
internal sealed partial class TypedProject
{
    /// <summary>
    /// Types, a model with most kinds of layers, a model that holds it, and code that trains nothing but names
    /// everything.
    /// </summary>
    public const string Source = """
        using GeoDL.Typed;

        [Irreps("mass: 0e + velocity: 1o")]
        public readonly ref partial struct Halo;

        [Irreps("4x0e + 2x1o")]
        public readonly ref partial struct Hidden;

        [EquivariantModel]
        public sealed partial class Net
        {
            [SteerableConvolution(MaxDegree = 1)]
            private partial Hidden Embed(Neighbourhood edges, Halo x);

            [Linear("4x0e + 2x1o", "8x0e + 2x1o")]
            private partial Features Lift(Features x);

            [TensorProduct("8x0e + 2x1o", "1o", "4x0e + 2x1o")]
            private partial Features Couple(Features x, Features y);

            [Gate]
            private partial Hidden Bend(Gated<Hidden> x);

            [Linear]
            private partial Gated<Hidden> Widen(Hidden x);

            [Linear]
            private partial Halo Read(Hidden x);

            public Halo Forward(PointCloud<Halo> cloud, int rounds = 2)
            {
                Hidden h = Embed(cloud.Edges, cloud.Features);
                Features mean = cloud.Features.Velocity.Mean(cloud.Batch).Broadcast(cloud.Batch);
                for (int i = 0; i < rounds; i++)
                {
                    Features wide = Lift(h);
                    h += Hidden.From(Couple(wide, cloud.Features.Velocity - mean));
                    h = Bend(Widen(h)) * cloud.Features.Mass;
                }

                Halo x = Read(h);
                return x + 0.5 * cloud.Features - Halo.Zeros(x);
            }
        }

        public static class Program
        {
            public static double[] Run(Net net, PointCloud<Halo> cloud) => net.Predict(cloud, rounds: 3).ToArray();
        }
        """;

    private static readonly (string Path, string Text) Usings = (
        "Usings.cs",
        "global using System;\nglobal using System.Linq;\n"
    );

    private readonly SyntaxTree _usings = CSharpSyntaxTree.ParseText(Usings.Text, Analysis.ParseOptions, Usings.Path);
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new EquivariantModelGenerator().AsSourceGenerator()],
        parseOptions: Analysis.ParseOptions
    );

    /// <summary>The insides of the string literals of a source.</summary>
    public static IReadOnlyList<TextSpan> Literals(string source) =>
        [.. Quoted().Matches(source).Select(static m => new TextSpan(m.Groups[1].Index, m.Groups[1].Length))];

    /// <summary>
    /// Everything that an editor shows in a file: C#'s errors there and what the analyzers say. What is in generated
    /// files it does not show.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> Show(string text)
    {
        var compilation = CSharpCompilation.Create(
            "Tests",
            [CSharpSyntaxTree.ParseText(text, Analysis.ParseOptions, "Model.cs"), _usings],
            Analysis.References,
            Analysis.CompilationOptions
        );
        _driver = _driver.RunGeneratorsAndUpdateCompilation(
            compilation,
            out Compilation output,
            out ImmutableArray<Diagnostic> problems
        );
        Assert.Empty(problems);
        ImmutableArray<Diagnostic> found = await Analysis.Run(output);
        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
        return
        [
            .. found.Where(static d =>
                d.Severity >= DiagnosticSeverity.Warning && !GeneratedFiles.Contains(d.Location.SourceTree)
            ),
        ];
    }

    [GeneratedRegex("\"([^\"\\n]*)\"")]
    private static partial Regex Quoted();
}
