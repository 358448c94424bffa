using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Asks whether C# itself reports an error at the place of one of ours: one mistake gives one diagnostic.
/// </summary>
internal static class CSharpErrors
{
    /// <summary>Whether a text has an error. This is costly, so ask only when there is something to report.</summary>
    public static bool At(SemanticModel model, TextSpan span, CancellationToken cancellation) =>
        // A warning that a project turns into an error does not count: it can be turned back.
        model
            .GetDiagnostics(span, cancellation)
            .Any(d => d.DefaultSeverity == DiagnosticSeverity.Error && d.Location.SourceSpan.IntersectsWith(span));
}
