using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Baselines;
using GeoDL.Typed.Studies.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Models;

/// <summary>The models that <c>velocities</c> trains and compares; the last one predicts the catalogue.</summary>
public static class VelocityModels
{
    /// <summary>Fresh, untrained models in the order of the table.</summary>
    public static IReadOnlyList<IVelocityModel> Create() =>
        [
            new ZeroModel(),
            new LinearVelocityModel(range: 60.0),
            new LinearVelocityModel(range: 250.0),
            new LongRangeVelocityModel(),
            new SteerableVelocityModel(
                "attention",
                new NetworkVelocityModel(static (seed, precision) => new AttentionVelocityNet(seed, precision))
            ),
            new SteerableVelocityModel("steerable", new NetworkVelocityModel()),
        ];
}
