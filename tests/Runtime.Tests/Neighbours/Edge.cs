namespace GeoDL.Typed.Tests.Neighbours;

/// <summary>One edge, ordered as neighbour lists are.</summary>
internal readonly record struct Edge(int Receiver, int Sender, int A, int B, int C) : IComparable<Edge>
{
    public int CompareTo(Edge other) =>
        (Receiver, Sender, A, B, C).CompareTo((other.Receiver, other.Sender, other.A, other.B, other.C));

    public static List<Edge> ListOf(NeighbourList list)
    {
        var edges = new List<Edge>();
        for (int e = 0; e < list.Count; e++)
        {
            edges.Add(
                list.HasImages
                    ? new Edge(
                        list.Receivers[e],
                        list.Senders[e],
                        list.Images[3 * e],
                        list.Images[3 * e + 1],
                        list.Images[3 * e + 2]
                    )
                    : new Edge(list.Receivers[e], list.Senders[e], 0, 0, 0)
            );
        }

        return edges;
    }

    /// <summary>|x_sender + image·M − x_receiver|.</summary>
    public double Length(double[] positions, Cell cell)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double image = cell.IsPeriodic ? A * cell[0, i] + B * cell[1, i] + C * cell[2, i] : 0;
            double d = positions[3 * Sender + i] + image - positions[3 * Receiver + i];
            sum += d * d;
        }

        return Math.Sqrt(sum);
    }
}
