using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Models;

/// <summary>Clouds with known velocities, by use. No cloud is in two of the three.</summary>
/// <param name="Training">To fit weights.</param>
/// <param name="Validation">To choose when to stop.</param>
/// <param name="Test">For the numbers that are reported, and for nothing else.</param>
public sealed record TrainingSet(
    IReadOnlyList<GalaxyCloud> Training,
    IReadOnlyList<GalaxyCloud> Validation,
    IReadOnlyList<GalaxyCloud> Test
)
{
    /// <summary>The same with the first <paramref name="count"/> training clouds only.</summary>
    public TrainingSet WithTraining(int count) => this with { Training = [.. Training.Take(count)] };
}
