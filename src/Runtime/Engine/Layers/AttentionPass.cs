using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of an attention layer over its edges, in parts of receivers, and its reverse.</summary>
internal sealed class AttentionPass<TKey, TValue, THarmonics, S> : IParts
    where TKey : struct, IBilinearKernel
    where TValue : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private Workspace? _workspace;

    /// <summary>The operands; they are set before a run.</summary>
    internal AttentionRun<S> Run { get; } = new();

    /// <summary>The weighted sums of values of all receivers.</summary>
    internal void Forward(Workspace? workspace)
    {
        _workspace = workspace;
        // Read once: it may be changed from another thread, and each worker needs scratch.
        (int parts, int threads) = (EdgeParts.Count(Run.Index), Parallelism.Threads);
        if (parts > 1)
            _workspace?.PrepareWorkers(threads);
        WorkerTeam.Run(this, parts, threads);
    }

    /// <summary>Propagates the gradients of the sums to features, queries, weights and geometry.</summary>
    internal void Reverse(Pass pass)
    {
        var block = new AttentionBlock<TKey, TValue, THarmonics, S>(pass.Workspace, Run, 0, Run.Index.Count);
        block.PrepareReverse(pass.Workspace);
        while (block.Next())
            block.Reverse(pass);
        block.CompleteReverse(pass);
    }

    /// <summary>How the sums change while senders, queries and edges move.</summary>
    internal void Tangents(Pass pass)
    {
        var block = new AttentionBlock<TKey, TValue, THarmonics, S>(pass.Workspace, Run, 0, Run.Index.Count);
        block.PrepareTangents(pass.Workspace);
        block.BeginTangents();
        while (block.Next())
            block.AddTangents();
        block.EndTangents();
    }

    /// <summary>Propagates gradients, and how the reverse of the adjoints of the sums changes.</summary>
    internal void ReverseTangents(Pass pass)
    {
        var block = new AttentionBlock<TKey, TValue, THarmonics, S>(pass.Workspace, Run, 0, Run.Index.Count);
        block.PrepareReverseTangents(pass.Workspace);
        while (block.Next())
            block.ReverseTangents(pass);
        block.CompleteReverse(pass);
    }

    void IParts.Run(int part, int parts, int worker)
    {
        EdgeIndex index = Run.Index;
        (int first, int end) = (
            EdgeParts.FirstReceiver(index, part, parts),
            EdgeParts.FirstReceiver(index, part + 1, parts)
        );
        var block = new AttentionBlock<TKey, TValue, THarmonics, S>(
            parts == 1 ? _workspace : _workspace?.ScratchOf(worker),
            Run,
            index.ReceiverOffsets[first],
            index.ReceiverOffsets[end]
        );
        block.Begin(first, end);
        while (block.Next())
            block.Add();
        block.End(first, end);
    }
}
