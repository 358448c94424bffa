using System.CommandLine;
using System.Globalization;
using GeoDL.Typed;
using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Ipi;
using GeoDL.Typed.Samples.Potentials.Running;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<PotentialName> which = new("--potential")
{
    Description = "The potential",
    DefaultValueFactory = static _ => PotentialName.Nequix,
};
Option<string?> structure = new("--structure")
{
    Description = $"A file in extended XYZ, or one of {StructureChoice.Names}; by default one that the potential knows",
};
Option<string?> weights = new("--weights") { Description = "A file of the potential; the shipped one by default" };
Option<bool> single = new("--single") { Description = "Computes in single precision" };
Option<ulong> seed = CommandOptions.Seed();
Option<int> threads = CommandOptions.ThreadsOfProcess();
Option<int> steps = CommandOptions.Positive("--steps", "Steps of dynamics, of 1 fs", 200);
Option<int> temperature = CommandOptions.Positive("--temperature", "Of the velocities at first, in K", 300);
RootCommand command = new(
    "Energy, forces and stress of a structure by a published potential; relaxes it, and lets it move."
)
{
    which,
    structure,
    weights,
    single,
    seed,
    threads,
    steps,
    temperature,
};
command.SetAction(parsed =>
    Guarded.Run(() =>
        Run(
            Load(parsed),
            parsed.GetValue(structure),
            parsed.GetValue(seed),
            parsed.GetValue(steps),
            parsed.GetValue(temperature)
        )
    )
);
command.Subcommands.Add(IpiCommand.Create(Load, structure, which, weights, single));
return command.Parse(args).Invoke();

Potential Load(ParseResult parsed)
{
    string? file = parsed.GetValue(weights);
    Precision precision = parsed.GetValue(single) ? Precision.Single : Precision.Double;
    return parsed.GetValue(which) == PotentialName.TinyMace
        ? TinyMacePotential.Load(file, precision)
        : NequixPotential.Load(file, precision);
}

static int Run(Potential potential, string? structure, ulong seed, int steps, int temperature)
{
    Structure start = StructureChoice.For(potential, structure);
    Console.WriteLine($"{potential.Name}: its weights give the known energy of {potential.Known}.");
    Answer answer = potential.Evaluate(start);
    Console.WriteLine($"{start.Name}, {start.Formula}: {answer.Energy:F6} eV");
    for (int atom = 0; atom < start.Count; atom++)
    {
        Console.WriteLine(
            $"  {Element.Symbol(start.AtomicNumbers[atom]), -2} force {answer.Forces[3 * atom], 10:F6} "
                + $"{answer.Forces[(3 * atom) + 1], 10:F6} {answer.Forces[(3 * atom) + 2], 10:F6} eV/Å"
        );
    }

    if (answer.Stress is { } s)
    {
        Console.WriteLine(
            $"  stress xx {s[0]:F6}, yy {s[4]:F6}, zz {s[8]:F6}, yz {s[5]:F6}, xz {s[2]:F6}, xy {s[1]:F6} eV/Å³"
        );
    }
    RelaxedStructure relaxed = Relaxation.Run(potential, start, tolerance: 0.005, steps: 300);
    Console.WriteLine(
        $"relaxed: {relaxed.Answer.Energy:F6} eV after {relaxed.Evaluations} evaluations, the longest force "
            + $"{relaxed.Answer.LargestForce:F4} eV/Å"
    );
    var dynamics = new Dynamics(potential, relaxed.Structure, temperature, seed);
    List<double> times = [0],
        energies = [dynamics.TotalEnergy];
    TimeSpan before = Environment.CpuUsage.TotalTime;
    for (int step = 1; step <= steps; step++)
    {
        dynamics.Step(1);
        times.Add(step / 1000.0);
        energies.Add(dynamics.TotalEnergy);
    }

    double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    var drift = EnergyDrift.Of(times, energies);
    Console.WriteLine(
        $"{steps} fs of dynamics from {temperature} K: the total energy drifts by "
            + $"{1000 * drift.PerTime / start.Count:F3} meV/atom/ps, with {1000 * drift.Noise / start.Count:F3} "
            + $"meV/atom around it; momentum {dynamics.Momentum:E0} u Å/fs"
    );
    Console.WriteLine(
        $"{1e6 * seconds / steps / start.Count:F0} µs of processor time an atom for energy, forces and stress, "
            + $"{potential.NeighboursIn(relaxed.Structure) / start.Count} neighbours each"
    );
    return 0;
}
