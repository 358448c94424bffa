using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Where typed values may come from: parameters of the checked code, and variables that a judged operation filled. A
/// pattern may only ask whether a typed value is present; a carrier that is untyped for C# (an object, an exception,
/// the field behind a primary constructor) is not an origin.
/// </summary>
internal static class TypedOrigins
{
    /// <summary>Whether a local variable was filled by an operation that the walker judges.</summary>
    public static bool IsKnown(ILocalSymbol local, CancellationToken cancellation) =>
        local.DeclaringSyntaxReferences.Length == 1
        && local.DeclaringSyntaxReferences[0].GetSyntax(cancellation)
            is VariableDeclaratorSyntax
                or SingleVariableDesignationSyntax;

    /// <summary>
    /// Whether a parameter belongs to the code that reads it: one of a primary constructor is kept in a field of its
    /// object.
    /// </summary>
    public static bool IsKnown(IParameterSymbol parameter, ISymbol owner) =>
        parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor }
        || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, owner);

    /// <summary>
    /// Whether a pattern on a typed value asks only whether it is present: its static type, <c>null</c>, <c>{
    /// }</c>, <c>var</c>.
    /// </summary>
    public static bool AsksOnlyWhetherItIsThere(IPatternOperation pattern, TypedTypes types) =>
        pattern switch
        {
            IDiscardPatternOperation => true,
            INegatedPatternOperation or IBinaryPatternOperation => types.IsTyped(pattern.InputType),
            IConstantPatternOperation constant => types.IsTyped(pattern.InputType) && IsNull(constant.Value),
            IDeclarationPatternOperation declaration => declaration.MatchesNull
                ? Same(pattern.InputType, pattern.NarrowedType)
                : Same(pattern.InputType, declaration.MatchedType),
            ITypePatternOperation type => Same(pattern.InputType, type.MatchedType),
            IRecursivePatternOperation
            {
                DeconstructionSubpatterns.IsEmpty: true,
                PropertySubpatterns.IsEmpty: true
            } recursive => Same(pattern.InputType, recursive.MatchedType),
            _ => false,
        };

    /// <summary>
    /// Whether a typed value is only tested for presence: compared with null, or passed to the framework's null check.
    /// </summary>
    public static bool IsOnlyAskedFor(IOperation value)
    {
        IOperation outermost = value;
        while (outermost.Parent is IConversionOperation { OperatorMethod: null } conversion)
            outermost = conversion;
        return outermost.Parent switch
        {
            IBinaryOperation comparison => IsNullComparison(comparison),
            IArgumentOperation { Parent: IInvocationOperation call } => IsNullCheck(call.TargetMethod),
            _ => false,
        };
    }

    /// <summary>Whether a comparison is with null.</summary>
    public static bool IsNullComparison(IBinaryOperation comparison) =>
        comparison is { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null }
        && (IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand));

    /// <summary>Whether a method is the framework's check for null.</summary>
    public static bool IsNullCheck(IMethodSymbol method) =>
        method
            is {
                Name: "ThrowIfNull",
                ContainingType: { Name: "ArgumentNullException", ContainingNamespace.Name: "System" }
            }
        && Namespaces.IsFramework(method);

    /// <summary>Whether a value is the constant null, or the default of a nullable type.</summary>
    public static bool IsNull(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value.ConstantValue is { HasValue: true, Value: null }
            || value
                is IDefaultValueOperation
                {
                    Type: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
                };
    }

    /// <summary>Whether two types are equal, apart from nullability.</summary>
    public static bool Same(ITypeSymbol? first, ITypeSymbol? second) =>
        first is not null && second is not null && SymbolEqualityComparer.Default.Equals(Inner(first), Inner(second));

    private static ITypeSymbol Inner(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
