using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <content>Which rule an operation on typed values breaks.</content>
internal sealed partial class ModelWalker
{
    /// <summary>The rule that an operation on typed values breaks; null if the operation is on the list.</summary>
    private DiagnosticDescriptor? Judge(IOperation operation)
    {
        DiagnosticDescriptor unknown = Descriptors.UnknownOperation;
        if (OperationDecisions.Of(operation.Kind) == OperationDecision.Transparent)
            return null;
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return TypedOrigins.IsKnown(local.Local, cancellation) ? null : unknown;
            case IParameterReferenceOperation parameter:
                return TypedOrigins.IsKnown(parameter.Parameter, owner) ? null : unknown;
            case IVariableDeclaratorOperation or ILocalFunctionOperation:
                return null;
            case IPatternOperation pattern:
                return TypedOrigins.AsksOnlyWhetherItIsThere(pattern, _types) ? null : unknown;
            case ISingleValueCaseClauseOperation single:
                return TypedOrigins.IsNull(single.Value) ? null : unknown;
            case ICaseClauseOperation:
                return null;
            case IArgumentOperation
            {
                Parameter.RefKind: RefKind.Ref or RefKind.Out,
                Parent: IInvocationOperation { TargetMethod: var taker }
            }:
                // The parameter is reported where it is declared.
                return IsCheckedCode(taker) ? null : Descriptors.FeatureByReference;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
            or IAddressOfOperation
            or ISimpleAssignmentOperation { IsRef: true }:
                return Descriptors.FeatureByReference;
            case IArgumentOperation:
                return null;
            case ISimpleAssignmentOperation assignment:
                return IsVariable(assignment.Target) ? null : unknown;
            case IDeconstructionAssignmentOperation deconstruction:
                return
                    Generators.Reading.RuntimeTypes.Is(deconstruction.Value.Type, "Pair", 2)
                    && IsVariable(deconstruction.Target)
                    ? null
                    : unknown;
            case ITupleOperation tuple:
                return IsTarget(tuple) ? null : unknown;
            case ICompoundAssignmentOperation compound:
                return IsVariable(compound.Target) && compound.OperatorMethod is { } by && _calls.IsAllowed(by)
                    ? null
                    : unknown;
            // Without a method it is an error of C#, or a comparison of references.
            case IBinaryOperation binary:
                return
                    TypedOrigins.IsNullComparison(binary)
                    || (binary.OperatorMethod is { } operation2 && _calls.IsAllowed(operation2))
                    ? null
                    : unknown;
            case IUnaryOperation unary:
                return unary.OperatorMethod is { } operation1 && _calls.IsAllowed(operation1) ? null : unknown;
            case IConversionOperation conversion:
                return IsAllowed(conversion) ? null : unknown;
            case IPropertyReferenceOperation property:
                return _calls.IsAllowed(property.Property) ? null : unknown;
            case IDefaultValueOperation:
                return TypedOrigins.IsNull(operation) ? null : Descriptors.FeatureFromNothing;
            case IObjectCreationOperation creation:
                return creation.Constructor is { Parameters.IsEmpty: false } constructor
                    && RuntimeMembers.Find(constructor) is not null
                        ? null
                    : _types.IsTyped(creation.Type) ? Descriptors.FeatureFromNothing
                    : unknown;
            case IInvocationOperation invocation:
                return TypedOrigins.IsNullCheck(invocation.TargetMethod) ? null : Judge(invocation.TargetMethod);
            default:
                return unknown;
        }
    }

    private DiagnosticDescriptor? Judge(IMethodSymbol method)
    {
        if (_calls.IsAllowed(method))
            return null;
        if (MemoryClasses.Contains(method.ContainingType?.Name ?? string.Empty) && Namespaces.IsFramework(method))
            return Descriptors.FeatureByReference;
        bool canBeMarked =
            method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension
            && method is { IsVirtual: false, IsAbstract: false, IsOverride: false }
            && !Namespaces.IsFramework(method)
            && ModelCode.ModelOf(method.ContainingType) is null
            && method.ContainingAssembly?.Name != "GeoDL.Typed";
        return canBeMarked && !ModelCode.IsEquivariant(method.OriginalDefinition)
            ? Descriptors.UncheckedHelper
            : Descriptors.UnknownOperation;
    }

    private bool IsAllowed(IConversionOperation conversion) =>
        // A throw has a type but no value; a target-typed new or conditional is converted to the type that it already
        // has.
        conversion.Operand is IThrowOperation
        || !conversion.Conversion.Exists
        || TypedOrigins.IsNull(conversion)
        || TypedOrigins.IsOnlyAskedFor(conversion)
        || SymbolEqualityComparer.Default.Equals(conversion.Operand.Type, conversion.Type)
        || (
            conversion.OperatorMethod is { } convert
                ? _calls.IsAllowed(convert)
                // A nullable value counts as the value itself.
                : conversion.Conversion is { IsNullable: true, IsImplicit: true }
                    && TypedOrigins.Same(conversion.Operand.Type, conversion.Type)
        );

    /// <summary>Whether a method is checked on its own, and its parameters with it.</summary>
    private static bool IsCheckedCode(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty
        && !ModelCode.IsAssumed(method.OriginalDefinition)
        && (
            method.MethodKind == MethodKind.LocalFunction
            || ModelCode.ModelOf(method.ContainingType) is not null
            || ModelCode.IsEquivariant(method.OriginalDefinition)
        );

    private static bool IsVariable(IOperation target) =>
        target switch
        {
            ILocalReferenceOperation { Local.RefKind: RefKind.None } or IDiscardOperation => true,
            // A parameter by reference is reported where it is declared.
            IParameterReferenceOperation => true,
            IDeclarationExpressionOperation declaration => IsVariable(declaration.Expression),
            ITupleOperation tuple => tuple.Elements.All(IsVariable),
            _ => false,
        };

    private static bool IsTarget(IOperation tuple)
    {
        IOperation? outer = tuple.Parent;
        while (outer is ITupleOperation or IDeclarationExpressionOperation)
            (tuple, outer) = (outer, outer.Parent);
        return outer is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple;
    }
}
