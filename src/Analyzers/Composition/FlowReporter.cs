using System.Collections.Immutable;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers;

/// <summary>Reports each mistake once, however often code is walked, and only where C# reports no error.</summary>
internal sealed class FlowReporter(Action<Diagnostic> report, CancellationToken cancellation)
{
    private readonly HashSet<(string Id, Location Place)> _reported = [];
    private readonly HashSet<(Location Place, string Signature)> _signatures = [];
    private readonly HashSet<(string Reason, string Expression, int Member)> _unknown = [];

    /// <summary>Whether a signature that came from its place is not reported yet.</summary>
    public bool IsNews(Possibility signature) =>
        !_signatures.Contains((signature.Place, signature.Signature.ToString()));

    /// <summary>Records that a signature is reported: its consequences are not other mistakes.</summary>
    public void Remember(Possibility signature) => _signatures.Add((signature.Place, signature.Signature.ToString()));

    /// <summary>
    /// Whether it is not reported yet that an expression of a member is unknown for this reason; records that it is
    /// now.
    /// </summary>
    public bool IsNews(string reason, SyntaxNode expression) =>
        _unknown.Add(
            (reason, expression.ToString(), expression.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.SpanStart ?? -1)
        );

    /// <summary>Whether a project asks to see the signatures of locals in a file (GDL5004).</summary>
    public bool IsShown(Compilation compilation, SyntaxTree tree)
    {
        CompilationOptions options = compilation.Options;
        return (
                options.SyntaxTreeOptionsProvider?.TryGetDiagnosticValue(
                    tree,
                    DiagnosticIds.LocalSignature,
                    cancellation,
                    out ReportDiagnostic inFile
                ) == true
                && inFile is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default)
            )
            || (
                options.SpecificDiagnosticOptions.TryGetValue(
                    DiagnosticIds.LocalSignature,
                    out ReportDiagnostic inProject
                )
                && inProject != ReportDiagnostic.Suppress
            )
            || (
                options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(
                    DiagnosticIds.LocalSignature,
                    cancellation,
                    out ReportDiagnostic everywhere
                ) == true
                && everywhere is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default)
            );
    }

    /// <summary>Reports something that is not a mistake.</summary>
    public void Show(Diagnostic diagnostic)
    {
        if (_reported.Add((diagnostic.Id, diagnostic.Location)))
            report(diagnostic);
    }

    /// <summary>Reports what a reader found in an expression.</summary>
    public void Report(EquatableArray<Fault> faults, SemanticModel model, SyntaxNode where)
    {
        if (CSharpErrors.At(model, where.Span, cancellation))
            return;
        foreach (Fault fault in faults)
            Show(FaultDiagnostic.Of(fault, model.Compilation));
    }

    public void Report(
        DiagnosticDescriptor rule,
        SemanticModel model,
        SyntaxNode where,
        IEnumerable<Location> others,
        ImmutableDictionary<string, string?>? properties,
        params object[] arguments
    )
    {
        Location place = where.GetLocation();
        if (_reported.Add((rule.Id, place)) && !CSharpErrors.At(model, where.Span, cancellation))
            report(Diagnostic.Create(rule, place, others.Where(static l => l.IsInSource), properties, arguments));
    }
}
