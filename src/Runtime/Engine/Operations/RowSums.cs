using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Sums over contiguous rows.</summary>
internal static class RowSums
{
    /// <summary>
    /// The number of rows that are summed before they are added to the total, which is compensated: rounding does not
    /// grow with N.
    /// </summary>
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

    /// <summary>Numbers of scratch that <see cref="Sum"/> needs for rows of <paramref name="dim"/> numbers.</summary>
    internal static int ScratchSize(int dim) => 2 * dim;

    /// <summary>total = the sum of all rows.</summary>
    internal static void Sum<S>(ReadOnlySpan<S> rows, Span<S> total, Span<S> scratch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int dim = total.Length;
        total.Clear();
        if (dim == 0)
            return;
        int count = rows.Length / dim;
        if (count <= Chunk)
        {
            for (int row = 0; row < count; row++)
                Add(rows.Slice(row * dim, dim), total);
            return;
        }

        Span<S> partial = scratch[..dim],
            lost = scratch.Slice(dim, dim);
        lost.Clear();
        for (int begin = 0; begin < count; begin += Chunk)
        {
            partial.Clear();
            int end = Math.Min(begin + Chunk, count);
            for (int row = begin; row < end; row++)
                Add(rows.Slice(row * dim, dim), partial);
            AddCompensated(partial, total, lost);
        }
    }

    /// <summary>
    /// total += row; the next row corrects the rounding error of the total (Kahan, Comm. ACM 8, 40, 1965).
    /// </summary>
    private static void AddCompensated<S>(ReadOnlySpan<S> row, Span<S> total, Span<S> lost)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < row.Length; i++)
        {
            S add = row[i] - lost[i];
            S sum = total[i] + add;
            lost[i] = (sum - total[i]) - add;
            total[i] = sum;
        }
    }
}
