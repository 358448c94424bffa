using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Sorts a signature's blocks by degree, then odd before even, as e3nn sorts; names go with their blocks. The result is
/// a different signature: the numbers change places.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
public sealed class SortRefactoring : SignatureRefactoring
{
    /// <summary>Sorting would take fields apart, so a signature with one is not changed.</summary>
    protected override Signature? Rewrite(Signature signature) =>
        signature.HasFields
            ? null
            : new(signature.Group, signature.Irreps.Sort().Inverse.Select(i => signature.Blocks[i]));

    /// <inheritdoc/>
    protected override string Title(string text) => $"Sort to \"{text}\" (changes the order of the numbers)";
}
