using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Witness;

/// <summary>A compilation as IL, with the places that its instructions come from.</summary>
public sealed class EmittedCode
{
    private EmittedCode(
        Compilation compilation,
        OptimizationLevel level,
        byte[] image,
        byte[] symbols,
        Dictionary<string, SyntaxTree> files
    )
    {
        (Compilation, Configuration, Image, Symbols, Files) = (
            compilation,
            level.ToString(),
            Unchanging(image),
            Unchanging(symbols),
            files
        );
    }

    /// <summary>What was emitted.</summary>
    public Compilation Compilation { get; }

    /// <summary>Debug or Release.</summary>
    public string Configuration { get; }

    /// <summary>The assembly.</summary>
    public ImmutableArray<byte> Image { get; }

    /// <summary>Its portable PDB.</summary>
    public ImmutableArray<byte> Symbols { get; }

    /// <summary>The files by the names that the PDB has for them.</summary>
    internal IReadOnlyDictionary<string, SyntaxTree> Files { get; }

    /// <summary>
    /// Emits; null if there are errors, in generated files too. Release has all of it and may be run; in Debug, which
    /// is only read, generated methods throw.
    /// </summary>
    public static EmittedCode? Of(Compilation compilation, OptimizationLevel level, out string? failure)
    {
        var files = new Dictionary<string, SyntaxTree>(StringComparer.Ordinal);
        Compilation plain = compilation;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string path = tree.FilePath;
            while (path.Length == 0 || files.ContainsKey(path))
                path += "~";
            files[path] = tree;
            SyntaxTree emitted = path == tree.FilePath ? tree : tree.WithFilePath(path);
            // A line directive would send the reader to another place, or nowhere.
            if (!GeneratedTrees.Contains(tree))
                emitted = WithoutLines(emitted);
            else if (level == OptimizationLevel.Debug)
                emitted = WithoutBodies.Of(emitted);
            // The PDB has a hash of the text, as bytes.
            if (emitted.Encoding is null)
            {
                emitted = CSharpSyntaxTree.Create(
                    (CSharpSyntaxNode)emitted.GetRoot(),
                    (CSharpParseOptions)emitted.Options,
                    emitted.FilePath,
                    Encoding.UTF8
                );
            }
            if (emitted != tree)
                plain = plain.ReplaceSyntaxTree(tree, emitted);
        }

        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = plain
            .WithOptions(plain.Options.WithOptimizationLevel(level))
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        failure = result.Success
            ? null
            : string.Join("\n", result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(5));
        return result.Success ? new EmittedCode(compilation, level, image.ToArray(), symbols.ToArray(), files) : null;
    }

    private static ImmutableArray<byte> Unchanging(byte[] bytes) => ImmutableCollectionsMarshal.AsImmutableArray(bytes);

    /// <summary>Makes comments of the directives that name other lines and files; nothing moves.</summary>
    private static SyntaxTree WithoutLines(SyntaxTree tree)
    {
        if (!tree.GetRoot().ContainsDirectives)
            return tree;
        TextChange[] changes =
        [
            .. tree.GetRoot()
                .DescendantTrivia(descendIntoTrivia: true)
                .Select(static t => t.GetStructure())
                .OfType<LineOrSpanDirectiveTriviaSyntax>()
                .Select(static d => new TextChange(new TextSpan(d.HashToken.SpanStart, 2), "//")),
        ];
        return changes.Length == 0 ? tree : tree.WithChangedText(tree.GetText().WithChanges(changes));
    }
}
