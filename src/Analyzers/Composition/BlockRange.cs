using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>Which blocks a constant index or range selects.</summary>
/// <param name="First">The first block.</param>
/// <param name="Count">How many.</param>
internal readonly record struct BlockRange(int First, int Count)
{
    /// <summary>Reads <c>2</c>, <c>1..3</c>, <c>..^1</c>; null if it is not constant or out of range.</summary>
    public static BlockRange? Of(IOperation operation, int blocks)
    {
        operation = Unwrap(operation);
        (int? first, int? end) = operation switch
        {
            { ConstantValue: { HasValue: true, Value: int block } } => (block, (int?)block + 1),
            IRangeOperation range => (Bound(range.LeftOperand, blocks, 0), Bound(range.RightOperand, blocks, blocks)),
            _ => ((int?)null, (int?)null),
        };
        return first is >= 0 && end <= blocks && first < end
            ? new BlockRange(first.Value, end.Value - first.Value)
            : null;
    }

    private static int? Bound(IOperation? operation, int blocks, int open)
    {
        if (operation is null)
            return open;
        operation = Unwrap(operation);
        if (operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
            return Unwrap(hat.Operand).ConstantValue is { HasValue: true, Value: int back } ? blocks - back : null;
        return operation.ConstantValue is { HasValue: true, Value: int index } ? index : null;
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }
}
