namespace GeoDL.Typed;

/// <summary>All ordered pairs of different points of a cloud, each in its nearest image.</summary>
internal sealed class PairEdges(NeighbourBatch batch) : IEdgeSource
{
    /// <summary>The number of images of a point that can be equally near: the corners of a parallelepiped.</summary>
    private const int MostImages = 8;

    private const double TieFactor2 = (1 + NeighbourSearch.TieTolerance) * (1 + NeighbourSearch.TieTolerance);

    public bool MayExceed(long edges)
    {
        long most = 0;
        for (int c = 0; c < batch.CloudCount; c++)
        {
            most +=
                batch.CountOf(c) * Math.Max(0, batch.CountOf(c) - 1L) * (batch.Frames[c].IsPeriodic ? MostImages : 1);
        }
        return most > edges;
    }

    public long Count(int begin, int end, Span<int> counts)
    {
        using var row = new EdgeChunk(long.MaxValue);
        long total = 0;
        for (int receiver = begin; receiver < end; receiver++)
        {
            row.Clear();
            Gather(receiver, receiver + 1, row);
            total += counts[receiver] = row.Count;
        }

        return total;
    }

    public void Gather(int begin, int end, EdgeChunk chunk)
    {
        for (int receiver = begin; receiver < end; receiver++)
        {
            int cloud = batch.CloudOf(receiver),
                cloudBegin = batch.Offsets[cloud];
            var frame = batch.Frames[cloud];
            for (int sender = cloudBegin; sender < batch.Offsets[cloud + 1]; sender++)
            {
                if (sender == receiver)
                    continue;
                if (frame.IsPeriodic)
                    AddNearest(sender, receiver, cloudBegin, in frame, chunk);
                else
                    chunk.Add(EdgeKey.Sender(sender - cloudBegin) | EdgeKey.ZeroImage);
            }

            chunk.EndRow(receiver, cloudBegin);
        }
    }

    // Rounding the fractional coordinates gives a short image, in a skewed cell not always the shortest. Its length is
    // an upper bound, and the plane spacings then bound the images that can be as short.
    private void AddNearest(int sender, int receiver, int cloudBegin, in Cell frame, EdgeChunk chunk)
    {
        var d = CellVector.Read(batch.Wrapped, sender) - CellVector.Read(batch.Wrapped, receiver);
        Span<double> u = stackalloc double[3];
        Span<int> round = stackalloc int[3],
            low = stackalloc int[3],
            high = stackalloc int[3];
        for (int axis = 0; axis < 3; axis++)
        {
            u[axis] = frame.Reciprocal(axis).Dot(d);
            round[axis] = frame.IsPeriodicAlong(axis) ? (int)-Math.Round(u[axis]) : 0;
        }

        double bound =
            (d + frame.Translation(round[0], round[1], round[2])).Length * (1 + 2 * NeighbourSearch.TieTolerance);
        for (int axis = 0; axis < 3; axis++)
        {
            double reach = frame.IsPeriodicAlong(axis) ? bound * frame.Reciprocal(axis).Length + 1e-9 : 0;
            if (reach > EdgeKey.MaxImage - 1)
            {
                throw new ArgumentException(
                    $"The cell of cloud {batch.CloudOf(receiver)} is too skewed: its nearest images "
                        + $"may be more than {EdgeKey.MaxImage} cells away. Give shorter vectors of the same "
                        + "lattice.",
                    "cells"
                );
            }
            low[axis] = reach > 0 ? (int)Math.Ceiling(-reach - u[axis]) : 0;
            high[axis] = reach > 0 ? (int)Math.Floor(reach - u[axis]) : 0;
        }

        double nearest = double.PositiveInfinity;
        foreach (var pass in (ReadOnlySpan<bool>)[false, true])
        {
            for (int a = low[0]; a <= high[0]; a++)
            {
                for (int b = low[1]; b <= high[1]; b++)
                {
                    for (int c = low[2]; c <= high[2]; c++)
                    {
                        var image = d + frame.Translation(a, b, c);
                        double length2 = image.Dot(image);
                        if (!pass)
                            nearest = Math.Min(nearest, length2);
                        else if (length2 <= nearest * TieFactor2)
                            chunk.Add(EdgeKey.Sender(sender - cloudBegin) | EdgeKey.Image(a, b, c));
                    }
                }
            }
        }
    }
}
