using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Converts between public order (<c>mul_ir</c>, as users see it) and the inner layout (components first).
/// </summary>
internal static class PublicOrder
{
    /// <summary>Inner to public.</summary>
    internal static void Write<TFrom, TTo>(ReadOnlySpan<TFrom> inner, Span<TTo> values, FeatureLayout layout)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        ReadOnlySpan<int> index = layout.PublicIndex;
        for (int row = 0; row < inner.Length; row += index.Length)
        {
            for (int i = 0; i < index.Length; i++)
                values[row + index[i]] = TTo.CreateTruncating(inner[row + i]);
        }
    }

    /// <summary>Public to inner.</summary>
    /// <exception cref="ArgumentException">The numbers are not a whole number of rows, or one is not
    /// finite.</exception>
    internal static void Read<TFrom, TTo>(ReadOnlySpan<TFrom> values, Span<TTo> inner, FeatureLayout layout)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        ReadOnlySpan<int> index = layout.PublicIndex;
        for (int row = 0; row < values.Length; row += index.Length)
        {
            for (int i = 0; i < index.Length; i++)
            {
                TFrom value = values[row + index[i]];
                if (!TFrom.IsFinite(value))
                {
                    throw new ArgumentException(
                        $"Row {row / index.Length} of {layout} has the number {value} in column "
                            + $"{index[i]}, which is not finite.",
                        nameof(values)
                    );
                }
                inner[row + i] = TTo.CreateTruncating(value);
            }
        }
    }

    /// <summary>The number of rows that a number of numbers forms.</summary>
    internal static int CountRows(int length, FeatureLayout layout)
    {
        int dim = layout.Dim;
        if (dim == 0 ? length != 0 : length % dim != 0)
        {
            throw new ArgumentException(
                $"{length} numbers are not a whole number of rows of {layout}: a row has {dim} numbers."
            );
        }
        return dim == 0 ? 0 : length / dim;
    }
}
