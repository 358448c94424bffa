namespace GeoDL.Typed;

/// <summary>Edges that a caller gives, checked and put into the order that every list has.</summary>
internal static class GivenEdges
{
    internal static NeighbourList Sort(
        int nodeCount,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers,
        ReadOnlySpan<int> images,
        double cutoff
    )
    {
        Check(nodeCount, senders, receivers, images);
        if (!double.IsPositiveInfinity(cutoff))
            Allowed.Length(cutoff, "The cutoff of a neighbour list, where it is not +∞,");
        int[] offsets = new int[nodeCount + 1];
        foreach (int receiver in receivers)
            offsets[receiver + 1]++;
        for (int i = 0; i < nodeCount; i++)
            offsets[i + 1] += offsets[i];
        int[] next = offsets[..nodeCount],
            order = new int[senders.Length];
        for (int e = 0; e < senders.Length; e++)
            order[next[receivers[e]]++] = e;

        var keys = new (int Sender, int A, int B, int C)[senders.Length];
        for (int at = 0; at < keys.Length; at++)
            keys[at] = KeyOf(senders, images, order[at]);
        for (int i = 0; i < nodeCount; i++)
            SortRow(keys.AsSpan(offsets[i]..offsets[i + 1]), i);

        int[] sortedReceivers = new int[keys.Length];
        for (int i = 0; i < nodeCount; i++)
            sortedReceivers.AsSpan(offsets[i]..offsets[i + 1]).Fill(i);
        return new NeighbourList(
            Array.ConvertAll(keys, static k => k.Sender),
            sortedReceivers,
            images.IsEmpty ? null : [.. keys.SelectMany(static k => new[] { k.A, k.B, k.C })],
            offsets,
            cutoff
        );
    }

    private static void SortRow(Span<(int Sender, int A, int B, int C)> row, int receiver)
    {
        row.Sort();
        for (int e = 0; e < row.Length; e++)
        {
            (int Sender, int A, int B, int C) key = row[e];
            if (key.Sender == receiver && key is { A: 0, B: 0, C: 0 })
            {
                throw new ArgumentException(
                    $"Row {receiver} is its own neighbour. Only images of a row may be, in a periodic cell.",
                    "senders"
                );
            }
            if (e > 0 && key.CompareTo(row[e - 1]) == 0)
            {
                throw new ArgumentException(
                    $"The edge from row {key.Sender} to row {receiver} is there twice.",
                    "senders"
                );
            }
        }
    }

    private static (int Sender, int A, int B, int C) KeyOf(
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> images,
        int e
    ) => images.IsEmpty ? (senders[e], 0, 0, 0) : (senders[e], images[3 * e], images[(3 * e) + 1], images[(3 * e) + 2]);

    private static void Check(
        int nodeCount,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers,
        ReadOnlySpan<int> images
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        if (senders.Length != receivers.Length)
        {
            throw new ArgumentException(
                $"Every edge has a sender and a receiver, but there are {senders.Length} senders and "
                    + $"{receivers.Length} receivers.",
                nameof(receivers)
            );
        }
        if (images.Length != 0 && images.Length != 3L * senders.Length)
        {
            throw new ArgumentException(
                $"{senders.Length} edges have {3L * senders.Length} numbers of images, or none, not {images.Length}.",
                nameof(images)
            );
        }
        CheckRows(senders, nodeCount, nameof(senders));
        CheckRows(receivers, nodeCount, nameof(receivers));
    }

    private static void CheckRows(ReadOnlySpan<int> rows, int nodeCount, string name)
    {
        for (int e = 0; e < rows.Length; e++)
        {
            if ((uint)rows[e] >= (uint)nodeCount)
                throw new ArgumentException($"{name}[{e}] is {rows[e]}, but there are {nodeCount} rows.", name);
        }
    }
}
