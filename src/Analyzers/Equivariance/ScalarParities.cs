using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The parity calculus: odd·odd and even·even are even, odd·even is odd, sums keep a parity that both sides share, an odd function of odd
/// is odd, and every function of even is even. Proved on the expression, never by trying values.
/// </summary>
internal static class ScalarParities
{
    private static readonly HashSet<string> OddFunctions = new(StringComparer.Ordinal) { "Sin", "Tan", "Atan", "Sinh", "Tanh", "Cbrt" };
    private static readonly HashSet<string> EvenFunctions = new(StringComparer.Ordinal) { "Abs", "Cos", "Cosh" };

    /// <summary>The parity of a lambda of one parameter: an expression, or locals that are assigned once and then returned.</summary>
    public static ScalarParity Of(IAnonymousFunctionOperation lambda)
    {
        var locals = new Dictionary<ISymbol, ScalarParity>(SymbolEqualityComparer.Default);
        foreach (IOperation statement in lambda.Body.Operations)
        {
            switch (statement)
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return Of(value, locals);
                case IVariableDeclarationGroupOperation group:
                    foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(static d => d.Declarators))
                        locals[declarator.Symbol] = declarator.GetVariableInitializer() is { } start ? Of(start.Value, locals) : ScalarParity.Unknown;
                    break;
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment }:
                    locals[target.Local] = Of(assignment.Value, locals);
                    break;
                default:
                    return ScalarParity.Unknown;
            }
        }

        return ScalarParity.Unknown;
    }

    private static ScalarParity Of(IOperation operation, Dictionary<ISymbol, ScalarParity> locals)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return IsZero(constant) ? ScalarParity.Zero : ScalarParity.Even;
        switch (operation)
        {
            case IParameterReferenceOperation parameter:
                return RuntimeReal(parameter.Type) ? ScalarParity.Odd : ScalarParity.Even;
            case ILocalReferenceOperation local:
                return locals.TryGetValue(local.Local, out ScalarParity known) ? known : ScalarParity.Even;
            case IFieldReferenceOperation:
                return ScalarParity.Even;
            case IConversionOperation conversion:
                return Of(conversion.Operand, locals);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, locals);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus } unary:
                return Of(unary.Operand, locals);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return AllEven(locals, not.Operand);
            case IBinaryOperation binary:
                return Of(binary, locals);
            case IConditionalOperation { WhenFalse: { } otherwise } choice when AllEven(locals, choice.Condition) == ScalarParity.Even:
                return Shared(Of(choice.WhenTrue, locals), Of(otherwise, locals));
            case IInvocationOperation call:
                return Of(call, locals);
            default:
                return ScalarParity.Unknown;
        }
    }

    private static ScalarParity Of(IBinaryOperation binary, Dictionary<ISymbol, ScalarParity> locals)
    {
        ScalarParity left = Of(binary.LeftOperand, locals), right = Of(binary.RightOperand, locals);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add or BinaryOperatorKind.Subtract => Shared(left, right),
            BinaryOperatorKind.Multiply => Product(left, right),
            // 0/0 is no number, so a quotient of zero is not known to be zero.
            BinaryOperatorKind.Divide => left == ScalarParity.Zero || right == ScalarParity.Zero ? ScalarParity.Unknown : Product(left, right),
            _ => AllEven(locals, binary.LeftOperand, binary.RightOperand),
        };
    }

    private static ScalarParity Of(IInvocationOperation call, Dictionary<ISymbol, ScalarParity> locals)
    {
        IOperation[] arguments = [.. call.Arguments.Select(static a => a.Value)];
        if (AllEven(locals, arguments) == ScalarParity.Even)
            return ScalarParity.Even;
        if (arguments.Length == 0 || Of(arguments[0], locals) != ScalarParity.Odd)
            return ScalarParity.Unknown;
        string name = call.TargetMethod.Name;
        if (arguments.Length == 1)
            return OddFunctions.Contains(name) ? ScalarParity.Odd : EvenFunctions.Contains(name) ? ScalarParity.Even : ScalarParity.Unknown;
        return name == "Pow" && arguments.Length == 2 && arguments[1].ConstantValue is { HasValue: true, Value: int power }
            ? power % 2 == 0 ? ScalarParity.Even : ScalarParity.Odd
            : ScalarParity.Unknown;
    }

    private static ScalarParity AllEven(Dictionary<ISymbol, ScalarParity> locals, params IOperation[] operands) =>
        operands.All(o => Of(o, locals) is ScalarParity.Even or ScalarParity.Zero) ? ScalarParity.Even : ScalarParity.Unknown;

    private static ScalarParity Shared(ScalarParity left, ScalarParity right) =>
        left == ScalarParity.Zero ? right : right == ScalarParity.Zero || left == right ? left : ScalarParity.Unknown;

    private static ScalarParity Product(ScalarParity left, ScalarParity right) =>
        left == ScalarParity.Unknown || right == ScalarParity.Unknown ? ScalarParity.Unknown
        // Zero times what may be infinite is no number, but that is so on both sides of the sign.
        : left == ScalarParity.Zero || right == ScalarParity.Zero ? ScalarParity.Zero
        : left == right ? ScalarParity.Even
        : ScalarParity.Odd;

    private static bool RuntimeReal(ITypeSymbol? type) => Generators.Reading.RuntimeTypes.Is(type, "Real");

    private static bool IsZero(object constant) => constant is 0 or 0L or 0u or 0ul or 0f or 0d;
}
