namespace GeoDL.Typed;

/// <summary>The progress of a training run.</summary>
/// <param name="Step">The number of steps so far.</param>
/// <param name="Steps">The total number of steps.</param>
/// <param name="Loss">Mean loss of the last batch.</param>
/// <param name="GradientNorm">Norm of the last gradient, before clipping.</param>
/// <param name="Elapsed">Time since the start of this run.</param>
public readonly record struct TrainingProgress(
    long Step,
    long Steps,
    double Loss,
    double GradientNorm,
    TimeSpan Elapsed
)
{
    /// <summary>The value of a validation after this step; null if there was none.</summary>
    public double? Validation { get; init; }

    /// <summary>The estimated time for the remaining steps, at the current speed.</summary>
    /// <param name="stepsInThisRun">The number of steps in the elapsed time; if it is 0, the result is zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public TimeSpan Remaining(long stepsInThisRun)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stepsInThisRun);
        return stepsInThisRun == 0 ? TimeSpan.Zero : Elapsed * ((Steps - Step) / (double)stepsInThisRun);
    }
}
