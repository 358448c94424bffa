using System.Buffers;

namespace GeoDL.Typed;

/// <summary>The edges of some receivers, as <see cref="EdgeKey"/>s in rented memory, receiver after receiver.</summary>
internal sealed class EdgeChunk(long maxEdges) : IDisposable
{
    private long[] _keys = [];
    private int _rowBegin;

    /// <summary>For each receiver: its row in the batch, the first row of its cloud, its number of edges.</summary>
    public List<(int Receiver, int CloudBegin, int Count)> Rows { get; } = [];

    public int Count { get; private set; }

    public ReadOnlySpan<long> Keys => _keys.AsSpan(0, Count);

    /// <summary>
    /// Space for <paramref name="count"/> more keys; keys written there count once they are committed.
    /// </summary>
    public Span<long> Reserve(int count)
    {
        long needed = (long)Count + count;
        if (needed > _keys.Length)
            Grow(needed);
        return _keys.AsSpan(Count, count);
    }

    public void Commit(int count) => Count += count;

    public void Add(long key)
    {
        Reserve(1)[0] = key;
        Count++;
    }

    /// <summary>Sorts the keys added since the last row, and makes them the row of a receiver.</summary>
    public void EndRow(int receiver, int cloudBegin)
    {
        var row = _keys.AsSpan(_rowBegin, Count - _rowBegin);
        if (!IsSorted(row))
            row.Sort();
        Rows.Add((receiver, cloudBegin, Count - _rowBegin));
        _rowBegin = Count;
    }

    /// <summary>Discards all keys and keeps the memory.</summary>
    public void Clear()
    {
        Rows.Clear();
        (Count, _rowBegin) = (0, 0);
    }

    public void Dispose() => Release();

    public void Release()
    {
        if (_keys.Length != 0)
            ArrayPool<long>.Shared.Return(_keys);
        (_keys, Count, _rowBegin) = ([], 0, 0);
    }

    // Rows of all pairs are already sorted; sorting them again would be most of the work.
    private static bool IsSorted(ReadOnlySpan<long> row)
    {
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i] < row[i - 1])
                return false;
        }

        return true;
    }

    private void Grow(long needed)
    {
        // Reserved space is generous (all candidates), so only committed keys count towards the limit.
        if (Count > maxEdges || needed > Array.MaxLength)
            throw EdgeCollector.TooMany(maxEdges);
        long wanted = Math.Clamp(2L * _keys.Length, needed, Math.Max(needed, Array.MaxLength / 2));
        long[] larger = ArrayPool<long>.Shared.Rent((int)Math.Max(wanted, 4096));
        _keys.AsSpan(0, Count).CopyTo(larger);
        if (_keys.Length != 0)
            ArrayPool<long>.Shared.Return(_keys);
        _keys = larger;
    }
}
