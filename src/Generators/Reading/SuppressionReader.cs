using System.Collections.Immutable;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Finds <c>[SuppressMessage]</c> and <c>[UnconditionalSuppressMessage]</c> attributes that name one of our errors. C#
/// would obey them, but the build must fail.
/// </summary>
internal static class SuppressionReader
{
    private const string Attribute = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";
    private const string Separator = ", ";
    private const string Unconditional = "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessageAttribute";

    /// <summary>
    /// The ids that the compilation suppresses anywhere, separated by commas; empty if there are none.
    /// </summary>
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

    /// <summary>The message of the error.</summary>
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
        // This includes rules of declarations: a feature struct with members of its own would give access to raw
        // components. Advice may be suppressed.
        where id.Length > 3 && id.StartsWith("GDL", StringComparison.OrdinalIgnoreCase) && id[3] is >= '1' and <= '4'
        select id;
}
