using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Attack;

/// <summary>An editor configuration that calls every file generated and silences every diagnostic.</summary>
internal sealed class HostileOptions : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        GeneratedKind.MarkedGenerated;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree,
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    )
    {
        severity = ReportDiagnostic.Suppress;
        return diagnosticId.StartsWith("GDL", StringComparison.Ordinal);
    }

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    )
    {
        severity = ReportDiagnostic.Suppress;
        return diagnosticId.StartsWith("GDL", StringComparison.Ordinal);
    }
}
