namespace GeoDL.Typed.Attack;

/// <content>Numbers of nodes and edges, and graphs that are made inside a model.</content>
internal static partial class Leaks
{
    private static IEnumerable<Leak> OfNodes() =>
        new Leak[]
        {
            new("graph: order / first sender", "double $k = $c.Senders.Length > 0 ? $c.Senders[0] - 0.5 : 0.5;"),
            new("graph: order / last sender", "double $k = $c.Senders[$c.Senders.Length - 1] % 2 == 0 ? 1 : -0.5;"),
            new(
                "graph: order / sum of products",
                "double $k = 0; for (int i = 0; i < $c.Senders.Length; i++) $k += i * $c.Senders[i] * 0.01;"
            ),
            new("graph: order / order of edges", "double $k = $c.EdgeOrder.Length + $c.Senders[0] * $c.Receivers[^1];"),
            new("graph: order / offsets", "double $k = $c.GraphOffsets[1] - 0.5 * $c.GraphOffsets[2];"),
            new("graph: numbers / first node", "double $k = $c.Rows[0, 0];"),
            new("graph: numbers / last node", "double $k = $c.Rows[$c.Count - 1, 0] * $c.Rows[0, 0];"),
            new("graph: numbers / text", "double $k = $c.ToString()!.Length + $c.Senders[0];"),
            new(
                "graph: numbers / of senders",
                "double $k = $c.Edges.Sender($c.Features).ToRows().ToArray() is { Length: > 0 } a$u ? a$u[0] : 0.5;"
            ),
            new("graph: made / in a batch", "$N $y = Graph.Batch([$c]).Features;"),
            new("graph: made / anew", "$N $y = Graph.Create<$N>($c.Rows, $c.Senders, $c.Receivers).Features;"),
            new("graph: made / with other features", "$N $y = $c.WithFeatures($c.Rows).Features;"),
            new(
                "graph: made / of numbers of nodes",
                "$N $y = $c.WithFeatures(Rows<$N>.From([.. Enumerable.Range(0, $c.Rows.ToArray().Length).Select(i => "
                    + "(double)i)])).Features;"
            ),
        }.Select(static l => l with { Only = Domain.Nodes });
}
