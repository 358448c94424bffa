using GeoDL.Typed.Samples.Molecules.Network;
using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Molecules.Dynamics;

/// <summary>
/// Atoms that move by Newton's law, at constant energy: velocity Verlet. Lengths in Å, times in fs, energies in eV.
/// </summary>
public sealed class VelocityVerlet
{
    private const double Boltzmann = 8.617333262e-5,
        MassUnit = 1.66053906660e-27,
        ElementaryCharge = 1.602176634e-19;

    // What an acceleration of eV/(Å u) is in Å/fs²: SI in between, Å² and fs² give 10²⁰ and 10⁻³⁰.
    private const double Acceleration = ElementaryCharge / MassUnit * 1e20 * 1e-30;

    // More than atoms move in some tens of steps, less than would make lists much longer.
    private const double Skin = 0.6;

    private readonly IForceField _potential;
    private readonly double _step;
    private readonly double[] _masses;
    private readonly double[] _positions;
    private readonly SkinnedNeighbours _neighbours = new(Elements.Radius, Skin);
    private AtomFrame _now;
    private double[] _forces;

    /// <summary>Atoms with velocities of a temperature, without momentum and angular momentum.</summary>
    /// <param name="potential">Gives the forces; in double precision, if energy is to be kept.</param>
    /// <param name="start">Where the atoms are.</param>
    /// <param name="kelvin">The temperature, 0 or more.</param>
    /// <param name="step">fs a step.</param>
    /// <param name="seed">Fixes the velocities.</param>
    public VelocityVerlet(IForceField potential, AtomFrame start, double kelvin, double step, ulong seed)
    {
        (_potential, _step) = (potential, step);
        _masses = Elements.Masses(start);
        _positions = start.Positions.ToArray();
        Velocities = Draw(start.Cell.IsPeriodic, kelvin, seed);
        _now = start;
        _forces = [];
        Evaluate();
    }

    /// <summary>[N × 3] velocities, in Å/fs.</summary>
    public double[] Velocities { get; }

    /// <summary>Steps that were done.</summary>
    public long Steps { get; private set; }

    /// <summary>The time, in fs.</summary>
    public double Time => Steps * _step;

    /// <summary>How often neighbours were searched.</summary>
    public long Searches => _neighbours.Searches;

    /// <summary>The atoms with energy and forces.</summary>
    public AtomFrame Frame => _now;

    /// <summary>½ Σ m v², in eV.</summary>
    public double KineticEnergy => 0.5 * Velocities.Select((v, i) => _masses[i / 3] * v * v).Sum() / Acceleration;

    /// <summary>Kinetic and potential energy, in eV.</summary>
    public double Energy => KineticEnergy + _now.Energy!.Value;

    /// <summary>In kelvin, over all degrees of freedom but those of the whole.</summary>
    public double Temperature => 2 * KineticEnergy / Boltzmann / Freedoms;

    /// <summary>Σ m v, in u Å/fs.</summary>
    public double[] Momentum => Sum(static (m, _, v) => [m * v[0], m * v[1], m * v[2]]);

    /// <summary>Σ m x × v about the centre of mass, in u Å²/fs.</summary>
    public double[] AngularMomentum
    {
        get
        {
            double[] centre = Centre;
            return Sum(
                (m, x, v) =>
                {
                    double[] d = [x[0] - centre[0], x[1] - centre[1], x[2] - centre[2]];
                    return
                    [
                        m * ((d[1] * v[2]) - (d[2] * v[1])),
                        m * ((d[2] * v[0]) - (d[0] * v[2])),
                        m * ((d[0] * v[1]) - (d[1] * v[0])),
                    ];
                }
            );
        }
    }

    /// <summary>What momenta and angular momenta are compared with: sums of the sizes of those of the atoms.</summary>
    public (double Momentum, double AngularMomentum) Sizes
    {
        get
        {
            double[] centre = Centre;
            double momenta = 0,
                angular = 0;
            for (int a = 0; a < _masses.Length; a++)
            {
                double speed2 = 0,
                    distance2 = 0;
                for (int i = 3 * a; i < (3 * a) + 3; i++)
                {
                    speed2 += Velocities[i] * Velocities[i];
                    distance2 += (_positions[i] - centre[i % 3]) * (_positions[i] - centre[i % 3]);
                }
                momenta += _masses[a] * Math.Sqrt(speed2);
                angular += _masses[a] * Math.Sqrt(speed2 * distance2);
            }

            return (momenta, angular);
        }
    }

    private int Freedoms => Math.Max(1, Velocities.Length - (_now.Cell.IsPeriodic ? 3 : 6));

    private double[] Centre
    {
        get
        {
            double mass = _masses.Sum();
            return [.. Sum(static (m, x, _) => [m * x[0], m * x[1], m * x[2]]).Select(c => c / mass)];
        }
    }

