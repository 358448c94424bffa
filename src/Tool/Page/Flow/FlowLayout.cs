namespace GeoDL.Typed.Tool.Page.Flow;

/// <summary>
/// Places the nodes of a graph in ranks from top to bottom, each below all from which it takes something. Long arrows
/// pass through a place of their own in each rank between.
/// </summary>
internal sealed class FlowLayout
{
    private const int Sweeps = 12;
    private const double NodeGap = 30,
        PlaceWidth = 16;

    private readonly DataFlow _flow;
    private readonly List<Place> _places = [];
    private readonly List<List<int>> _ranks = [];
    private readonly Dictionary<FlowArrow, int[]> _routes = [];

    private FlowLayout(DataFlow flow, Func<FlowNode, double> width)
    {
        _flow = flow;
        int[] ranks = Ranks();
        foreach ((int n, FlowNode node) in flow.Nodes.Index())
            Add(ranks[n], width(node) + NodeGap);
        foreach (FlowArrow arrow in flow.Arrows.Where(a => !IsLater(a)))
            _routes.Add(arrow, [.. Route(arrow, ranks)]);
        for (int sweep = 0; sweep < Sweeps; sweep++)
            Order(isDownwards: sweep % 2 == 0);
        Spread();
    }

    /// <summary>The number of ranks.</summary>
    public int RankCount => _ranks.Count;

    /// <summary>The width of the widest rank, in pixels.</summary>
    public double Width { get; private set; }

    /// <summary>Places the nodes of a graph.</summary>
    /// <param name="flow">The graph.</param>
    /// <param name="width">The width of a node in pixels.</param>
    public static FlowLayout Of(DataFlow flow, Func<FlowNode, double> width) => new(flow, width);

    /// <summary>The right end of what stands in the ranks from one node to another.</summary>
    public double RightOf(int node, int other)
    {
        (int first, int last) = (_places[node].Rank, _places[other].Rank);
        return _places
            .Where(p => p.Rank >= Math.Min(first, last) && p.Rank <= Math.Max(first, last))
            .Max(static p => p.X + (p.Width / 2));
    }

    /// <summary>The middle of a node, and its rank.</summary>
    public (double X, int Rank) this[int node] => (_places[node].X, _places[node].Rank);

    /// <summary>The places that an arrow passes, ends included; none of one that goes back.</summary>
    public IReadOnlyList<(double X, int Rank)> RouteOf(FlowArrow arrow) =>
        _routes.TryGetValue(arrow, out int[]? route) ? [.. route.Select(p => this[p])] : [];

    /// <summary>
    /// Whether an arrow leads to a layer that has run before: the next round of a loop takes the value.
    /// </summary>
    public bool IsLater(FlowArrow arrow)
    {
        (FlowNode from, FlowNode to) = (_flow.Nodes[arrow.From], _flow.Nodes[arrow.To]);
        return from.Kind == FlowKind.Layer && to.Kind == FlowKind.Layer && from.Order >= to.Order;
    }

    private int[] Ranks()
    {
        int count = _flow.Nodes.Count;
        var ranks = new int[count];
        FlowArrow[] forward = [.. _flow.Arrows.Where(a => !IsLater(a))];
        if (_flow.Fault is not null)
            return [.. Enumerable.Range(0, count)];
        // Arrows of layers go from lower to higher numbers, so that as many rounds as there are nodes are enough.
        for (bool hasChanged = true; hasChanged; )
        {
            hasChanged = false;
            foreach (FlowArrow arrow in forward.Where(a => ranks[a.To] <= ranks[a.From]))
            {
                ranks[arrow.To] = ranks[arrow.From] + 1;
                hasChanged = true;
            }
        }
        // Inputs stand right above what takes them first, results at the end.
        for (int n = 0; n < count; n++)
        {
            int[] next = [.. forward.Where(a => a.From == n).Select(a => ranks[a.To])];
            if (_flow.Nodes[n].Kind == FlowKind.Input && next.Length > 0)
                ranks[n] = next.Min() - 1;
        }

        return ranks;
    }

