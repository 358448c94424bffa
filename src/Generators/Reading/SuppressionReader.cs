using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Finds <c>[SuppressMessage]</c> attributes that name a rule of the promise. C# would obey them; the build must not.</summary>
internal static class SuppressionReader
{
    private const string Attribute = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";

    /// <summary>The ids that anything in the compilation suppresses.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> Provider(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .ForAttributeWithMetadataName(Attribute, static (_, _) => true, static (c, _) => Ids(c.Attributes).ToEquatableArray())
        .SelectMany(static (ids, _) => ids)
        .Collect()
        .Select(static (ids, _) => ids.Distinct().OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray())
        .WithTrackingName(TrackingNames.Suppressions);

    /// <summary>What the error says.</summary>
    public static string Message(EquatableArray<string> ids) =>
        $"{string.Join(", ", ids)} cannot be suppressed: an equivariant model that compiles keeps its promise. "
        + "Remove the SuppressMessage attribute, or mark the method [AssumeEquivariant(Justification = \"…\")].";

    private static IEnumerable<string> Ids(IEnumerable<AttributeData> attributes) =>
        from attribute in attributes
        where attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[1].Value is string
        let id = ((string)attribute.ConstructorArguments[1].Value!).Split(':')[0].Trim()
        where id.StartsWith("GDL3", StringComparison.OrdinalIgnoreCase) || id.StartsWith("GDL4", StringComparison.OrdinalIgnoreCase)
        select id;
}
