using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// A call of a member of the runtime, as the analysis sees it. Its operands are the receiver, then the arguments in the
/// order of the parameters.
/// </summary>
internal sealed class FlowCall
{
    public FlowCall(
        ISymbol member,
        ITypeSymbol? result,
        IReadOnlyList<FlowOperand> operands,
        SyntaxNode syntax,
        FlowChecks checks,
        FlowRowChecks rows
    )
    {
        (Member, Result, Operands, Syntax, Checks, Rows) = (member, result, operands, syntax, checks, rows);
    }

    public ISymbol Member { get; }

    /// <summary>The type of the result.</summary>
    public ITypeSymbol? Result { get; }

    public IReadOnlyList<FlowOperand> Operands { get; }

    public SyntaxNode Syntax { get; }

    public FlowChecks Checks { get; }

    /// <summary>The checks of rows.</summary>
    public FlowRowChecks Rows { get; }

    /// <summary>The expression as it appears in messages.</summary>
    public string Giver => FlowNames.Expression(Syntax);

    public Location Place => Syntax.GetLocation();

    public FlowValue ValueAt(int index) => index < Operands.Count ? Operands[index].Value : FlowValue.Nothing;

    /// <summary>The constant value of an operand; null if it is not constant.</summary>
    public object? ConstantAt(int index) =>
        index < Operands.Count && Operands[index].Operation is { ConstantValue: { HasValue: true, Value: var value } }
            ? value
            : null;
}
