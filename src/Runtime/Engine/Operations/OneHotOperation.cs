using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Labels as rows of zeros and ones. They are constant, so there is no derivative.</summary>
internal static class OneHotOperation
{
    /// <summary>The rows, if the labels are those of the batch.</summary>
    internal static Handle Checked(BatchGeometry geometry, Labels labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        CheckRows(geometry, labels);
        return Apply(geometry, labels, classes);
    }

    /// <summary>Refuses labels of other rows than the points or clouds of a batch.</summary>
    internal static void CheckRows(BatchGeometry geometry, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        RowSpace rows = geometry.Rows;
        if (!ReferenceEquals(labels.RowSpace, rows) && !ReferenceEquals(labels.RowSpace, rows.Clouds))
        {
            throw new ArgumentException(
                $"The labels belong to {labels.RowSpace}, not to the {rows.RowWord} or {rows.CloudWord} of this "
                    + "batch.",
                nameof(labels)
            );
        }
    }

    private static Handle Apply(BatchGeometry geometry, Labels labels, int classes)
    {
        FeatureLayout layout = FeatureLayout.OfScalars(classes, geometry.Group);
        return geometry.Precision == Precision.Single
            ? Apply<float>(geometry, labels, layout)
            : Apply<double>(geometry, labels, layout);
    }

    private static Handle Apply<S>(BatchGeometry geometry, Labels labels, FeatureLayout layout)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> result = Workspace.Rent<S>(geometry.Workspace, labels.RowSpace, layout);
        Span<S> values = result.Values;
        values.Clear();
        ReadOnlySpan<int> all = labels.Values;
        for (int row = 0; row < all.Length; row++)
        {
            if ((uint)all[row] >= (uint)layout.Dim)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels),
                    all[row],
                    $"The label of row {row} is not one of 0 … {layout.Dim - 1}."
                );
            }
            values[row * layout.Dim + all[row]] = S.One;
        }

        return new Handle(result);
    }
}
