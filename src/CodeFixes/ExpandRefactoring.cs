using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Writes each copy as a block, to name or move it. It is the same signature, with the same numbers in the same places;
/// <see cref="CanonicalRefactoring"/> merges them again.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
public sealed class ExpandRefactoring : SignatureRefactoring
{
    /// <summary>With more blocks than this the result is not readable.</summary>
    private const int MostBlocks = 24;

    /// <summary>
    /// A named block is kept, however many copies it has. Fields one after another are not the same numbers as several
    /// fields, so a signature with one is not changed.
    /// </summary>
    protected override Signature? Rewrite(Signature signature) =>
        !signature.HasFields
        && signature.Blocks.Sum(static b => b.Name is null ? (long)b.Mul : 1) <= MostBlocks
        && signature.Blocks.Any(static b => b is { Name: null, Mul: > 1 })
            ? new Signature(
                signature.Group,
                signature.Blocks.SelectMany(static b =>
                    b.Name is null ? Enumerable.Repeat(new Block(null, new MulIrrep(1, b.Irrep)), b.Mul) : [b]
                )
            )
            : null;

    /// <inheritdoc/>
    protected override string Title(string text) => $"Write each copy as a block: \"{text}\"";
}
