using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The operands of one run of an attention layer.</summary>
internal sealed class AttentionRun<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The layer, for messages.</summary>
    internal string Path { get; set; } = null!;

    /// <summary>The hyperparameters; the envelope is that of the weights of attention.</summary>
    internal SteerableConvolutionOptions Options { get; set; } = null!;

    /// <summary>Those of the kernels of keys and values, which have no envelope.</summary>
    internal SteerableConvolutionOptions RadialOptions { get; set; } = null!;

    /// <summary>The network of the length: weights of keys, then of values.</summary>
    internal DenseNetwork<S> Radial { get; set; } = null!;

    /// <summary>Heads of keys and queries.</summary>
    internal AttentionHeads Keys { get; set; } = null!;

    /// <summary>Heads of values.</summary>
    internal AttentionHeads Values { get; set; } = null!;

    /// <summary>1/√(components of a head): the factor of logits.</summary>
    internal double Scale { get; set; }

    internal EdgeIndex Index { get; set; } = null!;

    internal double Cutoff { get; set; }

    /// <summary>Features of senders.</summary>
    internal Storage<S> Operand { get; set; } = null!;

    internal Storage<S> Arguments { get; set; } = null!;

    internal Storage<S>? Cutoffs { get; set; }

    /// <summary>The query of each receiver, in the signature of keys.</summary>
    internal Storage<S> Queries { get; set; } = null!;

    /// <summary>The key of each receiver for itself.</summary>
    internal Storage<S> Own { get; set; } = null!;

    /// <summary>For each receiver the largest logit of each head, then Σ f·e^(l − largest), itself included.</summary>
    internal Storage<double> State { get; set; } = null!;

    /// <summary>Σ_j α_ij V_ij for each receiver.</summary>
    internal Storage<S> Sums { get; set; } = null!;
}
