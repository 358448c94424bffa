using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Finds the first place in a body that brings in something of another group: what is declared before what is not, then the earliest text, and of those that
/// begin alike the shortest.
/// </summary>
internal sealed class GroupBody(Groups groups, (string Name, Group Group)? own, CancellationToken cancellation)
{
    private (string Name, Group Group)? _own = own;
    private bool _isFirstDeclared;

    /// <summary>The first place; null if there is none.</summary>
    public (Belonging What, (string Name, Group Group) Own, SyntaxNode Place, SemanticModel Model)? First { get; private set; }

    /// <summary>Walks an operation and what is below it.</summary>
    public void Walk(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        // The name of a type is not a way to anything; what is assumed is a person's.
        if (operation is INameOfOperation or ITypeOfOperation || (operation is ILocalFunctionOperation { Symbol: var function } && ModelCode.IsAssumed(function)))
            return;
        foreach ((Belonging what, SyntaxNode place) in Declared(operation))
            See(what, place, operation, isDeclared: true);
        foreach ((Belonging what, SyntaxNode place) in Brought(operation).Concat(At(operation.Type, operation.Syntax)))
            See(what, place, operation, isDeclared: false);
        foreach (IOperation child in operation.ChildOperations)
            Walk(child);
    }

    private void See(Belonging what, SyntaxNode place, IOperation operation, bool isDeclared)
    {
        _own ??= (what.Name, what.Group);
        if (what.Group == _own.Value.Group || operation.SemanticModel is not { } model)
            return;
        if (First is not { } first || isDeclared != _isFirstDeclared ? First is null || isDeclared : IsBefore(place, first.Place))
            (First, _isFirstDeclared) = ((what, _own.Value, place, model), isDeclared);
    }

    private static bool IsBefore(SyntaxNode place, SyntaxNode other) =>
        place.SpanStart < other.SpanStart || (place.SpanStart == other.SpanStart && place.Span.Length < other.Span.Length);

    private IEnumerable<(Belonging What, SyntaxNode Place)> Declared(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => GroupPlaces.TypeOf(operation.Syntax) is { IsVar: true } ? [] : GroupPlaces.OfType(declarator.Symbol.Type, operation.Syntax, groups),
        ILocalFunctionOperation { Symbol: var function } => GroupPlaces.OfMethod(function, operation.Syntax, groups, cancellation),
        _ => [],
    };

    private IEnumerable<(Belonging What, SyntaxNode Place)> Brought(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation { Symbol: var lambda } => GroupPlaces.OfMethod(lambda, operation.Syntax, groups, cancellation),
        IDeclarationPatternOperation pattern => At(pattern.MatchedType, operation.Syntax),
        ITypePatternOperation pattern => At(pattern.MatchedType, operation.Syntax),
        IRecursivePatternOperation pattern => At(pattern.MatchedType, operation.Syntax),
        IIsTypeOperation test => At(test.TypeOperand, operation.Syntax),
        IInvocationOperation call => OfCall(call.TargetMethod, operation.Syntax),
        IMethodReferenceOperation reference => OfCall(reference.Method, operation.Syntax),
        IMemberReferenceOperation reference => OfMember(reference.Member, operation.Syntax),
        _ => [],
    };

    private IEnumerable<(Belonging What, SyntaxNode Place)> At(ITypeSymbol? type, SyntaxNode place)
    {
        foreach (Belonging belonging in groups.In(type))
            yield return (belonging, place);
    }

    /// <summary>Whose method it is, what it is made for, and what its declaration says: a helper is of one group, and so is who calls it.</summary>
    private IEnumerable<(Belonging What, SyntaxNode Place)> OfCall(IMethodSymbol method, SyntaxNode place)
    {
        foreach ((Belonging What, SyntaxNode Place) found in OfMember(method, place).Concat(method.TypeArguments.SelectMany(t => At(t, place))))
            yield return found;
        // The members of the runtime state signatures of O(3) and are of any group.
        if (method.ContainingAssembly?.Name == RuntimeTypes.Namespace || AnnotationReader.ModelGroupOf(method.ContainingType) is not null)
            yield break;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (OfMark(parameter, parameter.GetAttributes(), parameter.Type) is { } group)
                yield return (new Belonging(parameter, group), place);
        }

        if (OfMark(method, method.GetReturnTypeAttributes(), method.ReturnType) is { } given)
            yield return (new Belonging(method, given), place);
    }

    private IEnumerable<(Belonging What, SyntaxNode Place)> OfMember(ISymbol member, SyntaxNode place)
    {
        foreach ((Belonging What, SyntaxNode Place) found in At(member.ContainingType, place))
            yield return found;
        if (member is IPropertySymbol property && property.ContainingAssembly?.Name != RuntimeTypes.Namespace && OfMark(property, property.GetAttributes(), property.Type) is { } group)
            yield return (new Belonging(property, group), place);
    }

    private static Group? OfMark(ISymbol place, IEnumerable<AttributeData> attributes, ITypeSymbol type) =>
        AnnotationReader.OfType(type).Signature is null && attributes.FirstOrDefault(static a => RuntimeTypes.Is(a.AttributeClass, "IrrepsAttribute")) is { } mark
            ? AnnotationReader.GroupOfMark(mark, AnnotationReader.GroupOf(place.ContainingType))
            : null;
}
