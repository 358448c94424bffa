using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Asks whether C# can parse a piece of source. Code that it cannot parse is being edited, and already has an error.
/// </summary>
public static class SyntaxErrors
{
    /// <summary>Whether a node contains a syntax error.</summary>
    public static bool StandIn(SyntaxNode node) =>
        node.ContainsDiagnostics && node.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error);
}
