using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Asks whether C# itself reports an error where one of ours would stand: one mistake, one diagnostic.</summary>
internal static class CSharpErrors
{
    /// <summary>Whether a text has an error. Costly, so it is asked only when there is something to report.</summary>
    public static bool At(SemanticModel model, SyntaxNode syntax, CancellationToken cancellation) =>
        model.GetDiagnostics(syntax.Span, cancellation).Any(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceSpan.IntersectsWith(syntax.Span));
}
