using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>The analysis of one control flow graph: it runs until nothing changes, then once more to report.</summary>
internal sealed class GraphFlow
{
    private readonly CompositionFlow _flow;
    private readonly IMethodSymbol _method;
    private readonly ControlFlowGraph _graph;
    private readonly FlowChecks _quiet;
    private readonly FlowState?[] _entries;
    private readonly Dictionary<CaptureId, ISymbol> _aliases = [];

    // The branches through each finally block, and the finally block after that.
    private ILookup<ControlFlowRegion, (ControlFlowBranch Branch, int Next)>? _leaving;

    // Where exceptions are caught, any order is possible: one state then serves all blocks, and assignments add to it.
    private readonly bool _isWeak;

    public GraphFlow(CompositionFlow flow, IMethodSymbol method, ControlFlowGraph graph, FlowChecks quiet)
    {
        (_flow, _method, _graph, _quiet) = (flow, method, graph, quiet);
        _entries = new FlowState?[graph.Blocks.Length];
        _isWeak = HasCatch(graph.Root);
    }

    /// <summary>Determines the values of variables at the entry of each block.</summary>
    public void Settle(FlowState entry)
    {
        foreach (
            IParameterSymbol parameter in _method.Parameters.Where(static p =>
                p.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter
            )
        )
        {
            entry.Set(parameter, _flow.EntryValue(parameter, entry.Get(parameter), isNamed: !_isWeak));
        }

        if (_isWeak)
        {
            SettleWeakly(entry);
            return;
        }

        _entries[0] = entry;
        bool[] pending = new bool[_entries.Length];
        pending[0] = true;
        for (int first; (first = Array.IndexOf(pending, true)) >= 0; )
        {
            _flow.Cancellation.ThrowIfCancellationRequested();
            BasicBlock block = _graph.Blocks[first];
            pending[first] = false;
            FlowState state = _entries[block.Ordinal]!.Copy();
            Walk(block, state, _quiet);
            foreach (BasicBlock next in Next(block))
            {
                if (_entries[next.Ordinal] is { } known)
                {
                    pending[next.Ordinal] |= known.Join(state);
                }
                else
                {
                    _entries[next.Ordinal] = state.Copy();
                    pending[next.Ordinal] = true;
                }
            }
        }
    }

    /// <summary>
    /// Walks all blocks once more with checks that report, and returns what is known about the method's result.
    /// </summary>
    public FlowValue Finish(FlowChecks checks)
    {
        DeclaredSignature declared = AnnotationReader.OfReturn(_method, checks.Group);
        FlowValue result = FlowValue.Nothing;
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_entries[block.Ordinal] is not { } entry)
                continue;
            FlowState state = entry.Copy();
            FlowValue? branch = Walk(block, state, checks);
            if (block.FallThroughSuccessor?.Semantics != ControlFlowBranchSemantics.Return || branch is null)
                continue;
            if (declared.Signature is { } expected && checks.TypeOf(_method.ReturnType).IsPlain)
            {
                checks.Place(
                    branch,
                    expected,
                    $"the result of '{_method.Name}'",
                    _method.Locations,
                    block.BranchValue!.Syntax
                );
            }
            result = result.Join(
                branch.Rows.Origin is { } origin && state.Rows.Of(origin) is var rows && rows != FlowDomain.Unknown
                    ? branch.On(rows)
                    : branch
            );
        }

        return declared.Signature is { } given
            ? FlowValue
                .Of(given, FlowNames.Symbol(_method), _method.Locations.FirstOrDefault() ?? Location.None)
                .On(result.Rows)
            : result;
    }

    private void SettleWeakly(FlowState entry)
    {
        for (bool changed = true; changed; )
        {
            _flow.Cancellation.ThrowIfCancellationRequested();
            FlowState before = entry.Copy();
            foreach (BasicBlock block in _graph.Blocks.Where(static b => b.IsReachable))
                Walk(block, entry, _quiet);
            changed = before.Join(entry);
        }

        foreach (BasicBlock block in _graph.Blocks.Where(static b => b.IsReachable))
            _entries[block.Ordinal] = entry;
    }

    private FlowValue? Walk(BasicBlock block, FlowState state, FlowChecks checks)
    {
        var evaluator = new FlowEvaluator(_flow, _graph, state, checks, _aliases, _isWeak);
        foreach (IOperation operation in block.Operations)
            evaluator.Value(operation);
        return block.BranchValue is { } value ? evaluator.Value(value) : null;
    }

    private IEnumerable<BasicBlock> Next(BasicBlock block) =>
        Branches(block)
            .SelectMany(b =>
                b.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling
                    ? AfterFinally(block)
                    : After(b, 0)
            );

    /// <summary>
    /// Where a branch goes: through the finally blocks that it leaves, from a certain one on, then to its destination.
    /// </summary>
    private IEnumerable<BasicBlock> After(ControlFlowBranch branch, int finallyRegion) =>
        finallyRegion < branch.FinallyRegions.Length
            ? [_graph.Blocks[branch.FinallyRegions[finallyRegion].FirstBlockOrdinal]]
        : branch.Destination is { } destination ? [destination]
        : [];

    /// <summary>
    /// Where control continues after a finally block: wherever a branch through it leads. An exception leaves the
    /// method.
    /// </summary>
    private IEnumerable<BasicBlock> AfterFinally(BasicBlock block)
    {
        ControlFlowRegion? region = block.EnclosingRegion;
        while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
            region = region.EnclosingRegion;
        _leaving ??= (
            from other in _graph.Blocks
            from branch in Branches(other)
            from index in Enumerable.Range(0, branch.FinallyRegions.Length)
            select (branch, index)
        ).ToLookup(static b => b.branch.FinallyRegions[b.index], static b => (b.branch, b.index + 1));
        return region is null ? [] : _leaving[region].SelectMany(b => After(b.Branch, b.Next));
    }

    private static IEnumerable<ControlFlowBranch> Branches(BasicBlock block) =>
        new[] { block.FallThroughSuccessor, block.ConditionalSuccessor }.Where(static b => b is not null)!;

    private static bool HasCatch(ControlFlowRegion region) =>
        region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter
        || region.NestedRegions.Any(HasCatch);
}
