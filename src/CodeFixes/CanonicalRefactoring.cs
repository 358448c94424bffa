using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Writes a signature as irreps in their shortest form: equal neighbours merged, empty blocks dropped. Both are the
/// same signature, with the same numbers in the same places; but a field is then no longer declared.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
public sealed class CanonicalRefactoring : SignatureRefactoring
{
    /// <summary>Names belong to blocks as written, so a signature with a name is not changed.</summary>
    protected override Signature? Rewrite(Signature signature) =>
        signature.Terms.Any(static b => b.Name is not null) ? null : signature.Canonical;

    /// <inheritdoc/>
    protected override string Title(string text) => $"Write \"{text}\"";
}
