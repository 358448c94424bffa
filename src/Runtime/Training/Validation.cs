namespace GeoDL.Typed;

/// <summary>What a <see cref="Trainer{TSample}"/> measures while it trains.</summary>
/// <remarks>
/// The mean over the samples, each in a pass of its own that is not in training (dropout drops nothing, batch norm uses
/// its running statistics), with the averaged weights where the optimiser has an <see cref="Optimiser.Average"/>.
/// </remarks>
/// <typeparam name="TSample">The type of a sample.</typeparam>
public sealed class Validation<TSample>
{
    /// <summary>A validation.</summary>
    /// <param name="samples">Samples that are not trained on.</param>
    /// <param name="every">The number of steps from one to the next.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1.</exception>
    public Validation(IReadOnlyList<TSample> samples, long every)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        if (samples.Count == 0)
            throw new ArgumentException("There is nothing to validate with: the list is empty.", nameof(samples));
        Samples = samples;
        Every = every;
    }

    /// <summary>Samples that are not trained on.</summary>
    public IReadOnlyList<TSample> Samples { get; }

    /// <summary>The number of steps from one to the next.</summary>
    public long Every { get; }

    /// <summary>The number of a sample, the lower the better; null for its loss.</summary>
    public Func<Pass, TSample, double>? Metric { get; init; }

    /// <summary>Whether it is due after so many steps.</summary>
    internal bool IsDue(long steps) => steps > 0 && steps % Every == 0;
}
