using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// What a model of the sphere's group may do with fields, whose group keeps a point of the sphere: pass them from
/// spheres and <c>[FromHarmonics]</c> to <c>[ToHarmonics]</c>, to other methods of models and out. A function of
/// pixels would have degrees that no sampling holds.
/// </summary>
internal static class FieldUse
{
    /// <summary>Whether a layer is the transform that takes fields, or the one that gives them.</summary>
    public static bool IsTransform(IMethodSymbol layer, bool isOperand) =>
        WrittenAttributes.OfLayers(layer) is [{ AttributeClass: { } kind }]
        && RuntimeTypes.Is(kind, isOperand ? "ToHarmonicsAttribute" : "FromHarmonicsAttribute");

    /// <summary>Whether an operation that has or names a field is one of these.</summary>
    public static bool IsAllowed(IOperation operation) =>
        operation switch
        {
            IVariableDeclaratorOperation or IDeclarationExpressionOperation or IDiscardOperation => true,
            IParameterReferenceOperation or ILocalReferenceOperation => IsHolder(operation) || IsTaken(operation),
            IPropertyReferenceOperation property => SpaceTypes.IsSphere(property.Instance?.Type)
                ? property.Property.Name != "Features" || IsTaken(operation)
                : IsPair(property.Instance?.Type) && (IsHolder(operation) || IsTaken(operation)),
            IInvocationOperation { TargetMethod: var method } => IsPairs(method)
                || (
                    (IsTransform(method, isOperand: false) || IsOfModel(method))
                    && (IsHolder(operation) || IsTaken(operation))
                ),
            IObjectCreationOperation creation => IsPair(creation.Type),
            IPatternOperation pattern => IsHolder(pattern.InputType) && IsHolder(pattern.NarrowedType),
            IConditionalOperation or ISimpleAssignmentOperation or ISwitchExpressionOperation => IsHolder(operation)
                || IsTaken(operation),
            IConversionOperation conversion => SymbolEqualityComparer.Default.Equals(
                conversion.Type,
                conversion.Operand.Type
            ) && (IsHolder(operation) || IsTaken(operation)),
            _ => false,
        };

    /// <summary>A sphere or a pair: what is done with it is judged by the closed list.</summary>
    private static bool IsHolder(IOperation operation) => IsHolder(operation.Type);

    private static bool IsHolder(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: > 0 } named
        && (
            SpaceTypes.IsSphere(named)
            || IsPair(named)
            || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        );

    /// <summary>Whether a field goes to where it may.</summary>
    private static bool IsTaken(IOperation operation) =>
        operation.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => IsTransform(
                method,
                isOperand: true
            ) || IsOfModel(method),
            IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } } => IsPair(type),
            IConversionOperation conversion => SymbolEqualityComparer.Default.Equals(conversion.Type, operation.Type),
            IReturnOperation
            or IVariableInitializerOperation
            or ISimpleAssignmentOperation
            or IExpressionStatementOperation
            or ISwitchExpressionArmOperation => true,
            IConditionalOperation conditional => conditional.Condition != operation,
            // An operator or a member of the feature is judged itself.
            IBinaryOperation or IUnaryOperation or IPropertyReferenceOperation => true,
            _ => false,
        };

    private static bool IsPair(ITypeSymbol? type) => RuntimeTypes.Is(type, "Pair", 2);

    private static bool IsPairs(IMethodSymbol method) => IsPair(method.ContainingType);

    /// <summary>A generic method sees no field in it, and could take norms of pixels.</summary>
    private static bool IsOfModel(IMethodSymbol method) =>
        !method.IsGenericMethod
        && ModelCode.ModelOf(method.ContainingType) is not null
        && WrittenAttributes.OfLayers(method).Count == 0;
}
