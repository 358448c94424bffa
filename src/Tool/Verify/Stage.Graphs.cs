using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>Graphs: the points of a scene are their nodes, and only say which nodes are joined.</content>
internal sealed partial class Stage
{
    /// <summary>Added to the number of a parameter, for the features of its edges.</summary>
    private const int EdgeKey = 500;

    private GraphData? _graph;

    /// <summary>A graph with random features of nodes.</summary>
    public Graph<T> Graph<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Graph<T> entered = _pass.Enter(Nodes<T>(parameter), FeatureInputs());
        AddNodeSlope(entered, parameter);
        return entered;
    }

    /// <summary>A graph with random features of nodes and edges.</summary>
    public Graph<TNode, TEdge> EdgedGraph<TNode, TEdge>(int parameter)
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct
    {
        int ofEdges = EdgeKey + parameter;
        Rows<TEdge> edges = _scene.Supplied is { } supplied
            ? Turned(Changed(((Graph<TNode, TEdge>)supplied[parameter]).EdgeRows, ofEdges))
            : OnRows<TEdge>(ofEdges, Known<TEdge>(), RowSpaceKind.Edges);
        Graph<TNode> nodes = _scene.Supplied is { } given
            ? Supplied(((Graph<TNode, TEdge>)given[parameter]).Nodes, parameter)
            : Nodes<TNode>(parameter);
        Graph<TNode, TEdge> entered = _pass.Enter(new Graph<TNode, TEdge>(in nodes, edges), FeatureInputs());
        AddNodeSlope(entered.Nodes, parameter);
        if (_wantsLoss)
        {
            if (_scene.Supplied is null)
                AddSlope<TEdge>(() => _pass.FeatureGradient(entered.EdgeFeatures), ofEdges, RowSpaceKind.Edges);
            else
                _slopes.Add(() => Slope(_pass.FeatureGradient(entered.EdgeFeatures).ToArray(), ofEdges, 0, 0));
        }
        return entered;
    }

    /// <summary>The edges of the nodes.</summary>
    public GraphEdges GraphEdges() => _pass.Enter(BlankNodes()).Edges;

    /// <summary>Who sends to whom: the neighbours of the points.</summary>
    private GraphData GraphOfPoints =>
        _graph ??= GraphData.Of(_points.Data.Points.CloudOffsets, _points.NeighbourList.Index);

    private Graph<T> Nodes<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct =>
        _scene.Supplied is { } supplied
            ? Supplied((Graph<T>)supplied[parameter], parameter)
            : new Graph<T>(
                GraphOfPoints,
                OnRows<T>(parameter, Known<T>(), RowSpaceKind.Points).On(GraphOfPoints.Nodes, "nodes")
            );

    private Graph<Features> BlankNodes() =>
        new(GraphOfPoints, Blank(GraphOfPoints.Nodes.Count).On(GraphOfPoints.Nodes, "nodes"));

    private Graph<T> Supplied<T>(Graph<T> given, int parameter)
        where T : struct, IFeatures<T>, allows ref struct => given.WithFeatures(Turned(Changed(given.Rows, parameter)));

    private void AddNodeSlope<T>(Graph<T> entered, int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (!_wantsLoss)
            return;
        if (_scene.Supplied is null)
            AddSlope<T>(() => _pass.FeatureGradient(entered), parameter, RowSpaceKind.Points);
        else
            _slopes.Add(() => Slope(_pass.FeatureGradient(entered).ToArray(), parameter, 0, 0));
    }

    private GradientInputs FeatureInputs() => _wantsLoss ? GradientInputs.Features : GradientInputs.None;
}
