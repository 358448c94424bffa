namespace GeoDL.Typed.Samples.Tetris;

/// <summary>A line every fifty steps.</summary>
internal sealed class StepReport : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Step % 50 == 0)
            Console.WriteLine($"  step {value.Step}/{value.Steps}: loss {value.Loss:0.00000}");
    }
}
