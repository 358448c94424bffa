using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// A lambda over <c>Real</c> that is handed to a map of scalars: mathematics of its own parameter, of locals of its own and of untyped
/// numbers. It stores nothing, throws nothing and calls nothing else, so all that it can be is a function of one number.
/// </summary>
internal static class ScalarFunction
{
    /// <summary>The members that take such a function, and the parity that it must have there.</summary>
    private static readonly Dictionary<string, ScalarParity> Maps = new(StringComparer.Ordinal)
    {
        ["Scalars.Map"] = ScalarParity.Unknown,
        ["PseudoScalars.MapOdd"] = ScalarParity.Odd,
        ["PseudoScalars.MapEven"] = ScalarParity.Even,
    };

    /// <summary>Whether a call hands a function to a map of scalars.</summary>
    public static bool IsMap(IInvocationOperation call, out ScalarParity required)
    {
        required = ScalarParity.Unknown;
        return RuntimeMembers.Find(call.TargetMethod) is not null && Maps.TryGetValue(call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, out required);
    }

    /// <summary>Checks the function. Returns the diagnostic of the first thing that is not mathematics, or of a parity that is not proved; null if all is well.</summary>
    public static Diagnostic? Check(IInvocationOperation call, ScalarParity required)
    {
        // Without an argument, or with a wrong one, C# speaks.
        if (call.Arguments.FirstOrDefault() is not { Value: var argument } || argument is IInvalidOperation || argument.Type is IErrorTypeSymbol)
            return null;
        if (argument is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
            return Diagnostic.Create(Descriptors.ScalarFunction, argument.Syntax.GetLocation(), "A function that is not written in place");
        if (FirstStranger(lambda.Body, lambda) is { } stranger)
            return Diagnostic.Create(Descriptors.ScalarFunction, stranger.Syntax.GetLocation(), OperationNames.Of(stranger));
        return required == ScalarParity.Unknown || ScalarParities.Of(lambda) is var found && (found == required || found == ScalarParity.Zero)
            ? null
            : Diagnostic.Create(Descriptors.ScalarFunctionParity, argument.Syntax.GetLocation(), required == ScalarParity.Odd ? "odd" : "even", required == ScalarParity.Odd ? "f(−x) = −f(x)" : "f(−x) = f(x)");
    }

    private static IOperation? FirstStranger(IOperation operation, IAnonymousFunctionOperation lambda)
    {
        // Constants are numbers, however they are written; C#'s errors are its own.
        if (operation.ConstantValue.HasValue || operation is IInvalidOperation)
            return null;
        if (!IsMathematics(operation, lambda))
            return operation;
        foreach (IOperation child in operation.ChildOperations)
        {
            if (FirstStranger(child, lambda) is { } stranger)
                return stranger;
        }

        return null;
    }

    private static bool IsMathematics(IOperation operation, IAnonymousFunctionOperation lambda) => operation switch
    {
        IBlockOperation or IReturnOperation { Kind: OperationKind.Return } or IExpressionStatementOperation or IConditionalOperation or IParenthesizedOperation => true,
        IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableInitializerOperation => true,
        IVariableDeclaratorOperation declarator => declarator.Symbol.RefKind == RefKind.None && (IsReal(declarator.Symbol.Type) || IsNumber(declarator.Symbol.Type)),
        IParameterReferenceOperation parameter => IsReal(parameter.Type) ? Owns(lambda, parameter.Parameter) : IsNumber(parameter.Type) && parameter.Parameter.RefKind == RefKind.None,
        ILocalReferenceOperation local => IsReal(local.Type) ? Owns(lambda, local.Local) : IsNumber(local.Type) && local.Local.RefKind == RefKind.None,
        IFieldReferenceOperation field => IsNumber(field.Type) && (field.Instance is null || field.Instance is IInstanceReferenceOperation),
        IInstanceReferenceOperation => true,
        IUnaryOperation unary => unary.OperatorMethod is not { } method || IsMathematical(method),
        IBinaryOperation binary => (binary.OperatorMethod is not { } method || IsMathematical(method)) && (IsReal(binary.Type) || IsNumber(binary.Type)),
        IConversionOperation conversion => (IsReal(conversion.Type) || IsNumber(conversion.Type)) && (IsReal(conversion.Operand.Type) || IsNumber(conversion.Operand.Type))
            && (conversion.OperatorMethod is not { } method || IsMathematical(method)),
        IInvocationOperation { Instance: null } call => IsMathematical(call.TargetMethod),
        IArgumentOperation { Parameter.RefKind: RefKind.None } => true,
        ISimpleAssignmentOperation { IsRef: false } assignment => assignment.Target is ILocalReferenceOperation local && Owns(lambda, local.Local),
        ICompoundAssignmentOperation compound => compound.Target is ILocalReferenceOperation local && Owns(lambda, local.Local) && (compound.OperatorMethod is not { } method || IsMathematical(method)),
        _ => false,
    };

    /// <summary>Whether a local or a parameter is the lambda's own: what is outside must not be written, and no number of a row is to be found there.</summary>
    private static bool Owns(IAnonymousFunctionOperation lambda, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, lambda.Symbol);

    private static bool IsReal(ITypeSymbol? type) => RuntimeTypes.Is(type, "Real");

    private static bool IsNumber(ITypeSymbol? type) => type is
    {
        SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Boolean
            or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64,
    };

    private static bool IsMathematical(IMethodSymbol method) => method is { IsStatic: true, ContainingType: { } type }
        && (IsReal(type)
            ? type.ContainingAssembly.Name == RuntimeTypes.Namespace
            : Namespaces.IsFramework(type) && (IsNumber(type) || type is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }));
}
