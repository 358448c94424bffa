using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Lists the assumptions that the promise rests on, and requires a reason for each.</summary>
internal static class AssumptionCheck
{
    /// <summary>Reports a method that is marked <c>[AssumeEquivariant]</c>.</summary>
    public static void Check(IMethodSymbol method, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (
            RuntimeTypes.Find(method, "AssumeEquivariantAttribute")
            is not { ApplicationSyntaxReference: { } place } assumed
        )
        {
            return;
        }
        string? reason =
            assumed.NamedArguments.FirstOrDefault(static a => a.Key == "Justification").Value.Value as string;
        Location where = place.GetSyntax(cancellation).GetLocation();
        report(
            string.IsNullOrWhiteSpace(reason)
                ? Diagnostic.Create(Descriptors.EmptyJustification, where, method.Name)
                : Diagnostic.Create(Descriptors.Assumption, where, method.Name, reason)
        );
    }
}
