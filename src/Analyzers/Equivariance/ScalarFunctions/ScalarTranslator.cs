using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Follows a scalar function through its statements and the helpers that it calls, with the current value of each local
/// variable, and makes one term of it. Anything that is not mathematics is a fault; the first one counts.
/// </summary>
internal sealed partial class ScalarTranslator(
    SemanticModel model,
    ScalarTerms terms,
    ScalarOversight overlooked,
    Action<SyntaxNode, ISymbol>? judged,
    CancellationToken cancellation
)
{
    private const int Deepest = 600,
        MostSteps = 100_000;

    private readonly ScalarCaptures _captures = new(model, cancellation);
    private readonly List<ISymbol> _written = [];
    private ImmutableDictionary<ISymbol, ScalarTerm> _values = ImmutableDictionary.Create<ISymbol, ScalarTerm>(
        SymbolEqualityComparer.Default
    );
    private SyntaxNode? _function;
    private int _depth,
        _steps;

    /// <summary>The first fault; null if there is none.</summary>
    public ScalarFault? Fault { get; private set; }

    /// <summary>Whether the logistic function occurs: it is odd about 1/2 only up to rounding.</summary>
    public bool HasSigmoid { get; private set; }

    /// <summary>The term of a lambda, or of a method used instead of one.</summary>
    public ScalarTerm Function(IOperation function)
    {
        switch (function)
        {
            case IAnonymousFunctionOperation { Symbol: { Parameters: [var parameter], IsAsync: false } symbol } lambda:
                if (
                    symbol.GetAttributes().FirstOrDefault()?.ApplicationSyntaxReference?.GetSyntax(cancellation) is
                    { } attribute
                )
                {
                    return Stranger(attribute, $"The attribute {FlowNames.Expression(attribute)}");
                }
                _function = lambda.Syntax;
                _values = _values.SetItem(parameter, terms.Argument());
                return Value(Run(lambda.Body), lambda.Syntax);
            case IMethodReferenceOperation { Instance: null } group:
                _function = group.Syntax;
                return Call(group, group.Method, [terms.Argument()]);
            default:
                return Stranger(function.Syntax, "A function that is not written in place");
        }
    }

    /// <summary>
    /// Goes through a helper with arguments about which nothing is known. Other helpers that it calls are judged at
    /// their declarations, so that the cost of a chain is linear in its text; where the helper is passed to a map, all
    /// of it is followed.
    /// </summary>
    public void Helper(IMethodSymbol method, SyntaxNode declaration)
    {
        _function = declaration;
        _helper = method;
        Follow(declaration, method, [.. method.Parameters.Select(_ => terms.Unknown())]);
    }

    private ScalarTerm Expression(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Fault is not null)
            return terms.Unknown();
        if (_depth >= Deepest)
        {
            return Stranger(
                operation.Syntax,
                $"An expression {Deepest.ToString(System.Globalization.CultureInfo.InvariantCulture)} "
                    + "deep inside others"
            );
        }
        if (++_steps > MostSteps)
            return Stranger(operation.Syntax, "The rest of a function that is this long");
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _depth++;
        ScalarTerm found = Translate(operation);
        _depth--;
        return found;
    }

    private ScalarTerm Translate(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } value } && ScalarTypes.IsNumber(operation.Type))
            return terms.Constant(value);
        switch (operation)
        {
            case IInvalidOperation:
                return Silence(operation.Syntax);
            case IParenthesizedOperation parenthesized:
                return Expression(parenthesized.Operand);
            case ILocalReferenceOperation
            or IParameterReferenceOperation
            or IFieldReferenceOperation
            or IPropertyReferenceOperation
            or IArrayElementReferenceOperation:
                return Reference(operation);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IUnaryOperation unary:
                return Unary(unary);
            case IBinaryOperation binary:
                return Binary(binary);
            case IConditionalOperation { IsRef: false, WhenFalse: { } otherwise } choice
                when ScalarTypes.IsScalar(choice.Type):
                return Choose(choice.Condition, choice.WhenTrue, otherwise);
            case ISwitchExpressionOperation choice when ScalarTypes.IsScalar(choice.Type):
                return Switch(choice);
            case IIsPatternOperation test when ScalarTypes.IsNumber(test.Value.Type):
                return Matches(Expression(test.Value), test.Value.Type, test.Pattern);
            case IInvocationOperation call:
                return Call(call);
            case IAssignmentOperation assignment when (overlooked & ScalarOversight.Assignments) != 0:
                return Expression(assignment.Value);
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                return Stranger(
                    operation.Syntax,
                    $"The assignment {FlowNames.Expression(operation.Syntax)} inside an expression",
                    "Write it as a statement of its own"
                );
            default:
                return Stranger(operation);
        }
    }

    private ScalarTerm Reference(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { IsDeclaration: false } local:
                return Variable(local, local.Local, local.Local.RefKind, local.Type);
            case IParameterReferenceOperation parameter:
                return Variable(parameter, parameter.Parameter, parameter.Parameter.RefKind, parameter.Type);
            case IFieldReferenceOperation field when ScalarTypes.IsNumber(field.Type) && IsOwn(field.Instance):
                return _captures.Refuse(field.Field) is { } refusal
                    ? Stranger(field.Syntax, refusal, ScalarFault.Copy)
                    : Given(field, field.Field);
            case IPropertyReferenceOperation property when IsLengthOfTable(property):
                judged?.Invoke(property.Syntax, property.Property);
                return Given(property, ((IFieldReferenceOperation)property.Instance!).Field, "Length");
            case IPropertyReferenceOperation { Arguments.IsEmpty: true } property
                when ScalarTypes.IsNumber(property.Type) && IsOwn(property.Instance):
                return Property(property);
            case IArrayElementReferenceOperation { ArrayReference: IFieldReferenceOperation table } element
                when ScalarTypes.IsNumber(element.Type) && IsOwn(table.Instance):
                return Element(element, table);
            default:
                return Stranger(operation);
        }
    }

    private ScalarTerm Variable(IOperation reference, ISymbol symbol, RefKind kind, ITypeSymbol? type)
    {
        if (_values.TryGetValue(symbol, out ScalarTerm? known))
            return known;
        if (!ScalarTypes.IsNumber(type))
            return Stranger(reference);
        return _captures.Refuse(symbol, kind, _function!) is { } refusal
            ? Stranger(reference.Syntax, refusal, ScalarFault.Copy)
            : Given(reference, symbol);
    }

    private ScalarTerm Given(IOperation reference, ISymbol symbol, string? part = null)
    {
        if (symbol.Kind is SymbolKind.Field or SymbolKind.Property)
            judged?.Invoke(reference.Syntax, symbol);
        return terms.Given(
            part is null ? symbol : (symbol, part),
            part is null ? ScalarTypes.SignsOf(reference.Type) : ScalarSigns.Plus
        );
    }

    private ScalarTerm Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (_captures.Refuse(property) is { } refusal)
            return Stranger(reference.Syntax, refusal, ScalarFault.Copy);
        judged?.Invoke(reference.Syntax, property);
        return ScalarCaptures.BodyOf(property, cancellation) is { } body
            ? Follow(reference.Syntax, property.GetMethod!, body, [])
            : Given(reference, property);
    }

    private ScalarTerm Element(IArrayElementReferenceOperation element, IFieldReferenceOperation table)
    {
        if (element.Indices.FirstOrDefault(static i => !ScalarTypes.IsNumber(i.Type)) is { } index)
            return Stranger(index);
        if (_captures.RefuseTable(table.Field) is { } refusal)
            return Stranger(element.Syntax, refusal, ScalarFault.Copy);
        judged?.Invoke(table.Syntax, table.Field);
        ScalarTerm found = Given(table, table.Field);
        foreach (IOperation part in element.Indices)
            found = terms.Same("[]", ScalarTypes.SignsOf(element.Type), found, Expression(part));
        return found;
    }

    private bool IsLengthOfTable(IPropertyReferenceOperation property) =>
        property
            is {
                Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array },
                Instance: IFieldReferenceOperation table
            }
        && IsOwn(table.Instance)
        && _captures.RefuseTable(table.Field) is null;

    /// <summary>Whether a member is static, or belongs to the object that contains the function.</summary>
    private static bool IsOwn(IOperation? instance) =>
        instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private ScalarTerm Convert(IConversionOperation conversion)
    {
        if (
            !ScalarTypes.IsScalar(conversion.Type)
            || !ScalarTypes.IsScalar(conversion.Operand.Type)
            || (conversion.OperatorMethod is { } method && !IsRuntime(method))
        )
        {
            return conversion.Operand is IInvalidOperation ? Silence(conversion.Syntax)
                : conversion.Operand is IThrowOperation ? Stranger(conversion.Operand)
                : Stranger(conversion);
        }
        Judge(conversion.Syntax, conversion.OperatorMethod);
        return Converted(Expression(conversion.Operand), conversion.Operand.Type, conversion.Type);
    }

    /// <summary>Real is a double internally; every other conversion gives equal results for equal values.</summary>
    private ScalarTerm Converted(ScalarTerm value, ITypeSymbol? from, ITypeSymbol? to)
    {
        if (
            SymbolEqualityComparer.Default.Equals(from, to)
            || (ScalarTypes.IsContinuous(from) && ScalarTypes.IsContinuous(to))
        )
        {
            return value;
        }
        ScalarSigns signs = ScalarTypes.IsContinuous(to) ? ScalarTypes.SignsOf(from) : ScalarTypes.SignsOf(to);
        return ScalarTypes.IsContinuous(to)
            ? terms.Widen(from!.Name, signs, value)
            : terms.Same($"({to!.Name}){from!.Name}", signs, value);
    }

    private ScalarTerm Unary(IUnaryOperation unary)
    {
        if (!ScalarTypes.IsScalar(unary.Type) || (unary.OperatorMethod is { } method && !IsRuntime(method)))
            return Stranger(unary);
        Judge(unary.Syntax, unary.OperatorMethod);
        ScalarTerm operand = Expression(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus when ScalarTypes.IsContinuous(unary.Type) => terms.Negate(operand),
            UnaryOperatorKind.Not when unary.Type!.SpecialType == SpecialType.System_Boolean => terms.Not(operand),
            UnaryOperatorKind.Minus or UnaryOperatorKind.BitwiseNegation => terms.Same(
                unary.Type!.Name + unary.OperatorKind,
                ScalarTypes.SignsOf(unary.Type),
                operand
            ),
            _ => Stranger(unary),
        };
    }

    private ScalarTerm Binary(IBinaryOperation binary)
    {
        ITypeSymbol? left = binary.LeftOperand.Type,
            right = binary.RightOperand.Type;
        if (
            !ScalarTypes.IsScalar(binary.Type)
            || !ScalarTypes.IsScalar(left)
            || !ScalarTypes.IsScalar(right)
            || binary.IsLifted
            || (binary.OperatorMethod is { } method && !IsRuntime(method))
        )
        {
            return binary.LeftOperand is IInvalidOperation || binary.RightOperand is IInvalidOperation
                ? Silence(binary.Syntax)
                : Stranger(binary);
        }
        Judge(binary.Syntax, binary.OperatorMethod);
        ScalarTerm a = Expression(binary.LeftOperand);
        return Operator(
            binary,
            binary.OperatorKind,
            binary.RightOperand.Syntax,
            left!,
            binary.Type!,
            a,
            Expression(binary.RightOperand)
        );
    }

    private ScalarTerm Operator(
        IOperation operation,
        BinaryOperatorKind kind,
        SyntaxNode divisor,
        ITypeSymbol operand,
        ITypeSymbol type,
        ScalarTerm a,
        ScalarTerm b
    )
    {
        bool isContinuous = ScalarTypes.IsContinuous(operand),
            isCondition = operand.SpecialType == SpecialType.System_Boolean;
        return kind switch
        {
            BinaryOperatorKind.Add when isContinuous => terms.Add(a, b),
            BinaryOperatorKind.Subtract when isContinuous => terms.Add(a, terms.Negate(b)),
            BinaryOperatorKind.Multiply when isContinuous => terms.Multiply(a, b),
            BinaryOperatorKind.Divide when isContinuous => terms.Divide(a, b, ScalarGap.Denominator(divisor)),
            BinaryOperatorKind.LessThan when isContinuous => terms.Less(a, b),
            BinaryOperatorKind.GreaterThan when isContinuous => terms.Less(b, a),
            BinaryOperatorKind.LessThanOrEqual when isContinuous => terms.LessOrEqual(a, b),
            BinaryOperatorKind.GreaterThanOrEqual when isContinuous => terms.LessOrEqual(b, a),
            BinaryOperatorKind.Equals when isContinuous => terms.Equal(a, b),
            BinaryOperatorKind.NotEquals when isContinuous => terms.Not(terms.Equal(a, b)),
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd when isCondition => terms.And(a, b),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr when isCondition => terms.Or(a, b),
            // Whole numbers, conditions, single precision: equal arguments give equal results, except for a quotient by
            // either zero.
            _ when !isContinuous
                    && !(kind == BinaryOperatorKind.Divide && operand.SpecialType == SpecialType.System_Single) =>
                terms.Same(operand.Name + kind, ScalarTypes.SignsOf(type), a, b),
            _ => terms.Foreign(operand.Name + kind, ScalarSigns.Any, ScalarGap.Function(operation.Syntax), a, b),
        };
    }

    private ScalarTerm Choose(IOperation condition, IOperation whenTrue, IOperation whenFalse)
    {
        ScalarTerm test = Expression(condition),
            a = Expression(whenTrue);
        return terms.Choose(test, a, Expression(whenFalse));
    }

    private bool IsRuntime(IMethodSymbol method) =>
        method.IsStatic && (ScalarTypes.IsReal(method.ContainingType) || ScalarTypes.IsMathematics(method));

    private void Judge(SyntaxNode place, ISymbol? symbol)
    {
        if (symbol is not null)
            judged?.Invoke(place, symbol);
    }

    private ScalarTerm Stranger(IOperation operation) => Stranger(operation.Syntax, OperationNames.Of(operation));

    private ScalarTerm Stranger(SyntaxNodeOrToken place, string? name, string instead = ScalarFault.Mathematics)
    {
        Fault ??= new ScalarFault(place, name, instead)
        {
            Call = _following.Count > 0 ? _following[0].Call : null,
            Helper = _following.Count > 0 ? _following[0].Method : null,
        };
        return terms.Unknown();
    }

    /// <summary>Ends where C# reports an error itself.</summary>
    private ScalarTerm Silence(SyntaxNode place) => Stranger(place, null);
}
