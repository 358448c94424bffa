namespace GeoDL.Typed;

/// <summary>How far a training has come.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
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
    /// <summary>Time that the rest will take at the present pace.</summary>
    /// <param name="stepsInThisRun">Steps that took the elapsed time; 0: nothing is known, so zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of steps.</exception>
    public TimeSpan Remaining(long stepsInThisRun)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stepsInThisRun);
        return stepsInThisRun == 0 ? TimeSpan.Zero : Elapsed * ((Steps - Step) / (double)stepsInThisRun);
    }
}
