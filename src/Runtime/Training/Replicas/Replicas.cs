using System.Runtime.ExceptionServices;

namespace GeoDL.Typed;

/// <summary>What replicas do together besides summing gradients.</summary>
public static class Replicas
{
    /// <summary>The part of a batch that a replica runs: parts follow one another in the order of the index.</summary>
    /// <param name="replicas">The replicas; null if this process runs the whole batch.</param>
    /// <param name="count">Samples in the batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples than replicas.</exception>
    public static Range Share(this IReplicas? replicas, int count)
    {
        if (replicas is null)
            return ..count;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, replicas.Count);
        return (int)((long)count * replicas.Index / replicas.Count)..(int)(
            (long)count * (replicas.Index + 1) / replicas.Count
        );
    }

    /// <summary>
    /// Agrees before a step that all replicas can take it, so that none waits for one that has failed, and all stop at
    /// the same step.
    /// </summary>
    /// <param name="replicas">The replicas; null if there is only this one.</param>
    /// <param name="losses">The losses of this replica's samples.</param>
    /// <param name="failure">The error of this replica; null if there is none.</param>
    /// <param name="cancellation">Whether this replica should stop.</param>
    /// <returns>The mean loss over all samples of all replicas.</returns>
    /// <exception cref="OperationCanceledException">One of the replicas should stop; none takes the step.</exception>
    /// <exception cref="ReplicaException">Another replica has failed; none takes the step. If this replica has failed,
    /// its own error is thrown.</exception>
    public static double Agree(
        this IReplicas? replicas,
        ReadOnlySpan<double> losses,
        ExceptionDispatchInfo? failure = null,
        CancellationToken cancellation = default
    )
    {
        Span<double> told = [0, losses.Length, failure is null ? 0 : 1, cancellation.IsCancellationRequested ? 1 : 0];
        foreach (double loss in losses)
            told[0] += loss;
        replicas?.Sum(told);
        failure?.Throw();
        if (told[2] > 0)
        {
            throw new ReplicaException(
                $"Another of the {replicas!.Count} replicas has failed; its own message says why. The "
                    + "step was not taken."
            );
        }
        if (told[3] > 0)
            throw new OperationCanceledException("A replica was told to stop. The step was not taken.", cancellation);
        return told[0] / told[1];
    }

    /// <summary>
    /// Returns the first replica's number in all replicas; also waits until all have reached this call.
    /// </summary>
    public static double FromFirst(this IReplicas? replicas, double value)
    {
        Span<double> told = [replicas is null or { Index: 0 } ? value : 0];
        replicas?.Sum(told);
        return told[0];
    }

    /// <summary>
    /// Throws in all replicas unless all have the same weights and the same number of steps.
    /// </summary>
    internal static void CheckSame(this IReplicas replicas, ulong mark, long step)
    {
        // Halves of the mark are exact in double, and so is adding zeros.
        var told = new double[3 * replicas.Count];
        told[3 * replicas.Index] = mark >> 32;
        told[(3 * replicas.Index) + 1] = (uint)mark;
        told[(3 * replicas.Index) + 2] = step;
        replicas.Sum<double>(told);
        for (int i = 3; i < told.Length; i++)
        {
            if (told[i] != told[i % 3])
            {
                throw new ReplicaException(
                    $"Replicas 0 and {i / 3} do not start from the same state: they have taken {told[2]} and "
                        + $"{told[(i / 3 * 3) + 2]} steps, or have different weights. All need the same seed, and the "
                        + "same checkpoint if a training run is resumed."
                );
            }
        }
    }
}
