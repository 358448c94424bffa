using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>How messages name an operation.</summary>
internal static class OperationNames
{
    /// <summary>The beginning of the sentence "… is not known to be equivariant".</summary>
    public static string Of(IOperation operation) => operation switch
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
        IIsPatternOperation or IIsTypeOperation or ISwitchOperation or ISwitchExpressionOperation => "A pattern",
        IInterpolationOperation => "Text made of a value",
        ISimpleAssignmentOperation => "Keeping a value outside local variables",
        IBinaryOperation { OperatorMethod: not null } => "This operator",
        _ => "The expression " + FlowNames.Expression(operation.Syntax),
    };
}
