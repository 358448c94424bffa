using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The groups that a declaration names, and where: in its types, and in <c>[Irreps]</c> beside them.
/// </summary>
internal static class GroupPlaces
{
    /// <summary>
    /// What a member's declaration brings in, in the order of the text: for methods the parameters and the result, for
    /// types the bases.
    /// </summary>
    public static IEnumerable<(Belonging What, SyntaxNode Place)> Of(
        ISymbol member,
        Groups groups,
        CancellationToken cancellation
    )
    {
        SyntaxNode? declaration = GeneratedFiles.UserDeclarations(member, cancellation).FirstOrDefault();
        if (declaration is null)
            return [];
        return member switch
        {
            IMethodSymbol method => OfMethod(method, declaration, groups, cancellation),
            IPropertySymbol property => declaration is ParameterSyntax
                ? []
                : OfParameters(property.Parameters, groups, cancellation)
                    .Concat(OfType(property.Type, declaration, groups))
                    .Concat(
                        OfMark(property, property.GetAttributes(), property.Type, property.ContainingType, cancellation)
                    ),
            IFieldSymbol field => OfType(field.Type, declaration, groups),
            IEventSymbol @event => OfType(@event.Type, declaration, groups),
            INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => OfParameters(
                    invoke.Parameters,
                    groups,
                    cancellation
                )
                .Concat(OfType(invoke.ReturnType, declaration, groups)),
            INamedTypeSymbol type => OfBases(type, groups, cancellation),
            _ => [],
        };
    }

    /// <summary>The types that a member's declaration names, each with the declaration that names it.</summary>
    public static IEnumerable<(ITypeSymbol Type, SyntaxNode Declaration)> TypesOf(
        ISymbol member,
        CancellationToken cancellation
    )
    {
        SyntaxNode? declaration = GeneratedFiles.UserDeclarations(member, cancellation).FirstOrDefault();
        if (declaration is null or ParameterSyntax)
            yield break;
        (IEnumerable<IParameterSymbol> parameters, ITypeSymbol? type) = member switch
        {
            IMethodSymbol method => (
                method.Parameters,
                method.MethodKind == MethodKind.Constructor ? null : method.ReturnType
            ),
            IPropertySymbol property => (property.Parameters, property.Type),
            IFieldSymbol field => ([], field.Type),
            IEventSymbol @event => ([], @event.Type),
            INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => (invoke.Parameters, invoke.ReturnType),
            _ => ((IEnumerable<IParameterSymbol>)[], (ITypeSymbol?)null),
        };
        foreach (IParameterSymbol parameter in parameters)
        {
            if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax)
                yield return (parameter.Type, syntax);
        }

        if (type is not null)
            yield return (type, declaration);
    }

    /// <summary>The types and marks of a method, a local function or a lambda.</summary>
    public static IEnumerable<(Belonging What, SyntaxNode Place)> OfMethod(
        IMethodSymbol method,
        SyntaxNode declaration,
        Groups groups,
        CancellationToken cancellation
    ) =>
        OfParameters(method.Parameters, groups, cancellation)
            .Concat(method.MethodKind is MethodKind.Constructor ? [] : OfType(method.ReturnType, declaration, groups))
            .Concat(
                OfMark(method, method.GetReturnTypeAttributes(), method.ReturnType, method.ContainingType, cancellation)
            );

    /// <summary>What a type brings in, at its name in the text.</summary>
    public static IEnumerable<(Belonging What, SyntaxNode Place)> OfType(
        ITypeSymbol type,
        SyntaxNode declaration,
        Groups groups
    )
    {
        foreach (Belonging belonging in groups.In(type))
            yield return (belonging, NameIn(TypeOf(declaration) ?? declaration, belonging.What));
    }

    /// <summary>The smallest text that names a symbol; all of it where it has another name there.</summary>
    public static SyntaxNode NameIn(SyntaxNode text, ISymbol symbol) =>
        text.DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .FirstOrDefault(n => n.Identifier.ValueText == symbol.Name)
        ?? text;

    /// <summary>The type that a declaration names.</summary>
    public static TypeSyntax? TypeOf(SyntaxNode declaration) =>
        declaration switch
        {
            ParameterSyntax parameter => parameter.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType,
            OperatorDeclarationSyntax @operator => @operator.ReturnType,
            ConversionOperatorDeclarationSyntax conversion => conversion.Type,
            BasePropertyDeclarationSyntax property => property.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } => variables.Type,
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declared } => declared.Type,
            DelegateDeclarationSyntax @delegate => @delegate.ReturnType,
            ForEachStatementSyntax loop => loop.Type,
            _ => null,
        };

    private static IEnumerable<(Belonging What, SyntaxNode Place)> OfParameters(
        IEnumerable<IParameterSymbol> parameters,
        Groups groups,
        CancellationToken cancellation
    )
    {
        foreach (IParameterSymbol parameter in parameters)
        {
            if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax)
                continue;
            foreach (
                (Belonging What, SyntaxNode Place) found in OfType(parameter.Type, syntax, groups)
                    .Concat(
                        OfMark(
                            parameter,
                            parameter.GetAttributes(),
                            parameter.Type,
                            parameter.ContainingType,
                            cancellation
                        )
                    )
            )
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<(Belonging What, SyntaxNode Place)> OfBases(
        INamedTypeSymbol type,
        Groups groups,
        CancellationToken cancellation
    )
    {
        BaseTypeSyntax[] written = GeneratedFiles
            .UserDeclarations(type, cancellation)
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(static d => d.BaseList?.Types ?? default)
            .ToArray();
        if (written.Length == 0)
            return [];
        return from @base in type.Interfaces.Prepend(type.BaseType)
            from belonging in groups.In(@base)
            select (
                belonging,
                written.Select(w => NameIn(w, belonging.What)).FirstOrDefault(static n => n is SimpleNameSyntax)
                    ?? written[0]
            );
    }

    /// <summary>
    /// The group of <c>[Irreps]</c>. On a named type it must be the type's own, which is another rule.
    /// </summary>
    private static IEnumerable<(Belonging What, SyntaxNode Place)> OfMark(
        ISymbol place,
        IEnumerable<AttributeData> attributes,
        ITypeSymbol type,
        INamedTypeSymbol? around,
        CancellationToken cancellation
    )
    {
        if (
            AnnotationReader.OfType(type).Signature is null
            && attributes.FirstOrDefault(static a => RuntimeTypes.Is(a.AttributeClass, "IrrepsAttribute")) is { } mark
            && mark.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax
        )
        {
            SyntaxNode where =
                syntax
                    .ArgumentList?.Arguments.FirstOrDefault(static a =>
                        a.NameEquals?.Name.Identifier.ValueText == "Group"
                    )
                    ?.Expression
                ?? (SyntaxNode)syntax;
            if (AnnotationReader.GroupOfMark(mark, AnnotationReader.GroupOf(around)) is { } stated)
                yield return (new Belonging(place, stated), where);
        }
    }
}
