using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Finds the methods of an assembly that hold the code of a type, closures and state machines included.
/// </summary>
internal sealed class UnitReader(
    MetadataReader metadata,
    MetadataReader places,
    TokenReader tokens,
    SymbolIndex symbols,
    CheckedCode code,
    IReadOnlyDictionary<string, SyntaxTree> files
)
{
    private readonly Dictionary<string, TypeDefinitionHandle> _types = metadata.TypeDefinitions.ToDictionary(
        tokens.DefinitionOf,
        StringComparer.Ordinal
    );
    private readonly Dictionary<DocumentHandle, SyntaxTree> _documents = places.Documents.ToDictionary(
        static d => d,
        d => files[places.GetString(places.GetDocument(d).Name)]
    );

    /// <summary>The methods that hold checked code of a type.</summary>
    public IEnumerable<CodeUnit> Of(INamedTypeSymbol type) =>
        _types.TryGetValue(SymbolText.Definition(type), out TypeDefinitionHandle handle) ? Of(type, handle) : [];

    private IEnumerable<CodeUnit> Of(INamedTypeSymbol type, TypeDefinitionHandle handle)
    {
        TypeDefinition definition = metadata.GetTypeDefinition(handle);
        foreach (MethodDefinitionHandle method in definition.GetMethods())
        {
            if (
                metadata.GetMethodDefinition(method).RelativeVirtualAddress != 0
                && Unit(type, handle, method) is { } unit
            )
            {
                yield return unit;
            }
        }

        foreach (TypeDefinitionHandle nested in definition.GetNestedTypes())
        {
            string name = metadata.GetString(metadata.GetTypeDefinition(nested).Name);
            // The types of extension blocks have no code: it is in the class around them.
            if (!MadeUp.Is(name) || name.Contains('$', StringComparison.Ordinal))
                continue;
            foreach (CodeUnit unit in Of(type, nested))
                yield return unit;
        }
    }

    private CodeUnit? Unit(INamedTypeSymbol type, TypeDefinitionHandle holder, MethodDefinitionHandle handle)
    {
        string name = metadata.GetString(metadata.GetMethodDefinition(handle).Name);
        string key = tokens.KeyOf(handle);
        if (symbols.MemberOf(tokens.DefinitionOf(holder), key) is IMethodSymbol method)
            return Declared(type, method, handle);
        List<(SequencePoint Point, SyntaxTree Tree)> points = PointsOf(handle);
        if (points.Count > 0)
        {
            SyntaxNode? node = CheckedCode.NodeAt(
                points[0].Tree,
                points[0].Point.StartLine,
                points[0].Point.StartColumn
            );
            return code.At(node) is { } member && !code.IsAssumed(node)
                ? new CodeUnit(
                    handle,
                    [member],
                    [
                        .. points.Select(static p => new CodePoint(
                            p.Point.Offset,
                            p.Point.StartLine,
                            IsGenerated: false,
                            null
                        )),
                    ],
                    IsMixed: false
                )
                : null;
        }

        // Without a line of source only the name says where it belongs.
        string? around = MadeUp.MethodIn(name);
        for (
            TypeDefinitionHandle outer = holder;
            around is null && !outer.IsNil && MadeUp.Is(metadata.GetString(metadata.GetTypeDefinition(outer).Name));
            outer = metadata.GetTypeDefinition(outer).GetDeclaringType()
        )
        {
            around = MadeUp.MethodIn(metadata.GetString(metadata.GetTypeDefinition(outer).Name));
        }
        SourceMember[] members = [.. Members(type.GetMembers().Where(m => around is null || m.MetadataName == around))];
        return members.Length == 0 ? null : new CodeUnit(handle, members, [], IsMixed: false);
    }

    /// <summary>The unit of a method that has a symbol.</summary>
    private CodeUnit? Declared(INamedTypeSymbol type, IMethodSymbol method, MethodDefinitionHandle handle)
    {
        if (CheckedCode.IsAssumed(method))
            return null;
        SyntaxNode[] declarations = [.. Declarations(method.PartialImplementationPart ?? method)];
        bool isMixed = method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor;
        if (!isMixed && declarations.Length > 0 && declarations.All(static d => GeneratedTrees.Contains(d.SyntaxTree)))
            return null;
        List<SourceMember> members = [.. declarations.Select(code.At).OfType<SourceMember>()];
        if (isMixed)
        {
            members.AddRange(
                Members(
                    type.GetMembers()
                        .Where(m =>
                            m.IsStatic == method.IsStatic
                            && m is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol or IEventSymbol
                        )
                )
            );
        }
        List<(SequencePoint Point, SyntaxTree Tree)> points = PointsOf(handle);
        CodePoint[] lines =
        [
            .. points.Select(p =>
                GeneratedTrees.Contains(p.Tree)
                    ? new CodePoint(p.Point.Offset, p.Point.StartLine, IsGenerated: true, null)
                    : new CodePoint(
                        p.Point.Offset,
                        p.Point.StartLine,
                        IsGenerated: false,
                        isMixed ? code.At(CheckedCode.NodeAt(p.Tree, p.Point.StartLine, p.Point.StartColumn)) : null
                    )
            ),
        ];
        return members.Count == 0 && !isMixed ? null : new CodeUnit(handle, [.. members.Distinct()], lines, isMixed);
    }

    /// <summary>Where a method is written; what the compiler adds to a type belongs to the head of the type.</summary>
    private static IEnumerable<SyntaxNode> Declarations(IMethodSymbol method)
    {
        ISymbol written =
            method.DeclaringSyntaxReferences.Length > 0 ? method
            : method.AssociatedSymbol is { DeclaringSyntaxReferences.Length: > 0 } associated ? associated
            : method.ContainingType;
        return written.DeclaringSyntaxReferences.Select(static r => r.GetSyntax());
    }

    private IEnumerable<SourceMember> Members(IEnumerable<ISymbol> all) =>
        all.SelectMany(static s => s.DeclaringSyntaxReferences)
            .Where(static r => !GeneratedTrees.Contains(r.SyntaxTree))
            .Select(r => code.At(r.GetSyntax()))
            .OfType<SourceMember>()
            .Where(static m => m.Syntax is not BaseTypeDeclarationSyntax)
            .Distinct();

    private List<(SequencePoint Point, SyntaxTree Tree)> PointsOf(MethodDefinitionHandle method) =>
        [
            .. places
                .GetMethodDebugInformation(method.ToDebugInformationHandle())
                .GetSequencePoints()
                .Where(static p => !p.IsHidden)
                .Select(p => (p, _documents[p.Document])),
        ];
}
