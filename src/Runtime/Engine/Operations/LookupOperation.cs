using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Numbers of a fixed table, by label. They are constant, so there is no derivative.</summary>
internal static class LookupOperation
{
    /// <summary>The rows, if the labels are those of the batch and each has a number.</summary>
    internal static Handle Checked(BatchGeometry geometry, Labels labels, ReadOnlySpan<double> table)
    {
        OneHotOperation.CheckRows(geometry, labels);
        if (table.IsEmpty)
        {
            throw new ArgumentOutOfRangeException(
                nameof(table),
                table.Length,
                "The table is empty: it has a number for each label 0, 1, …"
            );
        }
        for (int label = 0; label < table.Length; label++)
        {
            if (!FiniteNumbers.Fit(table[label], geometry.Precision))
            {
                throw new ArgumentException(
                    $"The table has {FiniteNumbers.Text(table[label])} for the label {label}, not a finite number of "
                        + $"{FiniteNumbers.Of(geometry.Precision)}.",
                    nameof(table)
                );
            }
        }

        FeatureLayout layout = FeatureLayout.OfScalars(1, geometry.Group);
        return geometry.Precision == Precision.Single
            ? Apply<float>(geometry, labels, layout, table)
            : Apply<double>(geometry, labels, layout, table);
    }

    private static Handle Apply<S>(
        BatchGeometry geometry,
        Labels labels,
        FeatureLayout layout,
        ReadOnlySpan<double> table
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> result = Workspace.Rent<S>(geometry.Workspace, labels.RowSpace, layout);
        Span<S> values = result.Values;
        ReadOnlySpan<int> all = labels.Values;
        for (int row = 0; row < all.Length; row++)
        {
            if ((uint)all[row] >= (uint)table.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels),
                    all[row],
                    $"The label of row {row} is not one of 0 … {table.Length - 1}."
                );
            }
            values[row] = LaneMath.Scalar<S>(table[all[row]]);
        }

        return new Handle(result);
    }
}
