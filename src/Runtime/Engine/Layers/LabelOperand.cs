namespace GeoDL.Typed.CompilerServices;

/// <summary>Labels as an operand of a layer: a species of each row, which chooses its weights.</summary>
internal static class LabelOperand
{
    /// <summary>The labels, if they are those of the rows and each is one of the species.</summary>
    /// <exception cref="ArgumentException">They belong to other rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is no species.</exception>
    internal static ReadOnlySpan<int> Checked(string path, Labels labels, RowSpace rows, int species)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (!ReferenceEquals(labels.RowSpace, rows))
        {
            throw new ArgumentException(
                $"Layer '{path}' takes a label for each row of its operand, {rows}, but these belong to "
                    + $"{labels.RowSpace}.",
                nameof(labels)
            );
        }
        ReadOnlySpan<int> values = labels.Values;
        for (int row = 0; row < values.Length; row++)
        {
            if ((uint)values[row] >= (uint)species)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels),
                    values[row],
                    $"Layer '{path}': the label of row {row} is not one of 0 … {species - 1}."
                );
            }
        }

        return values;
    }
}
