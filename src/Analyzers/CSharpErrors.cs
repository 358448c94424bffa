using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Asks whether C# itself reports an error where one of ours would stand: one mistake, one diagnostic.
/// </summary>
internal static class CSharpErrors
{
    /// <summary>Whether a text has an error. Costly, so it is asked only when there is something to report.</summary>
    public static bool At(SemanticModel model, TextSpan span, CancellationToken cancellation) =>
        // A warning that a project turns into an error does not count: it can be turned back.
        model
            .GetDiagnostics(span, cancellation)
            .Any(d => d.DefaultSeverity == DiagnosticSeverity.Error && d.Location.SourceSpan.IntersectsWith(span));
}
