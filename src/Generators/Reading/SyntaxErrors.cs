using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Asks whether C# can read a piece of source. What it cannot read is being written, and the error is there already.
/// </summary>
public static class SyntaxErrors
{
    /// <summary>Whether a syntax error stands in a node.</summary>
    public static bool StandIn(SyntaxNode node) =>
        node.ContainsDiagnostics && node.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error);
}