    private int Add(int rank, double width)
    {
        while (_ranks.Count <= rank)
            _ranks.Add([]);
        _places.Add(new Place(rank, width));
        _ranks[rank].Add(_places.Count - 1);
        return _places.Count - 1;
    }

    private IEnumerable<int> Route(FlowArrow arrow, int[] ranks)
    {
        int before = arrow.From;
        yield return before;
        for (int rank = ranks[arrow.From] + 1; rank <= ranks[arrow.To]; rank++)
        {
            int next = rank == ranks[arrow.To] ? arrow.To : Add(rank, PlaceWidth);
            _places[before].Below.Add(next);
            _places[next].Above.Add(before);
            before = next;
            yield return next;
        }
    }

    /// <summary>Sorts each rank by the mean place of the neighbours, so that few arrows cross.</summary>
    private void Order(bool isDownwards)
    {
        foreach (List<int> rank in isDownwards ? _ranks : Enumerable.Reverse(_ranks))
        {
            Dictionary<int, double> means = rank.ToDictionary(static p => p, p => MeanOrder(p, isDownwards));
            int[] sorted = [.. rank.OrderBy(p => means[p])];
            for (int i = 0; i < sorted.Length; i++)
                rank[i] = sorted[i];
        }
    }

    private double MeanOrder(int place, bool isDownwards)
    {
        List<int> neighbours = isDownwards ? _places[place].Above : _places[place].Below;
        return neighbours.Count == 0 ? Share(place) : neighbours.Average(Share);
    }

    /// <summary>Where a place stands in its rank, from 0 to 1.</summary>
    private double Share(int place)
    {
        List<int> rank = _ranks[_places[place].Rank];
        return (rank.IndexOf(place) + 0.5) / rank.Count;
    }

    /// <summary>Gives coordinates: each place near its neighbours, and none upon another.</summary>
    private void Spread()
    {
        foreach (List<int> rank in _ranks)
            Settle(rank, [.. rank.Select(static _ => 0.0)]);
        for (int sweep = 0; sweep < 2 * Sweeps; sweep++)
        {
            foreach (List<int> rank in sweep % 2 == 0 ? _ranks : Enumerable.Reverse(_ranks))
            {
                Settle(
                    rank,
                    [
                        .. rank.Select(p =>
                        {
                            int[] near = [.. _places[p].Above, .. _places[p].Below];
                            return near.Length == 0 ? _places[p].X : near.Average(n => _places[n].X);
                        }),
                    ]
                );
            }
        }

        double left = _places.Min(static p => p.X - (p.Width / 2)),
            right = _places.Max(static p => p.X + (p.Width / 2));
        foreach (Place place in _places)
            place.X -= left;
        Width = right - left;
    }

    /// <summary>
    /// Moves the places of a rank to where they want to be, in their order: those that would overlap form a group,
    /// which stands at the mean.
    /// </summary>
    private void Settle(List<int> rank, double[] wanted)
    {
        var groups = new List<(int First, int Count, double Start, double Width)>();
        for (int i = 0; i < rank.Count; i++)
        {
            double width = _places[rank[i]].Width;
            groups.Add((i, 1, wanted[i] - (width / 2), width));
            while (groups.Count > 1 && groups[^2].Start + groups[^2].Width > groups[^1].Start)
            {
                (int First, int Count, double Start, double Width) a = groups[^2],
                    b = groups[^1];
                groups.RemoveRange(groups.Count - 2, 2);
                double start = ((a.Start * a.Count) + ((b.Start - a.Width) * b.Count)) / (a.Count + b.Count);
                groups.Add((a.First, a.Count + b.Count, start, a.Width + b.Width));
            }
        }

        foreach ((int first, int count, double start, _) in groups)
        {
            double x = start;
            for (int i = first; i < first + count; i++)
            {
                Place place = _places[rank[i]];
                place.X = x + (place.Width / 2);
                x += place.Width;
            }
        }
    }

    private sealed class Place(int rank, double width)
    {
        public int Rank { get; } = rank;

        public double Width { get; } = width;

        public double X { get; set; }

        public List<int> Above { get; } = [];

        public List<int> Below { get; } = [];
    }
}
