using System.Collections.Immutable;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Finds <c>[SuppressMessage]</c> and <c>[UnconditionalSuppressMessage]</c> attributes that name an error of ours. C#
/// would obey them; the build must not.
/// </summary>
internal static class SuppressionReader
{
    private const string Attribute = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";
    private const string Separator = ", ";
    private const string Unconditional = "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessageAttribute";

    /// <summary>The ids that anything in the compilation suppresses, with commas; empty if nothing does.</summary>
    public static IncrementalValueProvider<string> Provider(IncrementalGeneratorInitializationContext context) =>
        Found(context, Attribute)
            .Combine(Found(context, Unconditional))
            .Select(
                static (ids, _) =>
                    string.Join(
                        Separator,
                        ids.Left.Concat(ids.Right)
                            .SelectMany(static list => list.Split([Separator], StringSplitOptions.RemoveEmptyEntries))
                            .Distinct()
                            .OrderBy(static id => id, StringComparer.Ordinal)
                    )
            )
            .WithTrackingName(TrackingNames.Suppressions);

    /// <summary>What the error says.</summary>
    public static string Message(string ids) =>
        $"{ids} cannot be suppressed: an equivariant model that compiles keeps its promise. "
        + "Remove the SuppressMessage attribute, or mark the method [AssumeEquivariant(Justification = \"…\")].";

    private static IncrementalValueProvider<ImmutableArray<string>> Found(
        IncrementalGeneratorInitializationContext context,
        string attribute
    ) =>
        context
            .SyntaxProvider.ForAttributeWithMetadataName(
                attribute,
                static (_, _) => true,
                static (c, _) => string.Join(Separator, Ids(c.Attributes))
            )
            .Collect();

    private static IEnumerable<string> Ids(IEnumerable<AttributeData> attributes) =>
        from attribute in attributes
        where attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[1].Value is string
        let id = ((string)attribute.ConstructorArguments[1].Value!).Split(':')[0].Trim()
        // Declarations too: a feature struct with members of its own would be a way to raw components. Advice may be
        // silenced.
        where id.Length > 3 && id.StartsWith("GDL", StringComparison.OrdinalIgnoreCase) && id[3] is >= '1' and <= '4'
        select id;
}
