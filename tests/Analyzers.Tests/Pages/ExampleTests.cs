using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers.Tests.Pages;

/// <summary>The types that users meet first have examples in their documentation, which compile.</summary>
public sealed class ExampleTests
{
    /// <summary>What examples may use without declaring it.</summary>
    private const string Around = """
        using GeoDL.Typed;

        [Irreps("charge: 0e")] public readonly ref partial struct Atom;
        [Irreps("16x0e + 8x1o")] public readonly ref partial struct Hidden;
        [Irreps("energy: 0e")] public readonly ref partial struct Energy;
        [Irreps("ink: 0", Group = Group.SO2)] public readonly ref partial struct Ink;

        [EquivariantModel]
        public sealed partial class Potential
        {
            [SteerableConvolution(MaxDegree = 1)]
            private partial Energy Read(Neighbourhood edges, Atom atoms);

            public Energy Forward(PointCloud<Atom> cloud) => Read(cloud.Edges, cloud.Features).Sum(cloud.Batch);
        }

        PointCloud<Atom> cloud = PointCloud.Create<Atom>([0, 0, 0, 1, 0, 0], [1.0, -1.0], Neighbours.WithinRadius(3));
        var net = new Potential();

        """;

    private static readonly string[] Files =
    [
        "Attributes/IrrepsAttribute.cs",
        "Attributes/EquivariantModelAttribute.cs",
        "Attributes/LinearAttribute.cs",
        "Attributes/TensorProductAttribute.cs",
        "Attributes/SteerableConvolutionAttribute.cs",
        "Attributes/AttentionAttribute.cs",
        "Attributes/MeshConvolutionAttribute.cs",
        "Attributes/SymmetricContractionAttribute.cs",
        "Attributes/GateAttribute.cs",
        "Spaces/Points/PointCloud.cs",
        "Spaces/Points/Neighbours.cs",
        "Spaces/Points/Neighbourhood.cs",
        "Spaces/Pixels/Grid2.cs",
        "Spaces/Meshes/Mesh.cs",
        "Features/RowsOfT.cs",
        "Features/Features.cs",
        "Features/Scalars.cs",
        "Features/Labels.cs",
        "Parameters/Pass.cs",
        "Parameters/Precision.cs",
        "Losses/Loss.cs",
        "Training/Trainer.cs",
        "Training/Adam.cs",
        "Training/LearningRate.cs",
        "Files/Checkpoint.cs",
    ];

    public static TheoryData<string> Paths => [.. Files];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Example_Compiles(string path)
    {
        var program = new PageProgram();
        program.Add(Block(Around));
        program.Add(Block(Example(File.ReadAllText(Page.FullName("src/Runtime/" + path)))));

        Compilation compilation = program.Compile();
        ImmutableArray<Diagnostic> found = await Analysis.Run(compilation);
        Assert.Equal(
            "",
            string.Concat(found.Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(PageProgram.Line))
        );
    }

    private static PageBlock Block(string text) => new("csharp", text, null, PageBlockKind.Part, null, 0);

    /// <summary>The code of the example of the first type of a file.</summary>
    private static string Example(string source)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(source, options: Analysis.ParseOptions);
        BaseTypeDeclarationSyntax type = unit.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().First();
        string comment = string.Join(
            '\n',
            type.GetLeadingTrivia()
                .ToFullString()
                .Split('\n')
                .Where(static l => l.StartsWith("///", StringComparison.Ordinal))
                .Select(static l => l.Length > 4 ? l[4..] : "")
        );
        return XElement.Parse($"<doc>{comment}</doc>").Element("example")!.Element("code")!.Value;
    }
}
