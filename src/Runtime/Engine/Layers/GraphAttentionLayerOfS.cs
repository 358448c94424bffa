using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Attention over the edges of a graph, in one precision.</summary>
internal sealed class GraphAttentionLayer<TLinear, TQuery, S> : GraphAttentionLayer
    where TLinear : struct, ILinearKernel
    where TQuery : struct, ILinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _logits;
    private readonly FeatureLayout _state;
    private readonly AttentionHeads _heads;
    private readonly double _scale;
    private readonly LinearLayer<TQuery, S> _query;
    private readonly LinearLayer<TQuery, S> _key;
    private readonly LinearLayer<TQuery, S> _self;
    private readonly LinearLayer<TLinear, S> _linear;

    internal GraphAttentionLayer(ModelBuilder builder, FeatureLayout input, FeatureLayout result, int heads)
        : base(builder.Path)
    {
        if (heads < 1 || input.Blocks.ToArray().Any(block => block.Mul % heads != 0))
        {
            throw new ArgumentException(
                $"Layer '{Path}': {heads} heads do not divide the copies of every block of {input}."
            );
        }
        (_input, _logits) = (input, FeatureLayout.OfScalars(heads, input.Group));
        _state = FeatureLayout.OfScalars(2 * heads, input.Group);
        _heads = new AttentionHeads(heads, input, []);
        _scale = Math.Sqrt((double)heads / input.Dim);
        _query = new LinearLayer<TQuery, S>(builder.Child("query"), input, input, residual: false);
        _key = new LinearLayer<TQuery, S>(builder.Child("key"), input, input, residual: false);
        _self = new LinearLayer<TQuery, S>(builder.Child("self"), input, input, residual: false);
        _linear = new LinearLayer<TLinear, S>(builder.Child("linear"), input, result, residual: false);
    }

    internal override ITangent? Second => null;

    private protected override Handle Apply(GraphGeometry graph, Handle x, Handle? logits)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        LayerValues.ExpectSenders(Path, graph, operand.RowSpace, _input.Group);
        Storage<S>? given = logits is { } handle ? LayerValues.Enter<S>(handle) : null;
        if (given is not null)
        {
            Expect(given, _logits, "logits");
            // A message is made only where it is needed: a warm pass allocates nothing.
            if (!ReferenceEquals(given.RowSpace, graph.Edges))
                Check.On($"Layer '{Path}'", given, graph.Edges);
        }
        Workspace? workspace = Workspace.Common(operand.Workspace, graph.Workspace);
        var nodes = new Handle(operand);
        Storage<S> queries = _query.Apply(nodes).As<S>(),
            keys = _key.Apply(nodes).As<S>(),
            own = _self.Apply(nodes).As<S>();
        Storage<double> state = Workspace.Rent<double>(workspace, graph.Receivers, _state);
        Storage<S> sums = Workspace.Rent<S>(workspace, graph.Receivers, _input);
        var pass = Workspace.Rent<GraphAttentionPass<S>>(workspace);
        (pass.Heads, pass.Scale, pass.Index) = (_heads, _scale, graph.Index);
        (pass.Values, pass.Given, pass.Queries, pass.Keys, pass.Own) = (operand, given, queries, keys, own);
        (pass.State, pass.Sums) = (state, sums);
        pass.Forward(workspace);
        Record(
            workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                B = given,
                Result = sums,
                State = pass,
            }
        );
        Handle result = _linear.Apply(new Handle(sums));
        workspace?.GiveBack(sums);
        workspace?.GiveBack(state);
        workspace?.GiveBack(own);
        workspace?.GiveBack(keys);
        workspace?.GiveBack(queries);
        return result;
    }

    internal override void Backward(in TapeEntry entry, Pass pass) =>
        ((GraphAttentionPass<S>)entry.State!).Reverse(pass.Workspace);
}
