using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Sums over rows that lie one behind the other.</summary>
internal static class RowSums
{
    /// <summary>Rows that are summed on their own before they join the total: rounding then grows with √N/8, not with N.</summary>
    private const int Chunk = 64;

    /// <summary>Below this a call of a vector routine costs more than it saves.</summary>
    private const int Narrow = 8;

    /// <summary>target += row.</summary>
    internal static void Add<S>(ReadOnlySpan<S> row, Span<S> target)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (row.Length >= Narrow)
        {
            TensorPrimitives.Add(target, row, target);
            return;
        }

        for (int i = 0; i < row.Length; i++)
            target[i] += row[i];
    }

    /// <summary>target += factor · row.</summary>
    internal static void AddScaled<S>(ReadOnlySpan<S> row, S factor, Span<S> target)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (row.Length >= Narrow)
        {
            TensorPrimitives.MultiplyAdd(row, factor, target, target);
            return;
        }

        for (int i = 0; i < row.Length; i++)
            target[i] += factor * row[i];
    }

    /// <summary>total = the sum of all rows; <paramref name="partial"/> is scratch of one row.</summary>
    internal static void Sum<S>(ReadOnlySpan<S> rows, Span<S> total, Span<S> partial)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int dim = total.Length;
        total.Clear();
        if (dim == 0)
            return;
        int count = rows.Length / dim;
        for (int begin = 0; begin < count; begin += Chunk)
        {
            partial.Clear();
            int end = Math.Min(begin + Chunk, count);
            for (int row = begin; row < end; row++)
                Add(rows.Slice(row * dim, dim), partial);
            Add<S>(partial, total);
        }
    }
}
