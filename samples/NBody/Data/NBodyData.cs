namespace GeoDL.Typed.Samples.NBody.Data;

/// <summary>Trajectories by use. None is in two of the three.</summary>
/// <param name="Training">To fit weights.</param>
/// <param name="Validation">To choose which weights are kept.</param>
/// <param name="Test">For the numbers that are reported, and for nothing else.</param>
public sealed record NBodyData(
    IReadOnlyList<Trajectory> Training,
    IReadOnlyList<Trajectory> Validation,
    IReadOnlyList<Trajectory> Test
)
{
    /// <summary>The same with the first trajectories only.</summary>
    public NBodyData Take(int training, int validation, int test) =>
        new([.. Training.Take(training)], [.. Validation.Take(validation)], [.. Test.Take(test)]);
}
