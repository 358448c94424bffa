using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>
/// Makes clouds with a physical origin: peaks of a Gaussian density, moved by second-order perturbation theory.
/// </summary>
/// <remarks>
/// The standard fast approximation of halo catalogues (the idea of peak-patch and PINOCCHIO). Good beyond about 20
/// Mpc/h; below, sub-halos and mergers are missing, and velocities are those of the smoothed flow. Holds its buffers:
/// one instance per thread.
/// </remarks>
public sealed class CloudSimulator
{
    private const double HubbleConstant = 100.0; // km/s per Mpc/h

    private readonly FourierGrid _grid;
    private readonly SecondOrderLagrangian _lagrangian;
    private readonly double[] _re,
        _im,
        _field,
        _spare;

    /// <param name="settings">Box, grid and number of galaxies.</param>
    public CloudSimulator(CloudSettings? settings = null)
    {
        Settings = settings ?? new CloudSettings();
        _grid = new FourierGrid(Settings.GridSize, Settings.BoxLength);
        _lagrangian = new SecondOrderLagrangian(_grid);
        _re = new double[_grid.CellCount];
        _im = new double[_grid.CellCount];
        _field = new double[_grid.CellCount];
        _spare = new double[_grid.CellCount];
    }

    /// <summary>Box, grid and number of galaxies.</summary>
    public CloudSettings Settings { get; }

    /// <summary>Simulates one cloud; galaxies are ordered by the height of their peak, highest first.</summary>
    /// <param name="cosmology">The universe.</param>
    /// <param name="seed">Fixes the cloud.</param>
    public GalaxyCloud Simulate(Cosmology cosmology, ulong seed)
    {
        var spectrum = new EisensteinHu(cosmology);
        GaussianField.Draw(_grid, spectrum.Power, new RandomStream(seed), _re, _im);

        double radius = Settings.SmoothingRadius;
        _grid.Apply(new RadialFilter(_grid.TableOf(k => Windows.TopHat(k * radius))), _re, _im, _field, _spare);
        Peaks peaks = Peaks.Find(_grid, _field, Settings.Count);
        (double[] first, double[] second) = _lagrangian.Displacements(
            _re,
            _im,
            Settings.GaussianRadius,
            cosmology.OmegaM,
            peaks.Cells
        );

        double[] positions = new double[first.Length];
        double[] velocities = new double[first.Length];
        for (int i = 0; i < first.Length; i++)
        {
            positions[i] = Wrap(peaks.Positions[i] + first[i] + second[i], Settings.BoxLength);
            velocities[i] =
                HubbleConstant * (cosmology.GrowthRate * first[i] + cosmology.SecondOrderGrowthRate * second[i]);
        }

        return new GalaxyCloud(positions, velocities, Settings.BoxLength, cosmology);
    }

    /// <summary>
    /// Simulates many clouds on all cores, each in a universe of its own drawn from <see cref="CosmologyPrior"/>.
    /// </summary>
    /// <param name="count">Number of clouds.</param>
    /// <param name="seed">Fixes all of them: cloud i does not depend on how many are asked for, or on the number of
    /// cores.</param>
    /// <param name="settings">Size of each.</param>
    /// <param name="progress">Told the number of clouds made so far.</param>
    /// <param name="first">The number of the first cloud, where those before are there already.</param>
    /// <param name="cancellation">Ends the simulation between two clouds, with an
    /// <see cref="OperationCanceledException"/>.</param>
    public static GalaxyCloud[] SimulateMany(
        int count,
        ulong seed,
        CloudSettings? settings = null,
        IProgress<int>? progress = null,
        int first = 0,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        var clouds = new GalaxyCloud[count];
        int done = 0;
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism.Threads, CancellationToken = cancellation },
            () => new CloudSimulator(settings),
            (i, _, simulator) =>
            {
                ulong own = RandomStream.DeriveSeed(seed, (ulong)(first + i));
                Cosmology cosmology = CosmologyPrior.Draw(new RandomStream(RandomStream.DeriveSeed(own, 1)));
                clouds[i] = simulator.Simulate(cosmology, own);
                progress?.Report(Interlocked.Increment(ref done));
                return simulator;
            },
            static _ => { }
        );
        return clouds;
    }

    private static double Wrap(double x, double length)
    {
        double wrapped = x - length * Math.Floor(x / length);
        return wrapped < length ? wrapped : 0.0; // A tiny negative x rounds up to the length itself.
    }
}