    /// <summary>One step.</summary>
    /// <exception cref="ArithmeticException">An atom or a force is not finite any more.</exception>
    public void Step()
    {
        Kick(0.5 * _step);
        for (int i = 0; i < _positions.Length; i++)
            _positions[i] += _step * Velocities[i];
        Evaluate();
        Kick(0.5 * _step);
        Steps++;
    }

    private void Kick(double time)
    {
        for (int i = 0; i < Velocities.Length; i++)
            Velocities[i] += time * Acceleration * _forces[i] / _masses[i / 3];
    }

    private void Evaluate()
    {
        try
        {
            AtomFrame here = _now.At(_positions);
            _now = _potential.Evaluate(here, _neighbours.At(_positions, here.Cell.IsPeriodic ? here.Cell : Cell.Open));
            _forces = _now.Forces!;
        }
        catch (ArgumentException refused)
        {
            throw new ArithmeticException($"The dynamics broke down after {Steps} steps: {refused.Message}", refused);
        }
    }

    private double[] Draw(bool isPeriodic, double kelvin, ulong seed)
    {
        var random = new RandomStream(seed);
        double[] v = new double[_positions.Length];
        for (int i = 0; i < v.Length; i++)
            v[i] = Math.Sqrt(Boltzmann * kelvin * Acceleration / _masses[i / 3]) * random.Normal();
        double mass = _masses.Sum();
        for (int axis = 0; axis < 3; axis++)
        {
            double drift = v.Where((_, i) => i % 3 == axis).Zip(_masses, static (u, m) => u * m).Sum() / mass;
            for (int i = axis; i < v.Length; i += 3)
                v[i] -= drift;
        }

        if (!isPeriodic)
            StopTurning(v);
        int freedoms = Math.Max(1, v.Length - (isPeriodic ? 3 : 6));
        double found = v.Select((u, i) => _masses[i / 3] * u * u).Sum() / Acceleration / Boltzmann / freedoms;
        double factor = found > 0 ? Math.Sqrt(kelvin / found) : 0;
        return Array.ConvertAll(v, u => factor * u);
    }

    /// <summary>Takes away the rotation ω = I⁻¹ L of the whole.</summary>
    private void StopTurning(double[] v)
    {
        double mass = _masses.Sum();
        double[] centre = new double[3],
            l = new double[3];
        double[,] m = new double[3, 4];
        for (int i = 0; i < v.Length; i++)
            centre[i % 3] += _masses[i / 3] * _positions[i] / mass;
        for (int a = 0; a < _masses.Length; a++)
        {
            double x = _positions[3 * a] - centre[0],
                y = _positions[(3 * a) + 1] - centre[1],
                z = _positions[(3 * a) + 2] - centre[2];
            double[] d = [x, y, z];
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                    m[i, j] += _masses[a] * ((i == j ? (x * x) + (y * y) + (z * z) : 0) - (d[i] * d[j]));
                int p = (i + 1) % 3,
                    q = (i + 2) % 3;
                l[i] += _masses[a] * ((d[p] * v[(3 * a) + q]) - (d[q] * v[(3 * a) + p]));
            }
        }

        double[]? omega = Solve(m, l);
        for (int a = 0; a < _masses.Length && omega is not null; a++)
        {
            for (int i = 0; i < 3; i++)
            {
                int p = (i + 1) % 3,
                    q = (i + 2) % 3;
                v[(3 * a) + i] -=
                    (omega[p] * (_positions[(3 * a) + q] - centre[q]))
                    - (omega[q] * (_positions[(3 * a) + p] - centre[p]));
            }
        }
    }

    /// <summary>By Cramer's rule; null for atoms in a line, which cannot turn about it.</summary>
    private static double[]? Solve(double[,] m, double[] l)
    {
        double whole = Determinant(m, null, 0);
        double largest = Math.Max(m[0, 0], Math.Max(m[1, 1], m[2, 2]));
        if (!(Math.Abs(whole) > 1e-9 * largest * largest * largest))
            return null;
        return [.. Enumerable.Range(0, 3).Select(column => Determinant(m, l, column) / whole)];

        static double Determinant(double[,] m, double[]? l, int column)
        {
            double At(int i, int j) => l is not null && j == column ? l[i] : m[i, j];
            return (At(0, 0) * ((At(1, 1) * At(2, 2)) - (At(1, 2) * At(2, 1))))
                - (At(0, 1) * ((At(1, 0) * At(2, 2)) - (At(1, 2) * At(2, 0))))
                + (At(0, 2) * ((At(1, 0) * At(2, 1)) - (At(1, 1) * At(2, 0))));
        }
    }

    private double[] Sum(Func<double, double[], double[], double[]> of)
    {
        double[] sum = new double[3];
        for (int a = 0; a < _masses.Length; a++)
        {
            double[] one = of(_masses[a], _positions[(3 * a)..((3 * a) + 3)], Velocities[(3 * a)..((3 * a) + 3)]);
            for (int i = 0; i < 3; i++)
                sum[i] += one[i];
        }

        return sum;
    }
}
