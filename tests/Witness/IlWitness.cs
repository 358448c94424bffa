using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>
/// The second witness: it reads the IL of checked code back, and asks of each call, field, object, box and cast who
/// answers for it.
/// It shares nothing with the analyzers but their record of what they judged.
/// </summary>
public sealed class IlWitness
{
    private readonly CheckedCode _code;
    private readonly SymbolIndex _symbols;
    private readonly TypedTypes _types;
    private readonly Compilation _compilation;

    /// <summary>A witness of a compilation, with its generated files, against a record.</summary>
    public IlWitness(Compilation compilation, JudgedSymbols judged)
    {
        _compilation = compilation;
        _symbols = new SymbolIndex(compilation);
        _types = new TypedTypes(_symbols);
        _code = new CheckedCode(compilation, judged);
    }

    /// <summary>Emits a compilation in Debug and Release, and examines both.</summary>
    /// <exception cref="InvalidOperationException">It cannot be emitted.</exception>
    public static IReadOnlyList<Finding> Examine(Compilation compilation, JudgedSymbols judged)
    {
        var witness = new IlWitness(compilation, judged);
        return
        [
            .. new[] { OptimizationLevel.Debug, OptimizationLevel.Release }.SelectMany(l =>
                witness.Examine(
                    EmittedCode.Of(compilation, l, out string? failure) ?? throw new InvalidOperationException(failure),
                    static _ => true
                )
            ),
        ];
    }

    /// <summary>Examines what was emitted of the witness's compilation, or of one with fewer files.</summary>
    /// <param name="emitted">The IL.</param>
    /// <param name="isWanted">Which of the user's files are asked about.</param>
    public IReadOnlyList<Finding> Examine(EmittedCode emitted, Func<SyntaxTree, bool> isWanted)
    {
        using var image = new PEReader(emitted.Image);
        using MetadataReaderProvider places = MetadataReaderProvider.FromPortablePdbImage(emitted.Symbols);
        MetadataReader metadata = image.GetMetadataReader();
        var tokens = new TokenReader(metadata, _compilation.Assembly.Name, _types, _symbols);
        var units = new UnitReader(metadata, places.GetMetadataReader(), tokens, _symbols, _code, emitted.Files);
        var reader = new BodyReader(image, metadata, tokens, _symbols, _code, emitted.Configuration);
        foreach (
            INamedTypeSymbol type in _code.Types(
                emitted.Files.Values.Where(t => !GeneratedTrees.Contains(t) && isWanted(t))
            )
        )
        {
            foreach (CodeUnit unit in units.Of(type))
                reader.Read(unit);
        }

        return reader.Findings;
    }
}
