using System.Numerics;

namespace GeoDL.Typed;

/// <summary>
/// Replicas of a model that are trained together: each takes the gradient of its share of a batch, and each step is one
/// step of all.
/// </summary>
/// <remarks>
/// All replicas run the same program on the same data with the same seeds, and ask for the same sums in the same order.
/// So they hold the same weights, bit by bit, after every step. <see cref="MpiReplicas"/> are processes.
/// </remarks>
public interface IReplicas
{
    /// <summary>How many there are, at least 1.</summary>
    int Count { get; }

    /// <summary>Which one this is, from 0.</summary>
    int Index { get; }

    /// <summary>
    /// Replaces numbers by their sum over all replicas, added up in the order of <see cref="Index"/>, so that all get
    /// the same bits; waits for the others.
    /// </summary>
    /// <typeparam name="S">float or double.</typeparam>
    /// <param name="values">As many in every replica.</param>
    /// <exception cref="ReplicaException">The sum cannot be had: others have gone. Nothing has been
    /// changed.</exception>
    void Sum<S>(Span<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
