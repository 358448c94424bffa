using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <content>Switches, over constants and comparisons.</content>
internal sealed partial class ScalarTranslator
{
    private const string WithoutRest = "A switch without a default case, which throws,";

    private ScalarTerm Switch(ISwitchExpressionOperation choice)
    {
        if (!ScalarTypes.IsNumber(choice.Value.Type))
            return Stranger(choice.Value);
        ScalarTerm value = Expression(choice.Value);
        var arms = new List<(ScalarTerm Condition, ScalarTerm Value)>();
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            ScalarTerm condition = Guarded(Matches(value, choice.Value.Type, arm.Pattern), arm.Guard);
            arms.Add((condition, Expression(arm.Value)));
        }

        if (Fault is not null || arms.Count == 0)
            return Silence(choice.Syntax);
        // Of true and false, the last one covers the rest.
        bool isComplete = arms[arms.Count - 1].Condition.Constant is true || IsBothConditions(choice);
        ScalarTerm found = arms[arms.Count - 1].Value;
        for (int i = arms.Count - 2; i >= 0; i--)
            found = terms.Choose(arms[i].Condition, arms[i].Value, found);
        return isComplete ? found : Stranger(choice.Syntax, WithoutRest, "Write an arm for '_'");
    }

    private static bool IsBothConditions(ISwitchExpressionOperation choice) =>
        choice.Arms
            is [
                {
                    Guard: null,
                    Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool first } }
                },
                {
                    Guard: null,
                    Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool second } }
                },
            ]
        && first != second;

    private ScalarExit Switch(ISwitchOperation choice)
    {
        if (!ScalarTypes.IsNumber(choice.Value.Type))
        {
            Stranger(choice.Value);
            return ScalarExit.None;
        }

        ScalarTerm value = Expression(choice.Value);
        ISwitchCaseOperation? rest = choice.Cases.FirstOrDefault(static c =>
            c.Clauses.Any(static l => l is IDefaultCaseClauseOperation)
        );
        // Labels next to a default are tried in their order, so it must be the last section.
        if (rest is { Clauses.Length: > 1 } && rest != choice.Cases[choice.Cases.Length - 1])
        {
            Stranger(rest.Clauses[0].Syntax, "A case in the same section as default");
            return ScalarExit.None;
        }

        return Section(choice, value, [.. choice.Cases.Where(c => c != rest)], rest, 0);
    }

    private ScalarExit Section(
        ISwitchOperation choice,
        ScalarTerm value,
        ISwitchCaseOperation[] sections,
        ISwitchCaseOperation? rest,
        int index
    )
    {
        if (index == sections.Length)
            return rest is null ? ScalarExit.None : Body(rest);
        if (_depth >= Deepest)
        {
            Stranger(
                sections[index].Syntax,
                $"A switch of more than {Deepest.ToString(System.Globalization.CultureInfo.InvariantCulture)} sections"
            );
            return ScalarExit.None;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _depth++;
        ScalarTerm condition = sections[index]
            .Clauses.Select(c => Clause(value, choice.Value.Type, c))
            .Aggregate(terms.Or);
        ScalarExit exit = Branch(
            condition,
            () => Body(sections[index]),
            () => Section(choice, value, sections, rest, index + 1)
        );
        _depth--;
        return exit;
    }

    private ScalarExit Body(ISwitchCaseOperation section)
    {
        for (
            IOperation? last = section.Body.LastOrDefault();
            last is not null;
            last = (last as IBlockOperation)?.Operations.LastOrDefault()
        )
        {
            _ends.Add(last);
        }
        return Run(section.Body);
    }

    private ScalarTerm Clause(ScalarTerm value, ITypeSymbol? type, ICaseClauseOperation clause) =>
        clause switch
        {
            ISingleValueCaseClauseOperation single => IsConstant(value, type, single.Value),
            IPatternCaseClauseOperation pattern => Guarded(Matches(value, type, pattern.Pattern), pattern.Guard),
            _ => Stranger(clause.Syntax, $"The case {FlowNames.Expression(clause.Syntax)}"),
        };

    private ScalarTerm Guarded(ScalarTerm condition, IOperation? guard) =>
        guard is null ? condition : terms.And(condition, Expression(guard));

    /// <summary>Whether a number matches a pattern.</summary>
    private ScalarTerm Matches(ScalarTerm value, ITypeSymbol? type, IPatternOperation pattern)
    {
        if (Fault is not null || _depth >= Deepest)
            return Stranger(pattern.Syntax, $"The pattern {FlowNames.Expression(pattern.Syntax)}");
        _depth++;
        ScalarTerm found = pattern switch
        {
            IDiscardPatternOperation => terms.Constant(true),
            IConstantPatternOperation constant => IsConstant(value, type, constant.Value),
            IRelationalPatternOperation relation
                when SymbolEqualityComparer.Default.Equals(relation.Value.Type, type) => Operator(
                relation,
                relation.OperatorKind,
                relation.Syntax,
                type!,
                type!,
                value,
                Expression(relation.Value)
            ),
            INegatedPatternOperation negated => terms.Not(Matches(value, type, negated.Pattern)),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => terms.And(
                Matches(value, type, both.LeftPattern),
                Matches(value, type, both.RightPattern)
            ),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => terms.Or(
                Matches(value, type, either.LeftPattern),
                Matches(value, type, either.RightPattern)
            ),
            _ => Stranger(pattern.Syntax, $"The pattern {FlowNames.Expression(pattern.Syntax)}"),
        };
        _depth--;
        return found;
    }

    private ScalarTerm IsConstant(ScalarTerm value, ITypeSymbol? type, IOperation constant)
    {
        if (
            constant.ConstantValue is not { HasValue: true, Value: { } number }
            || !SymbolEqualityComparer.Default.Equals(constant.Type, type)
        )
        {
            return constant is IInvalidOperation
                ? Silence(constant.Syntax)
                : Stranger(constant.Syntax, $"The pattern {FlowNames.Expression(constant.Syntax)}");
        }
        return number switch
        {
            bool isTrue => isTrue ? value : terms.Not(value),
            // A pattern of NaN matches NaN, which no comparison does.
            double and double.NaN => terms.Same("is NaN", ScalarSigns.Any, value),
            double => terms.Equal(value, terms.Constant(number)),
            _ => terms.Same(type!.Name + "is", ScalarSigns.Any, value, terms.Constant(number)),
        };
    }
}
