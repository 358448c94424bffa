using System.Globalization;
using System.Text.RegularExpressions;
using GeoDL.Typed.Samples.NativeLibrary;
using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>What samples/NativeLibrary exports, before NativeAOT: results, and what is refused.</summary>
public sealed class NativeLibraryTests
{
    private static readonly Lazy<TinyMacePotential> Direct = new(static () => TinyMacePotential.Load());
    private static readonly Lazy<long> Handle = new(Created);

    private static Structure Crystal => Structures.LightCrystal;

    public static TheoryData<string> Known => [Crystal.Name, Structures.ShortBond.Name, Structures.Water.Name];

    [Theory]
    [MemberData(nameof(Known))]
    public void Evaluate_GivesWhatThePotentialSays(string name)
    {
        Structure structure = StructureChoice.Find(name);
        Answer expected = Direct.Value.Evaluate(structure);

        NativeResults results = Evaluated(NativeAtoms.Of(structure));

        Assert.Equal(expected.Energy, results.Energy![0]);
        Assert.Equal(expected.Energies, results.Energies);
        Assert.Equal(expected.Forces, results.Forces);
        Assert.Equal(expected.Virial, results.Virial);
    }

    /// <summary>W = −dE/dε, along a diagonal and across.</summary>
    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(false, 0, 2)]
    [InlineData(true, 1, 1)]
    [InlineData(true, 1, 2)]
    public void Virial_IsMinusTheDerivativeByAStrain(bool open, int row, int column)
    {
        const double Step = 1e-3;
        NativeAtoms atoms = NativeAtoms.Of(open ? Structures.ShortBond : Crystal);
        NativeResults results = Evaluated(atoms);

        double slope = ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);

        double scale = results.Virial!.Max(Math.Abs);
        Near.Equal(-slope, results.Virial![(3 * row) + column], Tolerance.Derivative.Curved, scale: scale);

        double At(double strain) =>
            Evaluated(
                atoms with
                {
                    Positions = Strained(atoms.Positions!, strain),
                    Cell = atoms.Cell is null ? null : Strained(atoms.Cell, strain),
                }
            ).Energy![0];

        double[] Strained(double[] rows, double strain) =>
            [
                .. rows.Select(
                    (x, i) =>
                        x
                        + (i % 3 == row ? 0.5 * strain * rows[i - (i % 3) + column] : 0)
                        + (i % 3 == column ? 0.5 * strain * rows[i - (i % 3) + row] : 0)
                ),
            ];
    }

    [Fact]
    public void EnergyAlone_IsThatWithForces()
    {
        var alone = NativeResults.EnergyAlone();
        NativeAtoms atoms = NativeAtoms.Of(Crystal);
        Assert.Equal(Status.Ok, NativeCalls.Evaluate(Handle.Value, Crystal.Count, atoms, alone));
        Near.Equal(Evaluated(atoms).Energy!, alone.Energy!, Tolerance.Model.Double);
        Assert.Equal(("", 1), NativeCalls.LastError());
    }

    /// <summary>A cell without periodicity is open space; without numbers it repeats along all axes.</summary>
    [Fact]
    public void Periodicity_IsThatOfEachAxis()
    {
        NativeAtoms atoms = NativeAtoms.Of(Crystal);
        double[] whole = Evaluated(atoms).Energy!,
            open = Evaluated(atoms with { Cell = null }).Energy!;
        Assert.Equal(whole, Evaluated(atoms with { Periodic = null }).Energy);
        Assert.Equal(open, Evaluated(atoms with { Periodic = [0, 0, 0] }).Energy);
        Structure slab = Crystal with { Cell = new Cell(atoms.Cell, true, true, false) };
        Assert.Equal(Direct.Value.Evaluate(slab).Energy, Evaluated(atoms with { Periodic = [1, 1, 0] }).Energy![0]);
        Assert.NotEqual(whole, open);
    }

    [Fact]
    public void Single_IsThePotentialInSinglePrecision()
    {
        (Status status, long handle) = NativeCalls.Create(TinyMacePotential.ShippedFile, Exports.Single);
        Assert.Equal(Status.Ok, status);
        var results = NativeResults.Of(Crystal.Count, Crystal.Count);
        Assert.Equal(Status.Ok, NativeCalls.Evaluate(handle, Crystal.Count, NativeAtoms.Of(Crystal), results));
        NativeResults inDouble = Evaluated(NativeAtoms.Of(Crystal));
        Near.Equal(inDouble.Energy!, results.Energy!, Tolerance.Sample.Potential.Single);
        Assert.NotEqual(inDouble.Energy, results.Energy);
        Assert.Equal(Status.Ok, NativeCalls.Free(handle));
    }

    [Fact]
    public void Model_SaysWhatItIs()
    {
        Assert.Equal((Status.Ok, "tiny MACE", Direct.Value.Cutoff, 2), NativeCalls.Model(Handle.Value));
        Assert.Equal("tiny", NativeCalls.Model(Handle.Value, size: 5).Name);
        Assert.Equal(Status.UnknownHandle, NativeCalls.Model(0).Status);
    }

    [Theory]
    [InlineData("positions", "positions is null.")]
    [InlineData("elements", "elements is null.")]
    public void NullPointer_IsRefusedByName(string which, string message)
    {
        NativeAtoms atoms = NativeAtoms.Of(Crystal);
        var results = NativeResults.Of(Crystal.Count, Crystal.Count);
        Refused(
            message,
            which == "positions" ? atoms with { Positions = null } : atoms with { Elements = null },
            results
        );
        results.AssertUntouched();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(Exports.MaxAtoms + 1)]
    [InlineData(int.MaxValue)]
    public void Count_OutOfRange_IsRefused(int count)
    {
        Status status = NativeCalls.Evaluate(Handle.Value, count, NativeAtoms.Of(Crystal), NativeResults.EnergyAlone());

        Assert.Equal(Status.BadArgument, status);
        Assert.StartsWith($"count is {count};", NativeCalls.LastError().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void Position_NotANumberOrTooLarge_IsRefusedAndNothingIsWritten(double value)
    {
        NativeAtoms atoms = NativeAtoms.Of(Crystal);
        atoms.Positions![4] = value;
        var results = NativeResults.Of(Crystal.Count, Crystal.Count);
        Refused("Position 1 has the coordinate y", atoms, results);
        results.AssertUntouched();
    }

    [Fact]
    public void CellsAndElements_ThatAreNone_AreRefused()
    {
        NativeAtoms atoms = NativeAtoms.Of(Crystal);
        Refused("The cell is singular", atoms with { Cell = new double[9] });
        Refused("Cell vector b has the component NaN", atoms with { Cell = [1, 0, 0, 0, double.NaN, 0, 0, 0, 1] });
        Refused("atom 2 is Fe; tiny MACE knows hydrogen", atoms with { Elements = [8, 6, 26, 8, 6, 1] });
        Refused("atom 0 is Z=0; tiny MACE", atoms with { Elements = [0, 6, 1, 8, 6, 1] });
    }

    [Fact]
    public void Handle_ThatWasNeverMadeOrIsFreed_IsRefused()
    {
        long handle = Created();
        Assert.Equal(Status.Ok, NativeCalls.Free(handle));
        NativeAtoms atoms = NativeAtoms.Of(Crystal);
        foreach (long unknown in (long[])[handle, 0, -1, long.MaxValue])
        {
            Assert.Equal(Status.UnknownHandle, NativeCalls.Free(unknown));
            Assert.Equal(
                Status.UnknownHandle,
                NativeCalls.Evaluate(unknown, Crystal.Count, atoms, NativeResults.EnergyAlone())
            );
            Assert.Equal(
                Status.UnknownHandle,
                NativeCalls.EvaluateListed(unknown, Crystal.Count, 0, atoms, NativeResults.EnergyAlone())
            );
            Assert.Contains($" {unknown}:", NativeCalls.LastError().Text, StringComparison.Ordinal);
        }

        Assert.NotEqual(handle, Created());
    }

    [Fact]
    public void Create_WithoutAPlaceAFileOrAPrecision_IsRefused()
    {
        Assert.Equal(Status.BadArgument, NativeCalls.CreateNowhere());
        Assert.Equal("potential is null.", NativeCalls.LastError().Text);
        Assert.Equal((Status.BadArgument, 0L), NativeCalls.Create(null));
        Assert.Equal("weights is null.", NativeCalls.LastError().Text);
        Assert.Equal((Status.BadArgument, 0L), NativeCalls.Create(TinyMacePotential.ShippedFile, precision: 16));
        Assert.Equal("precision is 16; it is 64 or 32.", NativeCalls.LastError().Text);
        Assert.Equal(Status.BadArgument, NativeCalls.SetThreads(0));
        Assert.Equal("count is 0; there is at least 1 thread.", NativeCalls.LastError().Text);
    }

    [Fact]
    public void Weights_ThatAreMissingOrDamaged_AreRefused()
    {
        using var folder = new TemporaryFolder();
        string damaged = folder.Write("damaged.weights", "these are no weights"),
            other = NequixPotential.ShippedFile;
        foreach (string path in (string[])["", folder.PathOf("missing"), folder.FullName, damaged, other])
        {
            Assert.Equal((Status.BadWeights, 0L), NativeCalls.Create(path));
            Assert.NotEqual("", NativeCalls.LastError().Text);
        }
    }

    /// <summary>Cut between characters, always with a zero behind them.</summary>
    [Fact]
    public void LastError_IsCutToTheBuffer_AndSaysWhatItNeeds()
    {
        NativeCalls.Create("größe");
        (string whole, int needed) = NativeCalls.LastError();
        Assert.Contains("größe", whole, StringComparison.Ordinal);
        for (int size = 0; size <= needed; size++)
        {
            (string text, int again) = NativeCalls.LastError(size);
            Assert.Equal(needed, again);
            Assert.StartsWith(text, whole, StringComparison.Ordinal);
            Assert.True(System.Text.Encoding.UTF8.GetByteCount(text) >= size - 2, $"{size}: {text}");
        }

        Assert.Equal(whole, NativeCalls.LastError(needed).Text);
    }

    [Fact]
    public void Threads_EvaluateTogetherWithOneHandle_EachWithAnErrorOfItsOwn()
    {
        NativeAtoms atoms = NativeAtoms.Of(Crystal);
        NativeResults alone = Evaluated(atoms);
        using var barrier = new Barrier(4);
        Exception?[] errors = new Exception?[4];
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(index => new Thread(() => errors[index] = Record.Exception(() => Calls(index)))),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(errors, Assert.Null);

        void Calls(int index)
        {
            barrier.SignalAndWait();
            for (int call = 0; call < 20; call++)
            {
                NativeResults again = Evaluated(atoms);
                Assert.Equal(alone.Energy, again.Energy);
                Assert.Equal(alone.Forces, again.Forces);
                Assert.Equal(
                    Status.BadArgument,
                    NativeCalls.Evaluate(Handle.Value, -index, atoms, NativeResults.EnergyAlone())
                );
                Assert.StartsWith($"count is {-index};", NativeCalls.LastError().Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Header_HasTheNumbersOfTheLibrary()
    {
        string header = File.ReadAllText(
            Path.Combine(ReferenceData.RepositoryRoot, "samples", "NativeLibrary", "c", "geodl_potential.h")
        );
        var defined = Regex
            .Matches(header, @"#define GEODL_(\w+) (\d+)")
            .ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value);

        foreach (Status status in Enum.GetValues<Status>())
        {
            string name = Regex.Replace(status.ToString(), "(?<=.)[A-Z]", "_$0").ToUpperInvariant();
            Assert.True(defined.Remove(name, out string? number), name);
            Assert.Equal(((int)status).ToString(CultureInfo.InvariantCulture), number);
        }

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["MAX_ATOMS"] = Exports.MaxAtoms.ToString(CultureInfo.InvariantCulture),
                ["DOUBLE"] = Exports.Double.ToString(CultureInfo.InvariantCulture),
                ["SINGLE"] = Exports.Single.ToString(CultureInfo.InvariantCulture),
            },
            defined
        );
    }

    private static long Created()
    {
        (Status status, long handle) = NativeCalls.Create(TinyMacePotential.ShippedFile);
        Assert.True(status == Status.Ok, NativeCalls.LastError().Text);
        return handle;
    }

    private static NativeResults Evaluated(NativeAtoms atoms)
    {
        int count = atoms.Elements!.Length;
        var results = NativeResults.Of(count, count);
        Status status = NativeCalls.Evaluate(Handle.Value, count, atoms, results);
        Assert.True(status == Status.Ok, NativeCalls.LastError().Text);
        return results;
    }

    private static void Refused(string message, NativeAtoms atoms, NativeResults? results = null)
    {
        Status status = NativeCalls.Evaluate(
            Handle.Value,
            Crystal.Count,
            atoms,
            results ?? NativeResults.EnergyAlone()
        );
        Assert.Equal(Status.BadArgument, status);
        Assert.Contains(message, NativeCalls.LastError().Text, StringComparison.Ordinal);
    }
}
