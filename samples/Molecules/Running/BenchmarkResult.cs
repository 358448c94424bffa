namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>The result of a run of the benchmark: energies in meV an atom, forces in meV/Å.</summary>
/// <param name="Name">The run.</param>
/// <param name="Network">The network.</param>
/// <param name="Configurations">How many it learned from.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Length">How long it was to train, in words.</param>
/// <param name="Epochs">The epochs that this was.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Seconds">Seconds of training.</param>
/// <param name="Tests">Errors on each test set.</param>
public sealed record BenchmarkResult(
    string Name,
    string Network,
    int Configurations,
    ulong Seed,
    string Length,
    int Epochs,
    int Weights,
    double Seconds,
    IReadOnlyList<TestResult> Tests
)
{
    /// <summary>All results of a file; none if there is no file.</summary>
    /// <exception cref="DataFileException">A line is no result.</exception>
    public static IReadOnlyList<BenchmarkResult> Read(string path) => ResultLines.Read<BenchmarkResult>(path);

    /// <summary>The error of forces on a set, in meV/Å; NaN if it was not tested.</summary>
    public double Force(string set) => Tests.FirstOrDefault(t => t.Set == set)?.Force ?? double.NaN;

    /// <summary>Adds the result to a file.</summary>
    public void AppendTo(string path) => ResultLines.Append(path, this);
}

/// <summary>Errors on a test set.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Energy">meV an atom.</param>
/// <param name="EnergyOfMolecule">meV a molecule.</param>
/// <param name="Force">meV/Å; null where the set has no forces.</param>
public sealed record TestResult(string Set, double Energy, double EnergyOfMolecule, double? Force);
