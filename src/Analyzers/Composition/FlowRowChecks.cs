using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>The checks of the rows of values, and what each check tells about the values from there on.</summary>
/// <param name="state">What is known at this point; each use adds to it.</param>
/// <param name="checks">Where mistakes are reported.</param>
/// <param name="learns">Whether uses add to what is known. They do not where exceptions are caught, since any order is
/// possible there.</param>
internal sealed class FlowRowChecks(FlowState state, FlowChecks checks, bool learns)
{
    /// <summary>What the rows of a value may be at this point.</summary>
    public FlowDomain Of(FlowPlace place) => place.Origin is { } origin ? state.Rows.Of(origin) : place.Domain;

    /// <summary>A value must live on certain rows; from there on it does.</summary>
    public void Require(FlowOperand operand, FlowDomain wanted, ISymbol taker)
    {
        FlowDomain rows = Now(operand, []);
        if (rows == FlowDomain.Reported)
            return;
        if ((rows & wanted) == FlowDomain.Reported)
        {
            checks.ReportRows(
                operand,
                rows,
                $"{FlowNames.Symbol(taker)} takes values on {checks.Rows(wanted, operand.Operation.Syntax)}",
                wanted
            );
        }
        Learn(operand, rows & wanted);
    }

    /// <summary>Two values must live on the same rows; from there on they do. Returns these rows.</summary>
    public FlowPlace Same(FlowOperand left, FlowOperand right)
    {
        (FlowDomain first, FlowDomain second) = (Now(left, [right]), Now(right, []));
        if (first == FlowDomain.Reported || second == FlowDomain.Reported)
            return FlowDomain.Reported;
        FlowDomain both = first & second;
        if (both == FlowDomain.Reported)
        {
            checks.ReportRows(
                right,
                second,
                $"{FlowNames.Expression(left.Operation.Syntax)} on {checks.Rows(first, left.Operation.Syntax)}",
                first
            );
        }
        FlowGrid? grid = SameGrid(left, right);
        Learn(left, both);
        Learn(right, both);
        if (learns && left.Value.Rows.Origin is { } one && right.Value.Rows.Origin is { } other)
            state.Rows.Unite(one, other);
        return (left.Value.Rows.Origin ?? right.Value.Rows.Origin) is { } origin
            ? FlowPlace.Of(origin) with
            {
                Grid = grid,
            }
            : new FlowPlace(both, null, grid);
    }

    private FlowGrid? SameGrid(FlowOperand left, FlowOperand right)
    {
        (FlowGrid? first, FlowGrid? second) = (left.Value.Rows.Grid, right.Value.Rows.Grid);
        if (first is null || second?.DiffersFrom(first) != true)
            return first ?? second;
        checks.ReportGrids(right, second, $"{FlowNames.Expression(left.Operation.Syntax)} on {first.Text}", first);
        return null;
    }

    /// <summary>A value must live on the points of a certain grid, if both grids are known.</summary>
    public void RequireOn(FlowOperand operand, FlowGrid? wanted, ISymbol taker)
    {
        Require(operand, FlowDomain.Points, taker);
        if (operand.Value.Rows.Grid is { } grid && wanted?.DiffersFrom(grid) == true)
            checks.ReportGrids(operand, grid, $"{FlowNames.Symbol(taker)} takes values on {wanted.Text}", wanted);
    }

    /// <summary>
    /// The grid that a step makes of another one; null if one of them is not known, or the step does not fit, which is
    /// reported.
    /// </summary>
    public FlowGrid? Derive(FlowGrid? grid, GridStep step, ISymbol taker, SyntaxNode where)
    {
        if (grid?.Size?.Misfit(step) is not { } misfit)
            return grid?.After(step);
        checks.ReportSize(taker, misfit, where);
        return null;
    }

    /// <summary>
    /// What is known about an operand now: later operands may have told more about a variable than was known when it
    /// was read.
    /// </summary>
    private FlowDomain Now(FlowOperand operand, IReadOnlyList<FlowOperand> later)
    {
        FlowDomain rows = Of(operand.Value.Rows);
        if (
            operand.Value.Rows.Origin is not null
            || VariableOf(operand.Operation) is not { } variable
            || state.Get(variable) is not { } value
            || later.Any(Assigns)
        )
        {
            return rows;
        }
        return Of(value.Rows) is var now && now == FlowDomain.Reported ? now : rows & now;
    }

    private void Learn(FlowOperand operand, FlowDomain domain)
    {
        if (!learns)
            return;
        if (operand.Value.Rows.Origin is { } origin)
            state.Rows.Learn(origin, domain);
        else if (VariableOf(operand.Operation) is { } variable && state.Get(variable) is { Rows.Origin: null } value)
            state.Set(variable, value.On(value.Rows with { Domain = domain }));
    }

    private static bool Assigns(FlowOperand operand) =>
        operand.Operation.DescendantsAndSelf().Any(static o => o is IAssignmentOperation);

    private static ISymbol? VariableOf(IOperation operation) =>
        operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IConversionOperation { OperatorMethod: null } conversion => VariableOf(conversion.Operand),
            _ => null,
        };
}
