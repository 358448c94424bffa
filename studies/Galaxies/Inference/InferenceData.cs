using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>Clouds of known universes, by use. No cloud is in two of the three.</summary>
/// <param name="Training">To fit weights.</param>
/// <param name="Validation">To choose among weights.</param>
/// <param name="Test">For the reported numbers, and for nothing else.</param>
public sealed record InferenceData(
    IReadOnlyList<GalaxyCloud> Training,
    IReadOnlyList<GalaxyCloud> Validation,
    IReadOnlyList<GalaxyCloud> Test
)
{
    /// <summary>The same clouds with what must not be used taken out.</summary>
    public InferenceData For(InferenceInput input) => new(input.Of(Training), input.Of(Validation), input.Of(Test));

    /// <summary>The same with the first <paramref name="count"/> training clouds only.</summary>
    public InferenceData WithTraining(int count) => this with { Training = [.. Training.Take(count)] };
}
