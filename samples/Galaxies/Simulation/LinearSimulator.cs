using System.Numerics;
using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Simulation;

/// <summary>
/// Makes clouds by linear theory, on one page: the density is a sum of waves with random heights, galaxies form where
/// it is high, and all of them fall along the slopes of the waves (Zel'dovich's approximation).
/// </summary>
/// <remarks>
/// One universe, waves longer than 60 Mpc/h. The study's simulator (<c>studies/Galaxies</c>) has many universes, all
/// waves that a grid holds, peaks and second order.
/// </remarks>
public static class LinearSimulator
{
    /// <summary>Side of the periodic box, Mpc/h.</summary>
    public const double BoxLength = 500;

    /// <summary>Galaxies in a cloud.</summary>
    public const int GalaxyCount = 512;

    // The shortest waves fit eight times into the box. One place in eight where a galaxy could form gets one.
    private const int Finest = 8,
        Places = 8 * GalaxyCount;

    // How much likelier a galaxy is where there is more matter: exp(3δ), as of the most massive halos.
    private const double Bias = 3;
    private const double HubbleConstant = 100; // km/s per Mpc/h

    private static readonly Cosmology Universe = Cosmology.Fiducial;
    private static readonly Wave[] Waves = AllWaves();

    /// <summary>Simulates clouds on all cores.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Fixes all of them, whatever the number of cores.</param>
    /// <param name="progress">Told the number of clouds made so far.</param>
    /// <param name="cancellation">Ends the simulation between two clouds.</param>
    public static GalaxyCloud[] Simulate(
        int count,
        ulong seed,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var clouds = new GalaxyCloud[count];
        int done = 0;
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism.Threads, CancellationToken = cancellation },
            i =>
            {
                clouds[i] = Simulate(new RandomStream(RandomStream.DeriveSeed(seed, (ulong)i)));
                progress?.Report(Interlocked.Increment(ref done));
            }
        );
        return clouds;
    }

    private static GalaxyCloud Simulate(RandomStream random)
    {
        // Each wave is a cos(k·x) + b sin(k·x): normal numbers whose scatter is what the spectrum says.
        Complex[] heights = Array.ConvertAll(
            Waves,
            wave => new Complex(wave.Scatter * random.Normal(), wave.Scatter * random.Normal())
        );
        double[] places = [.. Enumerable.Range(0, 3 * Places).Select(_ => random.Uniform(0, BoxLength))],
            displacements = new double[3 * Places],
            ranks = new double[Places];
        for (int i = 0; i < Places; i++)
        {
            double density = Density(heights, places.AsSpan(3 * i, 3), displacements.AsSpan(3 * i, 3));
            // The highest of these are a draw with odds exp(Bias · density), without repetition (Gumbel's trick).
            ranks[i] = (Bias * density) - Math.Log(-Math.Log(1 - random.Uniform()));
        }

        int[] chosen = [.. Enumerable.Range(0, Places).OrderByDescending(i => ranks[i]).Take(GalaxyCount)];
        double[] positions = new double[3 * GalaxyCount],
            velocities = new double[3 * GalaxyCount];
        for (int i = 0; i < positions.Length; i++)
        {
            int from = (3 * chosen[i / 3]) + (i % 3);
            double x = places[from] + displacements[from];
            positions[i] = x - (BoxLength * Math.Floor(x / BoxLength));
            velocities[i] = HubbleConstant * Universe.GrowthRate * displacements[from];
        }

        return new GalaxyCloud(positions, velocities, BoxLength, Universe);
    }

    /// <summary>The density contrast δ at a place, and how far what is there has moved until today: ∇·ψ = −δ.</summary>
    private static double Density(Complex[] heights, ReadOnlySpan<double> place, Span<double> displacement)
    {
        const int Turns = (2 * Finest) + 1;
        Span<Complex> turns = stackalloc Complex[3 * Turns];
        for (int axis = 0; axis < 3; axis++)
        {
            for (int n = -Finest; n <= Finest; n++)
            {
                double phase = 2 * Math.PI * n * place[axis] / BoxLength;
                turns[(axis * Turns) + n + Finest] = new Complex(Math.Cos(phase), Math.Sin(phase));
            }
        }

        // Waves are in order, so those of one X and Y are beside each other.
        Complex plane = 0;
        double density = 0,
            x = 0,
            y = 0,
            z = 0;
        for (int w = 0; w < heights.Length; w++)
        {
            Wave wave = Waves[w];
            if (w == 0 || wave.X != Waves[w - 1].X || wave.Y != Waves[w - 1].Y)
                plane = turns[wave.X + Finest] * turns[wave.Y + Finest + Turns];

            Complex turn = plane * turns[wave.Z + Finest + (2 * Turns)];
            (double a, double b) = (heights[w].Real, heights[w].Imaginary);
            density += (a * turn.Real) + (b * turn.Imaginary);
            // The slope of the wave over k², along k.
            double fall = ((b * turn.Real) - (a * turn.Imaginary)) * wave.Length;
            x += fall * wave.X;
            y += fall * wave.Y;
            z += fall * wave.Z;
        }

        (displacement[0], displacement[1], displacement[2]) = (x, y, z);
        return density;
    }

    /// <summary>The waves that fit into the box, one of each pair k and −k.</summary>
    private static Wave[] AllWaves()
    {
        const double Unit = 2 * Math.PI / BoxLength;
        double norm = Math.Pow(Universe.Sigma8, 2) / Variance(radius: 8);
        return
        [
            .. from x in Enumerable.Range(0, Finest + 1)
            from y in Enumerable.Range(-Finest, (2 * Finest) + 1)
            from z in Enumerable.Range(-Finest, (2 * Finest) + 1)
            let square = (x * x) + (y * y) + (z * z)
            where square <= Finest * Finest && (x > 0 || y > 0 || (y == 0 && z > 0))
            let power = norm * Spectrum(Unit * Math.Sqrt(square))
            select new Wave(x, y, z, Math.Sqrt(2 * power / Math.Pow(BoxLength, 3)), 1 / (Unit * square)),
        ];
    }

    /// <summary>
    /// How strong waves of wave number k (h/Mpc) are, up to a factor (Bardeen, Bond, Kaiser, Szalay 1986).
    /// </summary>
    private static double Spectrum(double k)
    {
        double q = k / (Universe.OmegaM * Universe.H),
            transfer =
                Math.Log(1 + (2.34 * q))
                / (2.34 * q)
                / Math.Pow(
                    1 + (3.89 * q) + Math.Pow(16.1 * q, 2) + Math.Pow(5.46 * q, 3) + Math.Pow(6.71 * q, 4),
                    0.25
                );
        return Math.Pow(k, Universe.Ns) * transfer * transfer;
    }

    /// <summary>Variance of that density in spheres of a radius: ∫ k³P(k)/2π² · W²(kr) d ln k.</summary>
    private static double Variance(double radius)
    {
        const int Steps = 4000;
        const double First = 1e-4,
            Last = 10;
        double step = Math.Log(Last / First) / Steps,
            sum = 0;
        for (int i = 0; i < Steps; i++)
        {
            double k = First * Math.Exp((i + 0.5) * step),
                x = k * radius,
                sphere = 3 * (Math.Sin(x) - (x * Math.Cos(x))) / Math.Pow(x, 3);
            sum += Math.Pow(k, 3) * Spectrum(k) * sphere * sphere * step / (2 * Math.PI * Math.PI);
        }

        return sum;
    }

    /// <summary>A wave that fits X, Y and Z times along the axes of the box.</summary>
    /// <param name="Scatter">Of its height.</param>
    /// <param name="Length">k/k² is this times (X, Y, Z), Mpc/h.</param>
    private readonly record struct Wave(int X, int Y, int Z, double Scatter, double Length);
}
