using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>Clouds as they may be used.</summary>
public static class InferenceInputs
{
    /// <summary>
    /// The clouds with what must not be used taken out: galaxies at rest, and seen in redshift space where that is
    /// asked for.
    /// </summary>
    public static GalaxyCloud[] Of(this InferenceInput input, IReadOnlyList<GalaxyCloud> clouds) =>
        input switch
        {
            InferenceInput.Velocities => [.. clouds],
            InferenceInput.Positions => [.. clouds.Select(AtRest)],
            _ => [.. clouds.Select(static c => AtRest(RedshiftSpace.Of(c)))],
        };

    /// <summary>In words.</summary>
    public static string ToText(this InferenceInput input) =>
        input switch
        {
            InferenceInput.Velocities => "positions and velocities",
            InferenceInput.Positions => "positions only",
            _ => "positions in redshift space",
        };

    private static GalaxyCloud AtRest(GalaxyCloud cloud) =>
        cloud with
        {
            Velocities = new double[cloud.Velocities.Length],
        };
}
