using System.Numerics;

namespace GeoDL.Typed;

/// <summary>
/// Replicas of a model that are trained together: each computes the gradient of its share of a batch, and all take each
/// step together.
/// </summary>
/// <remarks>
/// All replicas run the same program on the same data with the same seeds, and request the same sums in the same order.
/// So they have the same weights, bit by bit, after every step. <see cref="MpiReplicas"/> implements them as processes.
/// </remarks>
public interface IReplicas
{
    /// <summary>The number of replicas, at least 1.</summary>
    int Count { get; }

    /// <summary>The number of this replica, from 0.</summary>
    int Index { get; }

    /// <summary>
    /// Replaces numbers by their sum over all replicas, added in the order of <see cref="Index"/>, so that all get the
    /// same bits. Waits for the others.
    /// </summary>
    /// <typeparam name="S">float or double.</typeparam>
    /// <param name="values">The numbers; every replica must pass the same number of them.</param>
    /// <exception cref="ReplicaException">The sum cannot be computed because other replicas have ended. Nothing has
    /// been changed.</exception>
    void Sum<S>(Span<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
