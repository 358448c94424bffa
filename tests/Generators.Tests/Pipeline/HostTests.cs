using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>The same text everywhere, and no way for one mistake to silence everything.</summary>
public class HostTests
{
    [Fact]
    public void TwoRunsAndAnotherCulture_GiveTheSameBytes() => Assert.Equal(Files("invariant"), Files(Cultures.Comma));

    [TurkishFact]
    public void TurkishLetters_GiveTheSameBytes() => Assert.Equal(Files("invariant"), Files(Cultures.Turkish));

    private static IReadOnlyDictionary<string, string> Files(string culture) =>
        Cultures.Under(culture, static () => GeneratorHost.Run(ModelEmissionTests.GalaxyNet).Files);

    [Fact]
    public void ABuildWithoutDocumentation_GivesTheSameBytes()
    {
        const string source = """
            [EquivariantModel] public sealed partial class Net
            {
                /// <summary>Mixes.</summary>
                [Linear("2x0e", "2x0e")] private partial Features Mix(Features x);
            }
            """;
        CSharpCompilation parsed = GeneratorHost.Compile(source);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            parsed.SyntaxTrees[0].GetText(),
            new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.None),
            parsed.SyntaxTrees[0].FilePath
        );
        GeneratorDriver driver = GeneratorHost
            .Driver()
            .RunGenerators(parsed.RemoveAllSyntaxTrees().AddSyntaxTrees(tree));

        Assert.Equal(
            GeneratorHost.Run(parsed).Files["Net.g.cs"],
            driver
                .GetRunResult()
                .Results.Single()
                .GeneratedSources.Single(static s => s.HintName == "Net.g.cs")
                .SourceText.ToString()
        );
    }

    [Fact]
    public void TypesThatDifferInCapitalsOnly_GetFilesOfTheirOwn()
    {
        GeneratorRun run = GeneratorHost
            .Run(
                """
                [Irreps("0e")] public readonly ref partial struct Halo;
                [Irreps("1o")] public readonly ref partial struct HALO;
                [EquivariantModel] public sealed partial class Net { [Linear("0e", "0e")] private partial Features Mix(Features x); }
                [EquivariantModel] public sealed partial class NET { [Linear("0e", "0e")] private partial Features Mix(Features x); }
                """
            )
            .AssertClean();

        Assert.Equal(run.Files.Count, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void AFriendAssemblyWithTheSameCouplings_IsNoTrouble()
    {
        const string source = """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]
            [EquivariantModel] public sealed partial class NAME { [TensorProduct("2x1o", "1x1o", "2x0e")] private partial Features P(Features x, Features y); }
            """;
        Compilation library = GeneratorHost
            .Run(GeneratorHost.Compile(source.Replace("NAME", "First")).WithAssemblyName("Library"))
            .AssertClean()
            .Output;
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);

        GeneratorHost
            .Run(
                GeneratorHost
                    .Compile(source.Replace("NAME", "Second"))
                    .AddReferences(MetadataReference.CreateFromImage(image.ToArray()))
            )
            .AssertClean();
    }

    [Fact]
    public void AnAttributeTwice_IsAnErrorOfCSharpsAlone()
    {
        GeneratorRun run = GeneratorHost.Run(
            """
            [EquivariantModel] [EquivariantModel] public sealed partial class Net { [Linear("0e", "0e")] private partial Features Mix(Features x); }
            [Irreps("0e")] [Irreps("0e")] public readonly ref partial struct Halo;
            """
        );

        Assert.All(run.Problems(), static p => Assert.Contains("CS0579", p));
    }

    [Theory]
    [InlineData(
        """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Equivariance", "GDL4001")]""",
        "GDL4001"
    )]
    [InlineData(
        """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("x", "GDL3003:Parity", Justification = "y", Scope = "module")]""",
        "GDL3003"
    )]
    [InlineData(
        """public class C { [System.Diagnostics.CodeAnalysis.SuppressMessage("x", "gdl3003")] public void M() { } }""",
        "gdl3003"
    )]
    [InlineData("""[module: System.Diagnostics.CodeAnalysis.SuppressMessage("x", "GDL4002")]""", "GDL4002")]
    [InlineData(
        """public class C { [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("x", "GDL4001")] public void M() { } }""",
        "GDL4001"
    )]
    [InlineData("""[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("x", "GDL2003")]""", "GDL2003")]
    public void ASuppressedPromise_IsAnError(string source, string id)
    {
        string problem = Assert.Single(GeneratorHost.Run(source).Problems());

        Assert.Contains("CS1029", problem);
        Assert.Contains(id, problem);
    }

    [Fact]
    public void OtherSuppressions_AreTheUsersAffair() =>
        GeneratorHost
            .Run(
                """
                [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "CA1000")]
                [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Advice", "GDL5001")]
                """
            )
            .AssertClean();

    [Fact]
    public void AnExceptionInside_BecomesAnErrorThatNamesTheLayer()
    {
        INamedTypeSymbol symbol = GeneratorHost.Compile("public class Net { }").GetTypeByMetadataName("Net")!;

        Outcome<string> outcome = Guard.Read<string>(
            symbol,
            static () => throw new InvalidOperationException("broken")
        );

        Assert.Equal("Net", outcome.Name);
        Assert.Equal("InvalidOperationException: broken", outcome.Error);
        Assert.Throws<OperationCanceledException>(() =>
            Guard.Read<string>(symbol, static () => throw new OperationCanceledException())
        );
    }

    [Fact]
    public void Readers_StopWhenTheyAreCancelled()
    {
        INamedTypeSymbol symbol = GeneratorHost
            .Compile(ModelEmissionTests.GalaxyNet)
            .GetTypeByMetadataName("GalaxyNet")!;

        Assert.Throws<OperationCanceledException>(() =>
            ModelReader.Read(symbol, new CancellationToken(canceled: true))
        );
    }
}
