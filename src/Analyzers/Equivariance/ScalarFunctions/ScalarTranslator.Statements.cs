using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <content>Statements: a variable that is assigned holds another term from there on; where branches meet, a
/// choice.</content>
internal sealed partial class ScalarTranslator
{
    /// <summary>The <c>break</c>s that end a section of a switch.</summary>
    private readonly HashSet<IOperation> _ends = [];

    /// <summary>The result of a body.</summary>
    private ScalarTerm Value(ScalarExit exit, SyntaxNode place) =>
        exit is { IsAlways: true, Value: { } value } ? value : Silence(place);

    private ScalarExit Run(IOperation statement)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Fault is not null)
            return ScalarExit.None;
        if (_depth >= Deepest)
        {
            Stranger(
                statement.Syntax,
                $"A statement {Deepest.ToString(System.Globalization.CultureInfo.InvariantCulture)} deep inside others"
            );
            return ScalarExit.None;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _depth++;
        ScalarExit exit = Statement(statement);
        _depth--;
        return exit;
    }

    private ScalarExit Statement(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return Run(block.Operations);
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }:
                return new ScalarExit(Expression(value), null);
            case IConditionalOperation { Type: null } branch:
                ScalarTerm condition = Expression(branch.Condition);
                return Branch(
                    condition,
                    () => Run(branch.WhenTrue),
                    () => branch.WhenFalse is { } otherwise ? Run(otherwise) : ScalarExit.None
                );
            case ISwitchOperation choice:
                return Switch(choice);
            case IBranchOperation { BranchKind: BranchKind.Break } end when _ends.Contains(end):
            case IEmptyOperation:
                return ScalarExit.None;
            case IVariableDeclarationGroupOperation group:
                foreach (
                    IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(static d => d.Declarators)
                )
                {
                    Declare(declarator);
                }
                return ScalarExit.None;
            case IExpressionStatementOperation { Operation: var operation }:
                Execute(operation);
                return ScalarExit.None;
            case ILocalFunctionOperation { Symbol: var function } local:
                Inner(function, local.Syntax);
                return ScalarExit.None;
            case IInvalidOperation:
                Silence(statement.Syntax);
                return ScalarExit.None;
            default:
                Stranger(statement);
                return ScalarExit.None;
        }
    }

    private ScalarExit Run(IEnumerable<IOperation> statements)
    {
        ScalarExit found = ScalarExit.None;
        var pending = new Stack<ScalarExit>();
        foreach (IOperation statement in statements)
        {
            ScalarExit exit = Run(statement);
            // What follows a return never runs, but must be mathematics all the same.
            if (found.IsAlways || exit.Value is null)
                continue;
            if (exit.IsAlways)
                found = exit;
            else
                pending.Push(exit);
        }

        foreach (ScalarExit earlier in pending)
            found = found.Value is not { } later ? earlier : Joined(earlier, later, found.Condition);
        return found;
    }

    /// <summary>One exit, and a later one where the first does not happen.</summary>
    private ScalarExit Joined(ScalarExit earlier, ScalarTerm later, ScalarTerm? laterCondition) =>
        new(
            terms.Choose(earlier.Condition!, earlier.Value!, later),
            laterCondition is null ? null : terms.Or(earlier.Condition!, laterCondition)
        );

    private ScalarExit Branch(ScalarTerm condition, Func<ScalarExit> whenTrue, Func<ScalarExit> whenFalse)
    {
        ImmutableDictionary<ISymbol, ScalarTerm> before = _values;
        int start = _written.Count;
        ScalarExit a = whenTrue();
        ImmutableDictionary<ISymbol, ScalarTerm> afterTrue = _values;
        _values = before;
        ScalarExit b = whenFalse();
        if (a.IsAlways && b.IsAlways)
            return new ScalarExit(terms.Choose(condition, a.Value!, b.Value!), null);
        if (a.IsAlways)
        {
            return b.Value is null
                ? new ScalarExit(a.Value, condition)
                : new ScalarExit(terms.Choose(condition, a.Value!, b.Value), terms.Or(condition, b.Condition!));
        }
        if (b.IsAlways)
        {
            _values = afterTrue;
            ScalarTerm opposite = terms.Not(condition);
            return a.Value is null
                ? new ScalarExit(b.Value, opposite)
                : new ScalarExit(terms.Choose(condition, a.Value, b.Value!), terms.Or(opposite, a.Condition!));
        }

        Merge(condition, before, afterTrue, start);
        ScalarTerm never = terms.Constant(false);
        return (a.Value ?? b.Value) is not { } value
            ? ScalarExit.None
            : new ScalarExit(
                terms.Choose(condition, a.Value ?? value, b.Value ?? value),
                terms.Choose(condition, a.Condition ?? never, b.Condition ?? never)
            );
    }

    private void Merge(
        ScalarTerm condition,
        ImmutableDictionary<ISymbol, ScalarTerm> before,
        ImmutableDictionary<ISymbol, ScalarTerm> afterTrue,
        int start
    )
    {
        foreach (ISymbol symbol in _written.Skip(start).Distinct(SymbolEqualityComparer.Default).ToArray()!)
        {
            if (before.ContainsKey(symbol))
                _values = _values.SetItem(symbol, terms.Choose(condition, afterTrue[symbol], _values[symbol]));
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.Type is IErrorTypeSymbol)
        {
            Silence(declarator.Syntax);
        }
        else if (declarator.Symbol.RefKind != RefKind.None || !ScalarTypes.IsScalar(declarator.Symbol.Type))
        {
            Stranger(declarator);
        }
        else
        {
            Assign(
                declarator.Symbol,
                declarator.GetVariableInitializer() is { } start ? Expression(start.Value) : terms.Unknown()
            );
        }
    }

    private void Execute(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false, Target: IDiscardOperation } assignment:
                Expression(assignment.Value);
                break;
            case ISimpleAssignmentOperation { IsRef: false } assignment when Owned(assignment.Target) is { } target:
                Assign(target, Expression(assignment.Value));
                break;
            case ICompoundAssignmentOperation compound when Owned(compound.Target) is { } target:
                Assign(target, Compound(compound, _values[target]));
                break;
            case IIncrementOrDecrementOperation { OperatorMethod: null, IsLifted: false } step
                when Owned(step.Target) is { } target:
                BinaryOperatorKind kind =
                    step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
                ScalarTerm one = ScalarTypes.IsContinuous(step.Type) ? terms.Constant(1d) : terms.Constant(1);
                Assign(target, Operator(step, kind, step.Syntax, step.Type!, step.Type!, _values[target], one));
                break;
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                Stranger(operation.Syntax, $"The expression {FlowNames.Expression(operation.Syntax)}");
                break;
            default:
                Expression(operation);
                break;
        }
    }

    private ScalarTerm Compound(ICompoundAssignmentOperation compound, ScalarTerm before)
    {
        ITypeSymbol? type = compound.Target.Type,
            operand = compound.Value.Type;
        if (
            !ScalarTypes.IsScalar(operand)
            || compound.IsLifted
            || new[]
            {
                compound.OperatorMethod,
                compound.InConversion.MethodSymbol,
                compound.OutConversion.MethodSymbol,
            }.Any(m => m is not null && !IsRuntime(m))
        )
        {
            return Stranger(compound.Syntax, $"The expression {FlowNames.Expression(compound.Syntax)}");
        }
        Judge(compound.Syntax, compound.OperatorMethod);
        Judge(compound.Syntax, compound.InConversion.MethodSymbol);
        Judge(compound.Syntax, compound.OutConversion.MethodSymbol);
        ScalarTerm value = Expression(compound.Value);
        if (
            ScalarTypes.IsContinuous(type) == ScalarTypes.IsContinuous(operand)
            && compound.InConversion.IsIdentity
            && compound.OutConversion.IsIdentity
        )
        {
            return Operator(compound, compound.OperatorKind, compound.Value.Syntax, type!, type!, before, value);
        }
        // With operands of different numeric types, the operator works in one of these types.
        return terms.Foreign(
            type!.Name + compound.OperatorKind + operand!.Name,
            ScalarSigns.Any,
            ScalarGap.Function(compound.Syntax),
            before,
            value
        );
    }

    /// <summary>The variable or parameter of the function itself that is assigned; null for anything else.</summary>
    private ISymbol? Owned(IOperation target)
    {
        ISymbol? symbol = target is ILocalReferenceOperation local
            ? local.Local
            : (target as IParameterReferenceOperation)?.Parameter;
        return symbol is not null && _values.ContainsKey(symbol) ? symbol : null;
    }

    private void Assign(ISymbol variable, ScalarTerm value)
    {
        _values = _values.SetItem(variable, value);
        _written.Add(variable);
    }
}
