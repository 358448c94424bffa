using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Molecules.Data;
using GeoDL.Typed.Samples.Molecules.Dynamics;
using GeoDL.Typed.Samples.Molecules.Network;
using GeoDL.Typed.Samples.Molecules.Running;
using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Tests.Molecules;

public sealed class MoleculesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("molecules").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ShippedSets_AreAcetylacetoneWithEnergiesAndForces()
    {
        MoleculeSet training = MoleculeSet.ShippedTraining(),
            test = MoleculeSet.ShippedTest();
        Assert.Equal(60, training.Frames.Count);
        Assert.Equal(40, test.Frames.Count);
        Assert.All(
            training.Frames.Concat(test.Frames),
            static f =>
            {
                Assert.Equal(5, f.Species.Count(static s => s == "C"));
                Assert.Equal(8, f.Species.Count(static s => s == "H"));
                Assert.Equal(2, f.Species.Count(static s => s == "O"));
                Assert.InRange(f.Energy!.Value, -9400, -9380);
                Assert.False(f.Cell.IsPeriodic);
            }
        );
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "Data", "LICENSE-acetylacetone.txt")));
    }

    [Theory]
    [InlineData("1\nenergy=1\nH 0 0 0\n", "no configuration of more than one atom")]
    [InlineData("2\nenergy=1\nH 0 0 0\nH 1 0 0\n", "line 1: the configuration has no forces")]
    [InlineData(
        "2\nProperties=species:S:1:pos:R:3:forces:R:3\nH 0 0 0 0 0 0\nH 1 0 0 0 0 0\n",
        "line 1: the configuration has no energy"
    )]
    [InlineData(
        "2\nProperties=species:S:1:pos:R:3:forces:R:3 energy=1\nH 0 0 0 0 0 0\nFe 1 0 0 0 0 0\n",
        "line 1: the species Fe of atom 1 is unknown: there are H, C, N, O"
    )]
    [InlineData(
        "2\nProperties=species:S:1:pos:R:3:forces:R:3 energy=1\nH 0 0 0 0 nan 0\nH 1 0 0 0 0 0\n",
        "line 3, column 11: 'nan' in forces"
    )]
    [InlineData("2\nProperties=species:S:1:pos:R:3:forces:R:3 energy=1\nH 0 0 0 0 0 0\n", "it is truncated")]
    [InlineData(
        "2\nProperties=species:S:1:pos:R:3:forces:R:3 energy=1 Lattice=\"1 0 0 0 1 0 1 1 0\"\n"
            + "H 0 0 0 0 0 0\nH 1 0 0 0 0 0\n",
        "line 2, column 61: The cell is singular"
    )]
    public void WrongFiles_AreErrorsOfOneLine(string text, string why)
    {
        string path = PathOf("wrong.xyz", text);
        string message = Assert.Throws<DataFileException>(() => MoleculeSet.Read(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void SetsWithoutForces_CanBeTestedWithButNotLearnedFrom()
    {
        AtomFrame[] frames = [.. MoleculeSet.ShippedTest().Frames.Take(3)];
        string path = Path.Combine(_folder, "energies.xyz");
        ExtendedXyz.Write(path, frames.Select(static f => new AtomFrame(f.Species, f.Positions) { Energy = f.Energy }));
        Assert.Throws<DataFileException>(() => MoleculeSet.Read(path));
        var set = MoleculeSet.Read(path, needsForces: false);
        var potential = new Potential(NetworkKind.Scalars, NetworkKind.Scalars.Create(3), new Scales(1, [0, 0, 0, 0]));
        Errors whole = Errors.Of(potential, frames);
        Assert.Equal(whole with { Force = null }, Errors.Of(potential, set.Frames));
        ExtendedXyz.Write(path, [frames[0], .. set.Frames]);
        Assert.Throws<DataFileException>(() => MoleculeSet.Read(path, needsForces: false));
    }

    [Fact]
    public void MissingFiles_AreErrorsOfOneLine()
    {
        Assert.Throws<DataFileException>(() => MoleculeSet.Read(Path.Combine(_folder, "absent.xyz")));
        Assert.Throws<DataFileException>(() => Potential.Load(Path.Combine(_folder, "absent.safetensors")));
        Assert.Throws<DataFileException>(() => Potential.Load(PathOf("text.safetensors", "something else")));
        Assert.Throws<DataFileException>(() => MoleculeSet.ShippedTest().Draw(40, 1));
    }

    [Theory]
    [InlineData(NetworkKind.Scalars)]
    [InlineData(NetworkKind.Vectors)]
    [InlineData(NetworkKind.Full)]
    [InlineData(NetworkKind.Wide)]
    public void Forces_TurnWithTheMoleculeAndAreTheDerivativesOfItsEnergy(NetworkKind kind)
    {
        var set = MoleculeSet.ShippedTest();
        var potential = new Potential(kind, kind.Create(3, Precision.Double), Scales.Of(set));
        AtomFrame frame = set.Frames[0];
        AtomFrame answer = potential.Evaluate(frame);
        double[] x = frame.Positions.ToArray(),
            forces = answer.Forces!;

        OrthogonalMatrix turn = OrthogonalMatrix.Reflection(0.3, -0.5, 0.8) * Rotation.Random(new Random(4));
        AtomFrame turned = potential.Evaluate(frame.At([.. Vectors.Turn(x, turn).Select(static v => v + 7)]));
        Near.Equal(answer.Energy!.Value, turned.Energy!.Value, Tolerance.Sample.Network.Double);
        Near.Equal(Vectors.Turn(forces, turn), turned.Forces!, Tolerance.Sample.Network.Double);

        double[] direction = [.. x.Select(static (_, i) => Math.Sin(1 + i))];
        const double step = 2e-4;
        double At(double h) =>
            potential.Evaluate(frame.At([.. x.Zip(direction, (a, d) => a + (h * d))])).Energy!.Value
            - answer.Energy.Value;
        double slope = ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
        double along = forces.Zip(direction, static (f, d) => f * d).Sum();
        // Energies of 9400 eV have fewer digits than their differences need.
        Near.Equal(-slope, along, Tolerance.Continuity, scale: forces.Max(Math.Abs));
    }

    [Fact]
    public void Predictions_AreThoseOfEachMolecule()
    {
        var set = MoleculeSet.ShippedTest();
        var potential = new Potential(NetworkKind.Vectors, NetworkKind.Vectors.Create(3), Scales.Of(set));
        IReadOnlyList<AtomFrame> all = potential.Evaluate(set.Frames);
        foreach (int i in new[] { 0, 17, 39 })
        {
            AtomFrame alone = potential.Evaluate(set.Frames[i]);
            Near.Equal(alone.Energy!.Value, all[i].Energy!.Value, Tolerance.Model.Single);
            Near.Equal(alone.Forces!, all[i].Forces!, Tolerance.Sample.Network.Single);
        }
    }

    [Fact]
    public void Scales_ShareEnergiesOutAndTakeIsolatedAtoms()
    {
        var set = MoleculeSet.ShippedTraining();
        Scales scales = Scales.Of(set);
        Near.Equal(
            set.Frames.Average(static f => f.Energy!.Value),
            scales.AtomsOf(set.Frames[0]),
            Tolerance.Sample.Fit
        );
        Assert.InRange(scales.Unit, 0.5, 2);

        var isolated = new Dictionary<string, double>
        {
            ["H"] = -13,
            ["C"] = -1029,
            ["O"] = -2041,
        };
        Scales stated = Scales.Of(set with { Isolated = isolated });
        Near.Equal(-1029 + 13, stated.Atoms[1] - stated.Atoms[0], Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void Training_TakesTheErrorsDownAndIsKept()
    {
        var set = MoleculeSet.ShippedTraining();
        var training = new PotentialTraining(NetworkKind.Vectors, set, epochs: 6, seed: 1);
        double before = Errors.Of(training.Potential, set.Frames).Force!.Value;
        while (training.EpochsDone < training.Epochs)
            training.RunEpoch();
        Errors after = Errors.Of(training.Potential, set.Frames);
        Assert.True(after.Force < 0.6 * before, $"{before} before training, {after.Force} after");

        string file = Path.Combine(_folder, "potential.safetensors");
        training.Potential.Save(file);
        Potential again = Potential.Load(file);
        Assert.Equal(NetworkKind.Vectors, again.Kind);
        Assert.Equal(after, Errors.Of(again, set.Frames));
    }

    [Fact]
    public async Task StudyWithEpochs_TakesAsManyStepsForEverySize()
    {
        string output = Path.Combine(_folder, "study");
        string[] arguments =
        [
            "study",
            "--data",
            SmallSets(),
            "--out",
            output,
            "--networks",
            "Scalars",
            "--configurations",
            "4",
            "12",
            "--seeds",
            "3",
            "--epochs",
            "2",
        ];

        Assert.Equal(0, await CommandLine.Create().Parse(arguments).InvokeAsync());

        Assert.Equal(
            [(4, 3UL, 6), (12, 3UL, 2)],
            BenchmarkResult
                .Read(Path.Combine(output, "benchmark.jsonl"))
                .Select(static r => (r.Configurations, r.Seed, r.Epochs))
        );
        Assert.True(File.Exists(Path.Combine(output, "learning-curve.png")));
    }

    [Fact]
    public void InterruptedRun_GoesOnWithTheSameNumbers()
    {
        string data = SmallSets();
        BenchmarkResult whole = Run("whole", null),
            interrupted = Run("interrupted", 2);
        Assert.Equal(whole.Force("300 K"), interrupted.Force("300 K"));
        Assert.Equal(3, whole.Epochs);

        // It is done, and is not done again.
        Assert.Equal(whole, Run("whole", null) with { Tests = whole.Tests });

        BenchmarkResult Run(string name, int? stopAfter)
        {
            var options = new BenchmarkOptions(
                data,
                Path.Combine(_folder, name),
                NetworkKind.Scalars,
                12,
                Seed: 1,
                Minutes: 1,
                Epochs: 3
            );
            var report = new StringWriter();
            if (stopAfter is { } lines)
            {
                using var stop = new CancellationTokenSource();
                var output = new StoppingWriter(stop, lines);
                Assert.ThrowsAny<OperationCanceledException>(() =>
                    new Benchmark(options, output) { SecondsBetweenSaves = 0 }.Run(stop.Token)
                );
                Assert.True(File.Exists(options.Checkpoint));
            }
            new Benchmark(options, report) { SecondsBetweenSaves = 0 }.Run();
            Benchmark.Report(options.OutputFolder, report);
            if (stopAfter is not null)
                Assert.Contains("are done", report.ToString(), StringComparison.Ordinal);
            return BenchmarkResult.Read(options.Results).Single();
        }
    }

    [Fact]
    public void Dynamics_KeepsEnergyMomentumAndAngularMomentum()
    {
        var set = MoleculeSet.ShippedTest();
        // Untrained, so that atoms do not fly apart only for a short time: the laws do not ask what the forces are.
        var potential = new Potential(
            NetworkKind.Full,
            NetworkKind.Full.Create(3, Precision.Double),
            new Scales(0.1, Scales.Of(set).Atoms)
        );
        var options = new DynamicsOptions(300, Steps: 200, Every: 5, Seed: 1, Step: 0.25);
        DynamicsRun run = DynamicsRun.Of(potential, set.Frames[0], options);
        Assert.True(Math.Abs(run.Drift) < 0.1, $"drift {run.Drift} meV/atom");
        Assert.True(run.LargestDeviation < 1, $"deviation {run.LargestDeviation} meV/atom");
        Assert.All(run.Moments, static m => Assert.InRange(m.Momentum, 0, Tolerance.Zero));
        Assert.All(run.Moments, static m => Assert.InRange(m.AngularMomentum, 0, Tolerance.Zero));
        Near.Equal(300, run.Moments[0].Temperature, Tolerance.Rounding.Hundreds);
        Assert.InRange(run.Searches, 1, 100);
        Assert.NotEqual(run.Frames[0].Positions.ToArray(), run.Frames[^1].Positions.ToArray());

        // Half the step, a quarter of the deviation: the method is of second order.
        DynamicsRun finer = DynamicsRun.Of(
            potential,
            set.Frames[0],
            options with
            {
                Steps = 400,
                Every = 10,
                Step = 0.125,
            }
        );
        Assert.InRange(finer.LargestDeviation / run.LargestDeviation, 0.2, 0.3);
    }

    [Fact]
    public void DynamicsReport_WritesTrajectoryTableAndPlot()
    {
        var set = MoleculeSet.ShippedTest();
        var potential = new Potential(
            NetworkKind.Scalars,
            NetworkKind.Scalars.Create(3),
            new Scales(0.1, [0, 0, 0, 0])
        );
        var report = new StringWriter();
        new DynamicsReport(_folder, report).Run(potential, set.Frames[0], new DynamicsOptions(300, 10, 5, Seed: 1));
        IReadOnlyList<AtomFrame> frames = ExtendedXyz.Read(Path.Combine(_folder, "trajectory.xyz"));
        Assert.Equal(["0", "2.5", "5"], frames.Select(static f => f.Notes["time_fs"]));
        Assert.All(frames, static f => Assert.Equal(45, f.Columns["velocities"].Length));
        Assert.True(File.Exists(Path.Combine(_folder, "dynamics.csv")));
        Assert.True(File.Exists(Path.Combine(_folder, "dynamics.png")));
        Assert.Contains("drift of the energy", report.ToString(), StringComparison.Ordinal);
    }

    private string PathOf(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A folder of 16 configurations to learn from and 4 to be tested with.</summary>
    private string SmallSets()
    {
        string data = Path.Combine(_folder, "sets");
        Directory.CreateDirectory(data);
        ExtendedXyz.Write(Path.Combine(data, "train_300K.xyz"), MoleculeSet.ShippedTraining().Frames.Take(16));
        ExtendedXyz.Write(Path.Combine(data, "test_MD_300K.xyz"), MoleculeSet.ShippedTest().Frames.Take(4));
        return data;
    }

    /// <summary>Cancels after so many lines.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop, int lines) : StringWriter
    {
        private int _lines;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (++_lines == lines)
                stop.Cancel();
        }
    }
}
