using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// References of a documentation comment: <c>cref="Halo"</c> becomes <c>cref="T:Lab.Halo"</c>, which needs no using
/// directive.
/// </summary>
/// <remarks>
/// C# itself binds references only where it parses comments, which a command-line build need not do; so names are bound
/// as types, and members are looked up in them. References that are not found that way (operators, indexers) stay as
/// written.
/// </remarks>
internal sealed class References
{
    private static readonly Regex Written = new(
        "(?<=cref\\s*=\\s*)(?:\"(?<name>[^\"]+)\"|'(?<name>[^']+)')",
        RegexOptions.CultureInvariant
    );

    private readonly SemanticModel _model;
    private readonly INamedTypeSymbol? _type;
    private readonly int _position;

    /// <summary>References as they are read at a position, inside a type.</summary>
    public References(SemanticModel model, INamedTypeSymbol? type, int position) =>
        (_model, _type, _position) = (model, type, position);

    /// <summary>
    /// The lines, with each reference that C# resolves here written in full; the compiler reports the others in the
    /// user's file.
    /// </summary>
    public IEnumerable<string> Resolve(IEnumerable<string> lines) =>
        lines.Select(line =>
            Written.Replace(
                line,
                found =>
                    Resolve(found.Groups["name"].Value)?.OriginalDefinition.GetDocumentationCommentId() is { } id
                        ? "\"" + id + "\""
                        : found.Value
            )
        );

    private ISymbol? Resolve(string name) =>
        SyntaxFactory
            .ParseLeadingTrivia($"/// <see cref=\"{name}\"/>\n")
            .Select(static t => t.GetStructure())
            .SelectMany(static s => s?.DescendantNodes(descendIntoTrivia: true).OfType<XmlCrefAttributeSyntax>() ?? [])
            .FirstOrDefault()
            ?.Cref switch
        {
            TypeCrefSyntax type => Bind(type.Type),
            QualifiedCrefSyntax { Member: NameMemberCrefSyntax member } qualified => Bind(qualified.Container)
                is INamespaceOrTypeSymbol container
                ? NestedType(container, member) ?? Member((container as INamedTypeSymbol)?.OriginalDefinition, member)
                : null,
            NameMemberCrefSyntax member => (member.Parameters is null ? Bind(member.Name) : null) ?? Around(member),
            _ => null,
        };

    private ISymbol? Bind(TypeSyntax name) =>
        _model.GetSpeculativeSymbolInfo(_position, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;

    private static INamespaceOrTypeSymbol? NestedType(INamespaceOrTypeSymbol container, NameMemberCrefSyntax member) =>
        member is { Parameters: null, Name: SimpleNameSyntax name }
            ? container
                .GetMembers(name.Identifier.ValueText)
                .OfType<INamespaceOrTypeSymbol>()
                .FirstOrDefault(s => (s as INamedTypeSymbol)?.Arity == name.Arity || s is INamespaceSymbol)
            : null;

    /// <summary>A member of the type that contains the comment, or of an enclosing type.</summary>
    private ISymbol? Around(NameMemberCrefSyntax member)
    {
        for (INamedTypeSymbol? type = _type; type is not null; type = type.ContainingType)
        {
            if (Member(type, member) is { } found)
                return found;
        }

        return null;
    }

    private ISymbol? Member(INamedTypeSymbol? type, NameMemberCrefSyntax member)
    {
        if (type is null || member.Name is not SimpleNameSyntax name)
            return null;
        string text = name.Identifier.ValueText;
        IEnumerable<ISymbol> members = text == type.Name ? type.InstanceConstructors : type.GetMembers(text);
        if (member.Parameters is not { } parameters)
            return members.FirstOrDefault();
        ITypeSymbol?[] wanted = [.. parameters.Parameters.Select(p => Bind(p.Type) as ITypeSymbol)];
        return members
            .OfType<IMethodSymbol>()
            .FirstOrDefault(m =>
                m.Parameters.Length == wanted.Length
                && m.Parameters.Zip(wanted, static (p, w) => IsSame(p.Type, w)).All(static same => same)
            );
    }

    /// <summary>
    /// Whether a parameter has the type that a reference names: the T of <c>List{T}.Add(T)</c> has no meaning where it
    /// is written, and denotes a type parameter.
    /// </summary>
    private static bool IsSame(ITypeSymbol type, ITypeSymbol? written) =>
        written is null or IErrorTypeSymbol
            ? type is ITypeParameterSymbol
            : SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, written.OriginalDefinition);
}
