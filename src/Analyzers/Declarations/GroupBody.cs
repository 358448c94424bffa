using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Finds the first place in a body that brings in something of another group. Declared things come before others, then
/// the earliest text, and of texts with the same start the shortest.
/// </summary>
internal sealed class GroupBody(Groups groups, Home? own, CancellationToken cancellation)
{
    private Home? _own = own;
    private bool _isFirstDeclared;

    /// <summary>The first place; null if there is none.</summary>
    public (Belonging What, Home Own, SyntaxNode Place, SemanticModel Model)? First { get; private set; }

    /// <summary>Looks at one operation of the body.</summary>
    public void Visit(IOperation operation)
    {
        if (IsEntering(operation) || IsDefault(operation))
            return;
        See(operation.Type, operation);
        See(TestedTypes.Of(operation), operation, isNamed: true);
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator
                when GroupPlaces.TypeOf(operation.Syntax) is not { IsVar: true }:
                See(GroupPlaces.OfType(declarator.Symbol.Type, operation.Syntax, groups), operation, isDeclared: true);
                break;
            case ILocalFunctionOperation { Symbol: var function }:
                See(
                    GroupPlaces
                        .OfMethod(function, operation.Syntax, groups, cancellation)
                        .Where(p => _own is not { } home || !ForeignTypeChecks.Fits(p, home)),
                    operation,
                    isDeclared: true
                );
                break;
            case IAnonymousFunctionOperation { Symbol: var lambda }:
                See(GroupPlaces.OfMethod(lambda, operation.Syntax, groups, cancellation), operation, isDeclared: false);
                break;
            case IInvocationOperation call:
                SeeCall(call.TargetMethod, operation);
                break;
            case IMethodReferenceOperation reference:
                SeeCall(reference.Method, operation);
                break;
            case IMemberReferenceOperation reference:
                SeeMember(reference.Member, operation);
                break;
        }
    }

    /// <summary>
    /// Whether it is a parameter of a larger group, or a member of such a cloud, on its way to what may have it.
    /// </summary>
    private bool IsEntering(IOperation operation) =>
        _own is { } home
        && operation switch
        {
            IParameterReferenceOperation reference => Enters(reference.Type, home) && IsTaken(reference, home),
            IPropertyReferenceOperation { Instance: IParameterReferenceOperation cloud } member => Enters(
                cloud.Type,
                home
            )
                && IsOfCloud(member)
                && (member.Property.Name != "Features" || IsTaken(member, home)),
            _ => false,
        };

    /// <summary>
    /// Whether it is what an optional parameter that may be of a larger group has by default, which its declaration
    /// judges.
    /// </summary>
    private bool IsDefault(IOperation operation) =>
        _own is { } home
        && (operation.Parent is IConversionOperation conversion ? conversion.Parent : operation.Parent)
            is IParameterInitializerOperation
                or IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue }
        && (Enters(operation.Type, home) || groups.In(operation.Type).All(b => b.FitsIn(home) || b.IsFieldOf(home)));

    private bool Enters(ITypeSymbol? type, Home home) =>
        groups.In(type) is { Count: > 0 } all && all.All(b => b.FitsIn(home) || b.MayEnter(home));

    /// <summary>
    /// Only a restriction takes features of a larger group; of a cloud what belongs to the space alone may be read; and
    /// methods of the model, whose parameters are judged in turn, take both.
    /// </summary>
    private static bool IsTaken(IOperation operation, Home home) =>
        operation.Parent switch
        {
            IPropertyReferenceOperation member => IsOfCloud(member),
            // The operand of a restriction may be plain.
            IConversionOperation
            {
                IsImplicit: true,
                Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
            } => IsRestriction(method),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => IsRestriction(method)
                || (
                    home.Axis is not null
                    && ModelCode.ModelOf(method.ContainingType) is not null
                    && WrittenAttributes.OfLayers(method).Count == 0
                    && operation is IParameterReferenceOperation
                ),
            _ => false,
        };

    private static bool IsOfCloud(IPropertyReferenceOperation member) =>
        SpaceTypes.IsCloud(member.Instance?.Type)
        && member.Property.Name
            is "Features"
                or "EdgeFeatures"
                or "Edges"
                or "Positions"
                or "Pixels"
                or "Voxels"
                or "Surface"
                or "Batch"
                or "Count"
                or "CloudCount"
                or "ImageCount"
                or "VolumeCount"
                or "GraphCount"
                or "MeshCount";

    /// <summary>Whether a method is a layer that takes features of larger groups.</summary>
    public static bool IsRestriction(IMethodSymbol method) =>
        WrittenAttributes.OfLayers(method) is [{ AttributeClass: { } kind }]
        && RuntimeTypes.Is(kind, "RestrictAttribute");

    private void See(ITypeSymbol? type, IOperation operation, bool isNamed = false)
    {
        foreach (Belonging belonging in groups.In(type))
        {
            See(
                belonging,
                isNamed ? GroupPlaces.NameIn(operation.Syntax, belonging.What) : operation.Syntax,
                operation,
                isDeclared: false
            );
        }
    }

    private void See(IEnumerable<(Belonging What, SyntaxNode Place)> found, IOperation operation, bool isDeclared)
    {
        foreach ((Belonging what, SyntaxNode place) in found)
            See(what, place, operation, isDeclared);
    }

    private void See(Belonging what, SyntaxNode place, IOperation operation, bool isDeclared)
    {
        if (!what.IsOpen)
            _own ??= new Home(what.Name, what.Group, what.Axis, what.Approximate);
        if (
            _own is not { } home
            || what.FitsIn(home)
            || (what.IsFieldOf(home) && FieldUse.IsAllowed(operation))
            || operation.SemanticModel is not { } model
            || (what.IsValue && IsInLambda(operation))
        )
        {
            return;
        }
        if (
            First is not { } first || isDeclared != _isFirstDeclared
                ? First is null || isDeclared
                : IsBefore(place, first.Place)
        )
        {
            (First, _isFirstDeclared) = ((what, home, place, model), isDeclared);
        }
    }

    /// <summary>Features in a lambda are mistakes of their own (GDL4001, GDL4020), whatever their group.</summary>
    private static bool IsInLambda(IOperation operation)
    {
        for (IOperation? o = operation.Parent; o is not null; o = o.Parent)
        {
            if (o is IAnonymousFunctionOperation)
                return true;
        }

        return false;
    }

    private static bool IsBefore(SyntaxNode place, SyntaxNode other) =>
        place.SpanStart < other.SpanStart
        || (place.SpanStart == other.SpanStart && place.Span.Length < other.Span.Length);

    /// <summary>
    /// The type of the method, its type arguments and what its declaration names: a helper belongs to one group, and so
    /// must its caller.
    /// </summary>
    private void SeeCall(IMethodSymbol method, IOperation operation)
    {
        SeeMember(method, operation);
        foreach (ITypeSymbol argument in method.TypeArguments)
            See(argument, operation);
        // The members of the runtime state signatures of O(3) but belong to any group.
        if (IsRuntime(method) || groups.ModelGroupOf(method.ContainingType) is not null)
            return;
        foreach (IParameterSymbol parameter in method.Parameters)
            SeeMark(parameter, parameter.GetAttributes(), parameter.Type, operation);
        SeeMark(method, method.GetReturnTypeAttributes(), method.ReturnType, operation);
    }

    private void SeeMember(ISymbol member, IOperation operation)
    {
        See(member.ContainingType, operation);
        if (member is IPropertySymbol property && !IsRuntime(member))
            SeeMark(property, property.GetAttributes(), property.Type, operation);
    }

    private void SeeMark(
        ISymbol place,
        ImmutableArray<AttributeData> attributes,
        ITypeSymbol type,
        IOperation operation
    )
    {
        foreach (AttributeData mark in attributes)
        {
            if (
                RuntimeTypes.Is(mark.AttributeClass, "IrrepsAttribute")
                && AnnotationReader.OfType(type).Signature is null
                && AnnotationReader.GroupOfMark(mark, AnnotationReader.GroupOf(place.ContainingType)) is { } stated
            )
            {
                See(new Belonging(place, stated), operation.Syntax, operation, isDeclared: false);
            }
        }
    }

    private static bool IsRuntime(ISymbol member) => member.ContainingAssembly?.Name == RuntimeTypes.Namespace;
}
