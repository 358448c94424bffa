using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Every rule. A message says what is wrong, in the user's own irreps and names, why it breaks equivariance, and what
/// to write instead.
/// </summary>
/// <remarks>
/// Rules that the promise rests on are errors and not configurable. Each has a page under docs/rules.
/// </remarks>
public static partial class Descriptors
{
    private static readonly Lazy<ImmutableDictionary<string, DiagnosticDescriptor>> Lookup = new(() =>
        typeof(Descriptors)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static f => f.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .ToImmutableDictionary(static d => d.Id)
    );

    /// <summary>All rules by id.</summary>
    public static ImmutableDictionary<string, DiagnosticDescriptor> ById => Lookup.Value;

    /// <summary>The rules whose ids begin like this: <c>GDL3</c> are GDL3xxx.</summary>
    public static ImmutableArray<DiagnosticDescriptor> StartingWith(params string[] beginnings) =>
        ById
            .Values.Where(d => beginnings.Any(b => d.Id.StartsWith(b, StringComparison.Ordinal)))
            .OrderBy(static d => d.Id, StringComparer.Ordinal)
            .ToImmutableArray();

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        new(
            id,
            title,
            message,
            category,
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: HelpLink(id),
            customTags: WellKnownDiagnosticTags.NotConfigurable
        );

    /// <summary>The page of a rule; null as long as no repository is public.</summary>
    private static string? HelpLink(string id) =>
        Repository.Address is { Length: > 0 } address ? $"{address}/blob/HEAD/docs/rules/{id}.md" : null;

    /// <summary>A class of its own: the rules, static fields in several files, need it first.</summary>
    private static class Repository
    {
        /// <summary>MSBuild's property RepositoryUrl, which the SDK writes into the assembly.</summary>
        public static readonly string? Address = typeof(Descriptors)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(static a => a.Key == "RepositoryUrl")
            ?.Value;
    }
}
