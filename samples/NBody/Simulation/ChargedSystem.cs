namespace GeoDL.Typed.Samples.NBody.Simulation;

/// <summary>Charged particles of mass 1 in open space, moved by their Coulomb forces.</summary>
/// <remarks>
/// The system of Kipf et al. (1802.04687) in three dimensions, as Satorras et al. (2102.09844) simulate it: no
/// softening, each component of a force cut at ±100, symplectic Euler with a time step of 0.001. The cut depends on the
/// axes, so in a close encounter the simulated motion does not turn exactly with its start. A velocity belongs to the
/// step that led to the position beside it.
/// </remarks>
public sealed class ChargedSystem
{
    /// <summary>Time step.</summary>
    public const double TimeStep = 1e-3;

    /// <summary>Largest component of the force on a particle.</summary>
    public const double LargestForce = 0.1 / TimeStep;

    private readonly double[] _positions,
        _velocities,
        _charges,
        _forces;

    /// <param name="positions">N × 3.</param>
    /// <param name="velocities">N × 3.</param>
    /// <param name="charges">N.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public ChargedSystem(ReadOnlySpan<double> positions, ReadOnlySpan<double> velocities, ReadOnlySpan<double> charges)
    {
        if (positions.Length != 3 * charges.Length || velocities.Length != 3 * charges.Length)
        {
            throw new ArgumentException(
                $"{charges.Length} charges need {3 * charges.Length} coordinates and as many "
                    + $"velocities; there are {positions.Length} and {velocities.Length}.",
                nameof(charges)
            );
        }

        _positions = positions.ToArray();
        _velocities = velocities.ToArray();
        _charges = charges.ToArray();
        _forces = new double[positions.Length];
    }

    /// <summary>Number of particles.</summary>
    public int Count => _charges.Length;

    /// <summary>N × 3.</summary>
    public ReadOnlySpan<double> Positions => _positions;

    /// <summary>N × 3.</summary>
    public ReadOnlySpan<double> Velocities => _velocities;

    /// <summary>N.</summary>
    public ReadOnlySpan<double> Charges => _charges;

    /// <summary>Goes on by so many time steps: v += dt F(x), then x += dt v.</summary>
    public void Advance(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            AddForces();
            for (int i = 0; i < _positions.Length; i++)
            {
                _velocities[i] += TimeStep * Math.Clamp(_forces[i], -LargestForce, LargestForce);
                _positions[i] += TimeStep * _velocities[i];
            }
        }
    }

    /// <summary>F_i = Σ_j q_i q_j (x_i − x_j)/|x_i − x_j|³: equal charges push each other away.</summary>
    private void AddForces()
    {
        Array.Clear(_forces);
        for (int i = 1; i < _charges.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double x = _positions[3 * i] - _positions[3 * j];
                double y = _positions[(3 * i) + 1] - _positions[(3 * j) + 1];
                double z = _positions[(3 * i) + 2] - _positions[(3 * j) + 2];
                double squared = (x * x) + (y * y) + (z * z);
                double strength = _charges[i] * _charges[j] / (squared * Math.Sqrt(squared));
                Add(i, strength * x, strength * y, strength * z);
                Add(j, -strength * x, -strength * y, -strength * z);
            }
        }
    }

    private void Add(int particle, double x, double y, double z)
    {
        _forces[3 * particle] += x;
        _forces[(3 * particle) + 1] += y;
        _forces[(3 * particle) + 2] += z;
    }
}
