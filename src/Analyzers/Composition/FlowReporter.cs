using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Reports each mistake once, however often code is walked, and only where C# has nothing to say.</summary>
internal sealed class FlowReporter(Action<Diagnostic> report, CancellationToken cancellation)
{
    private readonly HashSet<(string Id, Location Place)> _reported = [];

    public void Report(
        DiagnosticDescriptor rule, SemanticModel model, SyntaxNode where, IEnumerable<Location> others, ImmutableDictionary<string, string?>? properties,
        params object[] arguments)
    {
        Location place = where.GetLocation();
        if (_reported.Add((rule.Id, place)) && !CSharpErrors.At(model, where.Span, cancellation))
            report(Diagnostic.Create(rule, place, others.Where(static l => l.IsInSource), properties, arguments));
    }
}
