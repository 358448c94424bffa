using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>How messages name an operation.</summary>
internal static class OperationNames
{
    /// <summary>The beginning of the sentence "… is not known to be equivariant".</summary>
    public static string Of(IOperation operation) =>
        operation switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => "A call through a delegate",
            IInvocationOperation invocation => $"A call of '{invocation.TargetMethod.Name}'",
            IPropertyReferenceOperation { Property.IsIndexer: true } => "An indexer",
            IPropertyReferenceOperation property => $"The property '{property.Property.Name}'",
            IFieldReferenceOperation field => $"The field '{field.Field.Name}'",
            IObjectCreationOperation { Type: { } type } => $"A new {FlowNames.Type(type)}",
            IConversionOperation { Type: { } type } => $"A conversion to {FlowNames.Type(type)}",
            IAnonymousFunctionOperation => "A lambda",
            IForEachLoopOperation => "A loop over rows",
            IPatternOperation or IIsTypeOperation or ICaseClauseOperation => "A pattern",
            IParameterReferenceOperation parameter =>
                $"The parameter '{parameter.Parameter.Name}' of a primary constructor, which is kept in a field,",
            ITupleBinaryOperation => "A comparison of tuples",
            IInterpolationOperation => "An interpolated value",
            ISimpleAssignmentOperation => "Keeping a value outside local variables",
            IBinaryOperation { OperatorMethod: not null } => "This operator",
            _ => "The expression " + FlowNames.Expression(operation.Syntax),
        };

    /// <summary>The same for a symbol that the compiler binds implicitly for an operation.</summary>
    public static string Hidden(BoundSymbol bound) =>
        bound.Symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Conversion } conversion =>
                $"The conversion to {FlowNames.Type(conversion.ReturnType)} that C# inserts for "
                    + $"{FlowNames.Expression(bound.Where)}",
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } =>
                $"The operator that C# inserts for {FlowNames.Expression(bound.Where)}",
            { } symbol =>
                $"The call of {FlowNames.Symbol(symbol)} that C# inserts for {FlowNames.Expression(bound.Where)}",
            null => "What C# calls for " + FlowNames.Expression(bound.Where),
        };
}
