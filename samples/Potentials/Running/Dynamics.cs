using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>Newton's equations by velocity Verlet, in fs, Å, eV and u: the energy is kept, up to the step.</summary>
public sealed class Dynamics
{
    /// <summary>eV/Å/u in Å/fs² (CODATA 2018).</summary>
    internal const double Acceleration = 0.009648533212331;

    /// <summary>Boltzmann's constant, in eV/K.</summary>
    private const double Boltzmann = 8.617333262e-5;

    private readonly Potential _potential;
    private readonly double[] _masses;
    private readonly double[] _velocities;

    /// <summary>Atoms of a temperature, at rest as a whole.</summary>
    /// <param name="potential">The potential.</param>
    /// <param name="start">Where they begin.</param>
    /// <param name="temperature">In K.</param>
    /// <param name="seed">Of the velocities.</param>
    public Dynamics(Potential potential, Structure start, double temperature, ulong seed)
    {
        (_potential, Structure) = (potential, start);
        _masses = [.. start.AtomicNumbers.SelectMany(static z => Enumerable.Repeat(Element.Mass(z), 3))];
        var random = new RandomStream(seed);
        _velocities = [.. _masses.Select(m => random.Normal() * Math.Sqrt(Boltzmann * temperature * Acceleration / m))];
        double mass = _masses.Sum() / 3;
        for (int axis = 0; axis < 3; axis++)
        {
            double drift = MomentumAlong(axis) / mass;
            for (int i = axis; i < _velocities.Length; i += 3)
                _velocities[i] -= drift;
        }

        Answer = potential.Evaluate(start);
    }

    /// <summary>Where the atoms are.</summary>
    public Structure Structure { get; private set; }

    /// <summary>What the potential says there.</summary>
    public Answer Answer { get; private set; }

    /// <summary>x, y, z of the velocity of each atom, in Å/fs.</summary>
    public IReadOnlyList<double> Velocities => _velocities;

    /// <summary>½ Σ m v², in eV.</summary>
    public double KineticEnergy => _velocities.Select((v, i) => _masses[i] * v * v).Sum() / (2 * Acceleration);

    /// <summary>What is kept, in eV.</summary>
    public double TotalEnergy => Answer.Energy + KineticEnergy;

    /// <summary>In K; of one atom, which rests, it is 0.</summary>
    public double Temperature => 2 * KineticEnergy / (3 * Math.Max(1, Structure.Count - 1) * Boltzmann);

    /// <summary>The longest component of Σ m v, in u Å/fs, which begins as 0.</summary>
    public double Momentum => Enumerable.Range(0, 3).Max(axis => Math.Abs(MomentumAlong(axis)));

    /// <summary>One step.</summary>
    /// <param name="time">In fs.</param>
    public void Step(double time)
    {
        Kick(time / 2);
        double[] x = [.. Structure.Positions.Select((p, i) => p + (time * _velocities[i]))];
        Structure = Structure.At(x);
        Answer = _potential.Evaluate(Structure);
        Kick(time / 2);
    }

    private void Kick(double time)
    {
        for (int i = 0; i < _velocities.Length; i++)
            _velocities[i] += time * Acceleration * Answer.Forces[i] / _masses[i];
    }

    private double MomentumAlong(int axis) =>
        Enumerable.Range(0, Structure.Count).Sum(a => _masses[(3 * a) + axis] * _velocities[(3 * a) + axis]);
}
