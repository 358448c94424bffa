using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Simulation;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Scale;

/// <summary>
/// A box of any size, filled with simulated clouds side by side: locally as clustered as these, without structure
/// beyond them.
/// </summary>
public static class TiledBox
{
    // So many different clouds, in turn: making each tile anew would take longer than the networks that run on it.
    private const int Different = 64;

    /// <summary>At least so many galaxies, in as many tiles as fill a cube.</summary>
    /// <param name="points">How many at least.</param>
    /// <param name="seed">Fixes them.</param>
    /// <returns>N × 3 positions and the side of the box, Mpc/h.</returns>
    public static (double[] Positions, double BoxLength) Make(long points, ulong seed)
    {
        var settings = new CloudSettings();
        int side = 1;
        while ((long)side * side * side * settings.Count < points)
            side++;

        var clouds = new GalaxyCloud[Math.Min(Different, side * side * side)];
        Parallel.For(
            0,
            clouds.Length,
            () => new CloudSimulator(settings),
            (i, _, simulator) =>
            {
                clouds[i] = simulator.Simulate(Cosmology.Fiducial, RandomStream.DeriveSeed(seed, (ulong)i));
                return simulator;
            },
            static _ => { }
        );

        var random = new RandomStream(seed);
        var positions = new double[3L * side * side * side * settings.Count];
        int next = 0;
        for (int tile = 0; tile < side * side * side; tile++)
        {
            double[] corner = [tile / (side * side), tile / side % side, tile % side];
            double[] own = clouds[tile < clouds.Length ? tile : random.Below(clouds.Length)].Positions;
            for (int i = 0; i < own.Length; i++)
                positions[next++] = (settings.BoxLength * corner[i % 3]) + own[i];
        }

        return (positions, side * settings.BoxLength);
    }
}
