namespace GeoDL.Typed.CompilerServices;

/// <summary>Combines the neighbour lists of clouds into that of a batch.</summary>
internal static class NeighbourLists
{
    /// <summary>The lists one after another, with renumbered rows.</summary>
    /// <exception cref="ArgumentException">The clouds have neighbourhoods of different kinds, which cannot be in one
    /// batch.</exception>
    internal static NeighbourList Concat(NeighbourList[] lists)
    {
        // The neighbourhood of a cloud without points does not matter.
        NeighbourList[] telling = Array.FindAll(lists, static l => l.NodeCount > 0);
        NeighbourList first = telling.Length > 0 ? telling[0] : lists[0];
        for (int i = 0; i < lists.Length; i++)
        {
            if (
                lists[i].NodeCount > 0
                && (
                    lists[i].Cutoff != first.Cutoff || lists[i].NextSenderArray is null != first.NextSenderArray is null
                )
            )
            {
                throw new ArgumentException(
                    "The clouds of a batch have neighbourhoods of one kind and one radius, but cloud "
                        + $"{i} has another (cutoff {lists[i].Cutoff}) than the first (cutoff "
                        + $"{first.Cutoff})."
                );
            }
        }

        bool images = Array.Exists(lists, static l => l.ImageArray is not null);
        bool next = first.NextSenderArray is not null;
        bool nextImages = next && Array.Exists(lists, static l => l.NextImageArray is not null);
        long total = lists.Sum(static l => (long)l.Count);
        if (total > EdgeCollector.MaxEdges)
        {
            throw new ArgumentException(
                $"The clouds of this batch have {total} edges together, but one neighbour list holds at most "
                    + $"{EdgeCollector.MaxEdges}. Make smaller batches."
            );
        }
        int nodes = lists.Sum(static l => l.NodeCount),
            edges = (int)total;
        int[] senders = new int[edges],
            receivers = new int[edges],
            offsets = new int[nodes + 1];
        int[]? imageArray = images ? new int[3 * edges] : null;
        int[]? nextSenders = next ? new int[nodes] : null,
            nextImageArray = nextImages ? new int[3 * nodes] : null;
        int node = 0,
            edge = 0;
        foreach (NeighbourList list in lists)
        {
            EdgeIndex index = list.Index;
            for (int e = 0; e < list.Count; e++)
                (senders[edge + e], receivers[edge + e]) = (index.Senders[e] + node, index.Receivers[e] + node);
            for (int i = 0; i < list.NodeCount; i++)
            {
                offsets[node + i + 1] = edge + index.ReceiverOffsets[i + 1];
                if (nextSenders is not null)
                    nextSenders[node + i] = list.NextSenderArray![i] < 0 ? -1 : list.NextSenderArray[i] + node;
            }

            list.ImageArray?.CopyTo(imageArray!, 3 * edge);
            list.NextImageArray?.CopyTo(nextImageArray!, 3 * node);
            node += list.NodeCount;
            edge += list.Count;
        }

        return new NeighbourList(senders, receivers, imageArray, offsets, first.Cutoff, nextSenders, nextImageArray);
    }
}
