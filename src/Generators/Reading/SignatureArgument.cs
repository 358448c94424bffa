using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// A string literal that is a signature: the argument of <c>[Irreps]</c>, or one of a layer attribute. It is meant for
/// editors, so it may be incomplete.
/// </summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Kind">The layer attribute's name without suffix; null for <c>[Irreps]</c>.</param>
/// <param name="Property">The property that the literal gives: <c>Signature</c>, <c>Input</c>, <c>Left</c>, …</param>
/// <param name="Group">The group of the irreps.</param>
/// <param name="Text">The signature as written.</param>
/// <param name="Start">Where it starts in the file.</param>
public sealed record SignatureArgument(
    AttributeSyntax Attribute,
    string? Kind,
    string Property,
    SymmetryGroup Group,
    string Text,
    int Start
)
{
    private static readonly string[] OptionsByBlock =
    [
        "Paths",
        "LeftVariances",
        "RightVariances",
        "ResultVariances",
        "Functions",
    ];

    /// <summary>The place of the signature, without the quotes.</summary>
    public TextSpan Span => new(Start, Text.Length);

    /// <summary>
    /// Whether other arguments refer to the blocks as written, so that blocks may not be split or merged without them.
    /// </summary>
    public bool HasOptionsByBlock =>
        Attribute.ArgumentList is { } list
        && list.Arguments.Any(a =>
            (Kind == "Activation" && a.NameEquals is null)
            || OptionsByBlock.Contains(a.NameEquals?.Name.Identifier.ValueText)
        );

    /// <summary>
    /// The signature whose literal contains or touches a position; null if there is none, or if escapes in it shift its
    /// characters.
    /// </summary>
    public static SignatureArgument? Find(
        SemanticModel model,
        SyntaxNode root,
        int position,
        CancellationToken cancellation
    )
    {
        if (
            (LiteralAt(root, position) ?? LiteralAt(root, position - 1))
                is not { Parent: AttributeArgumentSyntax { Parent.Parent: AttributeSyntax attribute } argument } literal
            || model.GetTypeInfo(attribute, cancellation).Type is not INamedTypeSymbol type
        )
        {
            return null;
        }

        string? kind = RuntimeTypes.LayerAttributeName(type);
        string text = literal.Token.ValueText;
        if (
            (kind is null && !RuntimeTypes.Is(type, "IrrepsAttribute"))
            || PropertyOf(argument, attribute, type, kind) is not { } property
            || LiteralMap.Lead(literal.Token, text) is not int lead
            || GroupOf(model, attribute, kind, cancellation) is not { } group
        )
        {
            return null;
        }

        return new SignatureArgument(attribute, kind, property, group, text, literal.Token.SpanStart + lead);
    }

    private static LiteralExpressionSyntax? LiteralAt(SyntaxNode root, int position) =>
        root.FullSpan.Contains(position)
        && root.FindToken(position) is { Parent: LiteralExpressionSyntax literal } token
        && literal.IsKind(SyntaxKind.StringLiteralExpression)
        && token.Span.Contains(position)
            ? literal
            : null;

    /// <summary>
    /// Matches by the names of constructors' parameters, since an attribute that is being typed has no constructor yet.
    /// </summary>
    private static string? PropertyOf(
        AttributeArgumentSyntax argument,
        AttributeSyntax attribute,
        INamedTypeSymbol type,
        string? kind
    )
    {
        IEnumerable<string?> properties = kind is null
            ? ["Signature"]
            : [.. LayerKind.Of(kind).Properties, LayerKind.Of(kind).ResultProperty];
        int index = attribute.ArgumentList!.Arguments.IndexOf(argument);
        string? name =
            (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText
            ?? type.InstanceConstructors.Select(c => c.Parameters.ElementAtOrDefault(index))
                .FirstOrDefault(static p => p?.Type.SpecialType == SpecialType.System_String)
                ?.Name;
        return name is null
            ? null
            : properties.FirstOrDefault(p => string.Equals(p, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The group that an attribute states or inherits; null if it is none.</summary>
    private static SymmetryGroup? GroupOf(
        SemanticModel model,
        AttributeSyntax attribute,
        string? kind,
        CancellationToken cancellation
    )
    {
        // A struct belongs to O(3) wherever it is declared; a signature inside a model has the model's group.
        SymmetryGroup? inherited =
            attribute.Parent?.Parent is TypeDeclarationSyntax
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } around
                ? SymmetryGroup.O3
                : AnnotationReader.GroupOf(model.GetDeclaredSymbol(around, cancellation) as INamedTypeSymbol);
        return kind is null ? GroupReader.Of(Given("Group"), Given("Fold"), inherited).Group : inherited;

        int? Given(string name) =>
            attribute
                .ArgumentList!.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)
                ?.Expression
                is { } given
            && model.GetConstantValue(given, cancellation) is { HasValue: true, Value: int value }
                ? value
                : null;
    }
}
