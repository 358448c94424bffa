using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>Clouds made once for all tests that need some.</summary>
public sealed class SimulatedClouds
{
    public const ulong Seed = 2026;

    public GalaxyCloud[] Clouds { get; } = CloudSimulator.SimulateMany(24, Seed);
}
