using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Checks the lengths of a span kernel's arguments; messages name the user's parameter and its irreps.
/// </summary>
internal static class SpanChecks
{
    /// <summary>The number of rows in a span.</summary>
    public static int Rows(int length, int dim, string irreps, string name)
    {
        if (dim == 0)
            return 0;

        return length % dim == 0
            ? length / dim
            : throw new ArgumentException(
                $"'{name}' has {length} numbers, which is not a whole number of rows of {irreps}: a row has {dim}.",
                name
            );
    }

    /// <summary>Throws unless a span holds this number of rows.</summary>
    public static void Length(int length, int rows, int dim, string irreps, string name)
    {
        if (length != (long)rows * dim)
        {
            throw new ArgumentException(
                $"'{name}' has {length} numbers; {rows} rows of {irreps} are {(long)rows * dim}.",
                name
            );
        }
    }

    /// <summary>Throws unless a span holds this number of numbers.</summary>
    public static void Count(int length, int count, string what, string name)
    {
        if (length != count)
            throw new ArgumentException($"'{name}' has {length} numbers; there are {count} {what}.", name);
    }

    /// <summary>The distance from the weights of one row to those of the next: 0 if all rows share them.</summary>
    public static int WeightRow(int length, int rows, int count, string name)
    {
        if (length == count)
            return 0;

        return length == (long)rows * count
            ? count
            : throw new ArgumentException(
                $"'{name}' has {length} numbers; the product has {count} weights, for all rows "
                    + $"together or for each of {rows} rows.",
                name
            );
    }

    /// <summary>Throws where a kernel would overwrite what it reads later.</summary>
    public static void Apart<T>(ReadOnlySpan<T> operand, string name, Span<T> result, string resultName)
    {
        if (operand.Overlaps(result))
        {
            throw new ArgumentException(
                $"'{resultName}' shares memory with '{name}': the result is written while '{name}' is "
                    + "still read. Give it memory of its own.",
                resultName
            );
        }
    }

    /// <summary>A reference into a span that may be empty.</summary>
    public static ref readonly T At<T>(ReadOnlySpan<T> span, int index) =>
        ref MemoryMarshal.GetReference(span[index..]);

    /// <summary>A reference into a span that may be empty.</summary>
    public static ref T At<T>(Span<T> span, int index) => ref MemoryMarshal.GetReference(span[index..]);
}
