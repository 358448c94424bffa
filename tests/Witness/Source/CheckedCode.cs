using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Which members are checked code: those of models with everything nested, and methods that are marked; what a person
/// answers for is left out.
/// </summary>
internal sealed class CheckedCode(Compilation compilation, JudgedSymbols judged)
{
    private readonly Dictionary<SourcePlace, List<ISymbol>> _judged = judged.ByMember();
    private readonly HashSet<string> _called = [.. judged.Methods];
    private readonly Dictionary<SourcePlace, SourceMember?> _members = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>The types of some files that hold checked code.</summary>
    public IEnumerable<INamedTypeSymbol> Types(IEnumerable<SyntaxTree> trees)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in trees)
        {
            foreach (
                BaseTypeDeclarationSyntax syntax in tree.GetRoot()
                    .DescendantNodes(static n =>
                        n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax
                    )
                    .OfType<BaseTypeDeclarationSyntax>()
            )
            {
                if (
                    ModelOf(tree).GetDeclaredSymbol(syntax) is INamedTypeSymbol { IsExtension: false } type
                    && seen.Add(type)
                    && (IsModel(type) || AllMethods(type).Any(m => TypedTypes.Has(m, "Equivariant") || IsFollowed(m)))
                )
                {
                    yield return type;
                }
            }
        }
    }

    /// <summary>Whether a type is a model, or lies in one.</summary>
    public static bool IsModel(INamedTypeSymbol? type) =>
        type is not null && (TypedTypes.Has(type, "EquivariantModel") || IsModel(type.ContainingType));

    /// <summary>
    /// Whether a method elsewhere is part of a function of scalars that was judged: static, from numbers to a number,
    /// and its call was judged. Then its own code is asked about too.
    /// </summary>
    public bool IsFollowed(IMethodSymbol method) =>
        method
            is {
                IsStatic: true,
                MethodKind: MethodKind.Ordinary,
                IsExtern: false,
                IsGenericMethod: false,
                DeclaringSyntaxReferences.Length: 1
            }
        && method
            .Parameters.Select(static p => p.Type)
            .Append(method.ReturnType)
            .All(static t => t.SpecialType != SpecialType.None || IsReal(t))
        && method.Parameters.Select(static p => p.Type).Append(method.ReturnType).Any(IsReal)
        && method.OriginalDefinition.GetDocumentationCommentId() is { } id
        && _called.Contains(id);

    private static bool IsReal(ITypeSymbol type) =>
        type is INamedTypeSymbol named && SymbolText.Definition(named) == TypedTypes.Real;

    /// <summary>The checked member at a place; null if the code there is not checked.</summary>
    public SourceMember? At(SyntaxNode? node)
    {
        if (SourcePlace.MemberAround(node) is not { } syntax || GeneratedTrees.Contains(syntax.SyntaxTree))
            return null;
        SourcePlace place = SourcePlace.Of(syntax);
        if (!_members.TryGetValue(place, out SourceMember? member))
            _members[place] = member = Read(syntax, place);
        return member;
    }

    /// <summary>The innermost node at a position of a file.</summary>
    public static SyntaxNode? NodeAt(SyntaxTree tree, int line, int column)
    {
        TextLineCollection lines = tree.GetText().Lines;
        return line > lines.Count ? null : tree.GetRoot().FindToken(lines[line - 1].Start + column - 1).Parent;
    }

    /// <summary>Whether a piece of code lies in a local function that a person answers for.</summary>
    public bool IsAssumed(SyntaxNode? node) =>
        node is not null
        && node.AncestorsAndSelf()
            .OfType<LocalFunctionStatementSyntax>()
            .Any(f =>
                f.AttributeLists.Count > 0
                && ModelOf(f.SyntaxTree).GetDeclaredSymbol(f) is { } function
                && IsAssumed(function)
            );

    /// <summary>Whether a method is marked <c>[AssumeEquivariant]</c>.</summary>
    public static bool IsAssumed(IMethodSymbol method) => TypedTypes.Has(method, "AssumeEquivariant");

    private static IEnumerable<IMethodSymbol> AllMethods(INamedTypeSymbol type) =>
        type.GetMembers()
            .OfType<IMethodSymbol>()
            .Concat(
                type.GetTypeMembers()
                    .Where(static t => t.IsExtension)
                    .SelectMany(static t => t.GetMembers().OfType<IMethodSymbol>())
            );

    private SourceMember? Read(MemberDeclarationSyntax syntax, SourcePlace place)
    {
        SemanticModel model = ModelOf(syntax.SyntaxTree);
        ISymbol? symbol = syntax is BaseFieldDeclarationSyntax field
            ? model.GetDeclaredSymbol(field.Declaration.Variables[0])
            : model.GetDeclaredSymbol(syntax);
        if (symbol is null || (symbol is IMethodSymbol assumed && IsAssumed(assumed)))
            return null;
        if (
            !IsModel(symbol as INamedTypeSymbol ?? symbol.ContainingType)
            && !(symbol is IMethodSymbol method && (TypedTypes.Has(method, "Equivariant") || IsFollowed(method)))
        )
        {
            return null;
        }
        JudgedKeys keys = _judged.TryGetValue(place, out List<ISymbol>? symbols)
            ? new JudgedKeys(symbols)
            : JudgedKeys.None;
        return new SourceMember(
            syntax,
            model,
            keys,
            symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)
        );
    }

    private SemanticModel ModelOf(SyntaxTree tree) =>
        _models.TryGetValue(tree, out SemanticModel? model)
            ? model
            : _models[tree] = compilation.GetSemanticModel(tree);
}
