namespace GeoDL.Typed;

/// <summary>How far a training has come.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Mean loss of the last batch.</param>
/// <param name="GradientNorm">Norm of the last gradient, before clipping.</param>
/// <param name="Elapsed">Time since the start of this run.</param>
public readonly record struct TrainingProgress(long Step, long Steps, double Loss, double GradientNorm, TimeSpan Elapsed)
{
    /// <summary>Time that the rest will take at the present pace.</summary>
    public TimeSpan Remaining(long stepsInThisRun) => stepsInThisRun == 0 ? TimeSpan.Zero : Elapsed * ((Steps - Step) / (double)stepsInThisRun);
}
