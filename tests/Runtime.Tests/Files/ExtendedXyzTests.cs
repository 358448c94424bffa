using System.Globalization;
using System.IO.Compression;
using System.Text;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Files;

public sealed class ExtendedXyzTests : IDisposable
{
    private const string Water = """
        3
        Lattice="10 0 0 0 11 0 1 0 12" Properties=species:S:1:pos:R:3:forces:R:3 energy=-14.5 pbc="T F T" note="a b"
        O 0.0 0.1 0.2 1 2 3
        H 0.9 0.0 0.0 -1 -2 -3.5
        H -0.3 0.9 0.0 0 0 0.5

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Frame_HasWhatTheFileSays()
    {
        AtomFrame frame = Assert.Single(Read(Water));
        Assert.Equal(["O", "H", "H"], frame.Species);
        Assert.Equal([0, 0.1, 0.2, 0.9, 0, 0, -0.3, 0.9, 0], frame.Positions.ToArray());
        Assert.Equal([1, 2, 3, -1, -2, -3.5, 0, 0, 0.5], frame.Forces!);
        Assert.Equal(-14.5, frame.Energy);
        Assert.Null(frame.Stress);
        Assert.Equal(new Cell([10, 0, 0, 0, 11, 0, 1, 0, 12], true, false, true), frame.Cell);
        Assert.Equal("a b", frame.Notes["note"]);
        Assert.EndsWith("water.xyz: line 1", frame.Place, StringComparison.Ordinal);
        Assert.Equal("H2 O1, energy -14.5, forces, periodic", frame.ToString());
    }

    [Fact]
    public void SeveralFrames_ArePutTogetherByTheirCounts()
    {
        IReadOnlyList<AtomFrame> frames = Read(Water + "\n\r\n" + Water.Replace("\n", "\r\n") + "1\nplain\nHe 1 2 3");
        Assert.Equal([3, 3, 1], frames.Select(static f => f.Count));
        Assert.Equal("T", frames[2].Notes["plain"]);
        Assert.Equal(Cell.Open, frames[2].Cell);
        Assert.EndsWith(": line 8", frames[1].Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("energy=-1.5")]
    [InlineData("Energy=-1.5")]
    [InlineData("REF_energy=-1.5")]
    [InlineData("dft_energy=-1.5")]
    [InlineData("free_energy=-1.5")]
    [InlineData("TotEnergy=-1.5")]
    [InlineData("energy = -1.5")]
    [InlineData("energy=\"-1.5\" free_energy=-7")]
    [InlineData("energy=[-1.5]")]
    [InlineData("energy={-1.5} REF_energy=-0.15e1")]
    [InlineData("'energy'=-1.5D0")]
    public void Energies_AreFoundUnderTheNamesThatPeopleUse(string entry) =>
        Assert.Equal(-1.5, Read($"1\n{entry}\nH 0 0 0\n")[0].Energy);

    [Theory]
    [InlineData("forces")]
    [InlineData("force")]
    [InlineData("REF_forces")]
    [InlineData("dft_force")]
    [InlineData("forces_dft")]
    public void Forces_AreFoundUnderTheNamesThatPeopleUse(string name)
    {
        AtomFrame frame = Read($"1\nProperties=pos:R:3:{name}:R:3:tag:L:1:Z:I:1:label:S:2\n1 2 3 4 5 6 T 8 x y\n")[0];
        Assert.Equal([4, 5, 6], frame.Forces!);
        Assert.Equal("O", frame.Species[0]);
        Assert.Equal([1], frame.Columns["tag"]);
        Assert.Equal([8], frame.Columns["Z"]);
    }

    [Theory]
    [InlineData("stress=\"1 6 5 6 2 4 5 4 3\"", 1)]
    [InlineData("stress=\"1 2 3 4 5 6\"", 1)]
    [InlineData("stress=[[1, 6, 5], [6, 2, 4], [5, 4, 3]]", 1)]
    [InlineData("REF_stress={1 2 3 4 5 6}", 1)]
    [InlineData("virial=\"1 2 3 4 5 6\"", -0.125)]
    [InlineData("REF_virials='1 6 5 6 2 4 5 4 3'", -0.125)]
    public void Stress_IsFoundUnderTheNamesThatPeopleUse(string entry, double factor)
    {
        AtomFrame frame = Read($"1\nLattice=\"2 0 0 0 2 0 0 0 2\" {entry}\nH 0 0 0\n")[0];
        double[] expected = [1, 6, 5, 6, 2, 4, 5, 4, 3];
        Assert.Equal(expected.Select(s => factor * s), frame.Stress!);
        double[] model = frame.StressOfModels()!;
        Near.Equal(expected.Sum(s => factor * factor * s * s), model.Sum(static s => s * s), Tolerance.Rounding.Dozens);
        Near.Equal(factor * 6 / Math.Sqrt(3), model[0], Tolerance.Rounding.Dozens);
        Assert.Empty(frame.Notes);
    }

    [Fact]
    public void Names_CanBeStated()
    {
        const string text =
            "1\nProperties=species:S:1:pos:R:3:forces:R:3:MACE_forces:R:3 energy=1 REF_energy=2 "
            + "mine=3\nH 0 0 0 1 2 3 4 5 6\n";
        Assert.Contains("two energies, energy and REF_energy", Refusal(text), StringComparison.Ordinal);
        AtomFrame frame = Read(text, new ExtendedXyzNames { Energy = "mine", Forces = "MACE_forces" })[0];
        Assert.Equal(3, frame.Energy);
        Assert.Equal([4, 5, 6], frame.Forces!);
        Assert.Equal([1, 2, 3], frame.Columns["forces"]);
        frame = Read(text, new ExtendedXyzNames { Energy = "", Forces = "" })[0];
        Assert.Null(frame.Energy);
        Assert.Null(frame.Forces);
        frame = Read(text, new ExtendedXyzNames { Energy = "absent" })[0];
        Assert.Null(frame.Energy);
    }

    [Theory]
    [InlineData("pbc=\"T F F\"", true, false, false)]
    [InlineData("pbc=[True, false, T]", true, false, true)]
    [InlineData("pbc={0 1 1}", false, true, true)]
    [InlineData("", true, true, true)]
    public void Periods_AreThoseOfEachAxis(string entry, bool a, bool b, bool c)
    {
        Cell cell = Read($"1\nLattice=\"2 0 0 0 3 0 0 0 4\" {entry}\nH 0 0 0\n")[0].Cell;
        Assert.Equal((a, b, c), (cell.PeriodicA, cell.PeriodicB, cell.PeriodicC));
    }

    [Theory]
    [InlineData("2 0 0 1 3 0 0 0 0", "T T F")]
    [InlineData("0 0 0 0 3 1 0 0 0", "F T F")]
    [InlineData("0 0 0 0 3 1 0 2 4", "F T T")]
    public void VectorsOfZeros_AlongOpenAxesAreCompleted(string vectors, string periods)
    {
        double[] given = [.. vectors.Split(' ').Select(static v => double.Parse(v, CultureInfo.InvariantCulture))];
        Cell cell = Read($"1\nLattice=\"{vectors}\" pbc=\"{periods}\"\nH 0 0 0\n")[0].Cell;
        Assert.True(cell.Volume > 0);
        for (int i = 0; i < 9; i++)
            Assert.True(given[i] == 0 || given[i] == cell[i / 3, i % 3]);
    }

    [Fact]
    public void BoxesWithoutPeriods_AreOpenClouds()
    {
        AtomFrame frame = Read("1\nLattice=\"50 0 0 0 50 0 0 0 50\" pbc=\"F F F\"\nH 0 0 0\n")[0];
        Assert.False(frame.Cell.IsPeriodic);
        Assert.Equal(50, frame.Cell[0, 0]);
        Assert.Equal(Cell.Open, Read("1\nLattice=\"0 0 0 0 0 0 0 0 0\" pbc=\"F F F\"\nH 0 0 0\n")[0].Cell);
        Assert.Equal(Cell.Open, Read("1\npbc=\"F F F\"\nH 0 0 0\n")[0].Cell);
    }

    [Theory]
    [InlineData("", "it has no configuration")]
    [InlineData("x\n", "line 1, column 1: 'x' stands where the number of atoms")]
    [InlineData("0\n\n", "line 1, column 1: '0' stands where")]
    [InlineData("-3\n\n", "line 1, column 1: '-3' stands where")]
    [InlineData("1 2\n\nH 0 0 0\n", "line 1, column 3: something stands behind the number")]
    [InlineData("999999999\n\nH 0 0 0\n", "line 1, column 1: it is truncated: 999999999 atoms")]
    [InlineData("2\n\nH 0 0 0\n", "it is truncated: the configuration of line 1 has 2 atoms")]
    [InlineData("2\na=bcdefghijklmnopqrstuvwxyz\nH 0.000 0.0000 0.00000\n", "but the file ends after 1")]
    [InlineData("1", "it is truncated")]
    [InlineData("1\n\nH 0 0\n", "line 3, column 6: the atom has 3 words, but its properties are 4")]
    [InlineData("1\n\nH 0 0 0 0\n", "line 3, column 9: the atom has more words than the 4")]
    [InlineData("1\n\nH 0 0 1x\n", "line 3, column 7: '1x' in pos is no number")]
    [InlineData("1\n\nH 0 nan 1\n", "line 3, column 5: 'nan' in pos is")]
    [InlineData("1\n\nH 0 1e999 1\n", "line 3, column 5: '1e999' in pos is")]
    [InlineData("1\n\nH 0 1e200 1\n", "line 1: Position 0 has the coordinate y = 1E+200")]
    [InlineData("1\nenergy=nan\nH 0 0 0\n", "line 2, column 8: 'nan' in energy is")]
    [InlineData("1\nenergy=\"1 2\"\nH 0 0 0\n", "line 2, column 9: energy has 2 numbers, but takes 1")]
    [InlineData("1\nenergy=\nH 0 0 0\n", "line 2, column 8: the key 'energy' has no value")]
    [InlineData("1\na=1 =2\nH 0 0 0\n", "line 2, column 5: a value has no key")]
    [InlineData("1\na=1 a=2\nH 0 0 0\n", "line 2, column 5: the key 'a' stands here a second time")]
    [InlineData("1\na=\"1\nH 0 0 0\n", "line 2, column 3: the quote that opens here is not closed")]
    [InlineData("1\na={1\nH 0 0 0\n", "line 2, column 3: the brace that opens here is not closed")]
    [InlineData("1\na=[[1]\nH 0 0 0\n", "line 2, column 3: the bracket that opens here is not closed")]
    [InlineData("1\npbc=\"T F\"\nH 0 0 0\n", "line 2, column 6: pbc has 2 truth values, but takes 3")]
    [InlineData("1\npbc=\"T F 2\"\nH 0 0 0\n", "line 2, column 10: '2' in pbc is neither T nor F")]
    [InlineData(
        "1\npbc=\"T F F\"\nH 0 0 0\n",
        "line 2, column 6: the atoms are periodic (pbc), but there is no Lattice"
    )]
    [InlineData("1\nLattice=\"1 2 3\"\nH 0 0 0\n", "line 2, column 10: Lattice has 3 numbers, but takes 9")]
    [InlineData("1\nLattice=\"1 0 0 0 1 0 0 0 x\"\nH 0 0 0\n", "line 2, column 26: 'x' in Lattice is no number")]
    [InlineData("1\nLattice=\"1 0 0 0 1 0 1 1 0\"\nH 0 0 0\n", "line 2, column 10: The cell is singular")]
    [InlineData("1\nLattice=\"1 0 0 0 1 0 0 0 0\"\nH 0 0 0\n", "line 2, column 10: The cell is singular")]
    [InlineData("1\nLattice=\"1 0 0 0 inf 0 0 0 1\"\nH 0 0 0\n", "line 2, column 18: 'inf' in Lattice is")]
    [InlineData("1\nvirial=\"1 2 3 4 5 6\"\nH 0 0 0\n", "line 2, column 9: virial needs a Lattice")]
    [InlineData("1\nstress=\"1 2 3 4\"\nH 0 0 0\n", "line 2, column 9: stress has 4 numbers, but takes 6 or 9")]
    [InlineData(
        "1\nstress=\"1 2 0 0 1 0 0 0 1\"\nH 0 0 0\n",
        "line 1: Stress is symmetric, but its components xy and yx"
    )]
    [InlineData("1\nProperties=species:S:1:pos:R\nH 0 0 0\n", "line 2, column 12: Properties are triples")]
    [InlineData(
        "1\nProperties=species:S:1:pos:Q:3\nH 0 0 0\n",
        "line 2, column 24: the property 'pos' has the type 'Q'"
    )]
    [InlineData(
        "1\nProperties=species:S:1:pos:R:x\nH 0 0 0\n",
        "line 2, column 24: the property 'pos' has 'x' columns"
    )]
    [InlineData(
        "1\nProperties=species:S:1:pos:R:99999\nH 0 0 0\n",
        "column 24: the property 'pos' has '99999' columns"
    )]
    [InlineData("1\nProperties=species:S:1:pos:R:2\nH 0 0\n", "line 2, column 12: the property pos is R:2, but R:3")]
    [InlineData("1\nProperties=species:S:1\nH\n", "line 2, column 12: Properties have no pos:R:3")]
    [InlineData("1\nProperties=pos:R:3\n0 0 0\n", "line 2, column 12: Properties have neither species:S:1 nor Z:I:1")]
    [InlineData("1\nProperties=Z:I:1:pos:R:3\n119 0 0 0\n", "line 3, column 1: no element has the atomic number 119")]
    [InlineData("1\nProperties=Z:I:1:pos:R:3\n1.5 0 0 0\n", "line 3, column 1: '1.5' in Z is no whole number")]
    [InlineData(
        "1\nProperties=species:S:1:pos:R:3:m:L:1\nH 0 0 0 X\n",
        "line 3, column 9: 'X' in m is neither T nor F"
    )]
    [InlineData(
        "1\nProperties=species:S:1:pos:R:3:a:R:1:a:R:1\nH 0 0 0 1 2\n",
        "line 2, column 38: the property 'a' stands here a second time"
    )]
    [InlineData(
        "1\nProperties=species:S:1:pos:R:3:forces:R:3:force:R:3\nH 0 0 0 1 2 3 4 5 6\n",
        "there are two forces, forces and force"
    )]
    public void Defects_AreNamedWithTheirPlace(string text, string why) =>
        Assert.Contains(why, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void EveryTruncation_IsRefusedOrHasWholeFrames()
    {
        string text = Water + Water;
        for (int length = 0; length < text.Length; length++)
        {
            // The last number may lose digits, which nobody can see.
            if (Refusal(text[..length], mayBeRead: true) is { Length: > 0 } refusal)
                Assert.Contains("water.xyz", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RandomDamage_IsRefusedOrRead()
    {
        var random = new Random(5);
        byte[] whole = Encoding.UTF8.GetBytes(Water + Water);
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] damaged = [.. whole];
            for (int i = 0; i < 3; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            string path = _folder.PathOf("damaged.xyz");
            File.WriteAllBytes(path, damaged);
            try
            {
                ExtendedXyz.Read(path);
            }
            catch (InvalidDataException refused)
            {
                Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void PromisedSizes_CostNothing()
    {
        string path = _folder.PathOf("large.xyz");
        File.WriteAllText(path, $"{int.MaxValue}\nProperties=species:S:1:pos:R:3:a:R:9990\nH 0 0 0\n");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => ExtendedXyz.Read(path));
        File.WriteAllText(path, $"40\nProperties=species:S:1:pos:R:3:a:R:9990\n{new string('\n', 60)}");
        Assert.Throws<InvalidDataException>(() => ExtendedXyz.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void Frames_SurviveARoundTripBitByBit()
    {
        var random = new Random(3);
        double Number() => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Number())];
        AtomFrame[] frames =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i => new AtomFrame(
                    ["H", "Xx_7", "Zr"],
                    Numbers(9),
                    i % 3 == 0 ? Cell.Open : new Cell([3, 0.1, 0, 0, 4, 0.2, 0.3, 0, 5], i % 2 == 0, i % 3 == 1, i == 7)
                )
                {
                    Energy = i % 4 == 0 ? null : Number(),
                    Forces = i % 5 == 0 ? null : Numbers(9),
                    Stress = i % 2 == 0 ? null : [1, 6, 5, 6, 2, 4, 5, 4, Number()],
                    Columns = i == 3 ? new Dictionary<string, double[]> { ["v"] = Numbers(9), ["q"] = Numbers(3) } : [],
                    Notes = new Dictionary<string, string>
                    {
                        ["plain"] = "word",
                        ["two words"] = "a \"quoted\" \\text\\ = {with} [all]\nkinds of 'ends'",
                        ["empty"] = "",
                        ["ünïcode"] = "Å ✓",
                    },
                }),
        ];
        string path = _folder.PathOf("round.xyz");
        ExtendedXyz.Write(path, frames);
        IReadOnlyList<AtomFrame> again = ExtendedXyz.Read(path);
        Assert.Equal(frames.Length, again.Count);
        foreach ((AtomFrame a, AtomFrame b) in frames.Zip(again))
        {
            Assert.Equal(a.Species, b.Species);
            Assert.Equal(a.Positions.ToArray(), b.Positions.ToArray());
            Assert.Equal(a.Cell, b.Cell);
            Assert.Equal(a.Energy, b.Energy);
            Assert.Equal(a.Forces, b.Forces);
            Assert.Equal(a.Stress, b.Stress);
            Assert.Equal(a.Notes, b.Notes);
            Assert.Equal(a.Columns, b.Columns);
        }
    }

    [Fact]
    public void CompressedFiles_AreRead()
    {
        string path = _folder.PathOf("water.xyz.gz");
        using (var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes("\uFEFF" + Water));
        Assert.Equal(-14.5, ExtendedXyz.Read(path)[0].Energy);
    }

    [Fact]
    public void WhatCannotBeWritten_LeavesTheOldFile()
    {
        string path = _folder.PathOf("kept.xyz");
        ExtendedXyz.Write(path, Read(Water));
        string before = File.ReadAllText(path);
        AtomFrame fine = Read(Water)[0];
        Refused(new AtomFrame(["H"], [0, 0, 0]) { Columns = new Dictionary<string, double[]> { ["a b"] = [1] } });
        Refused(new AtomFrame(["H"], [0, 0, 0]) { Columns = new Dictionary<string, double[]> { ["pos"] = [1] } });
        Refused(
            new AtomFrame(["H"], [0, 0, 0]) { Columns = new Dictionary<string, double[]> { ["a"] = [double.NaN] } }
        );
        Refused(new AtomFrame(["H"], [0, 0, 0]) { Columns = new Dictionary<string, double[]> { ["a"] = [] } });
        Refused(new AtomFrame(["H"], [0, 0, 0]) { Notes = new Dictionary<string, string> { ["energy"] = "1" } });
        Refused(new AtomFrame(["H"], [0, 0, 0]) { Notes = new Dictionary<string, string> { [""] = "1" } });
        Assert.Throws<ArgumentException>(() => ExtendedXyz.Write(path, []));
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root, "kept*"));

        void Refused(AtomFrame frame) => Assert.Throws<ArgumentException>(() => ExtendedXyz.Write(path, [fine, frame]));
    }

    [Fact]
    public void FramesThatCannotBe_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new AtomFrame([], []));
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H"], [0, 0]));
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H", "H"], [0, 0, 0]));
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H 1"], [0, 0, 0]));
        Assert.Throws<ArgumentException>(() => new AtomFrame([""], [0, 0, 0]));
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H"], [0, 0, double.NaN]));
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H"], [0, 0, 0]) { Energy = double.NaN });
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H"], [0, 0, 0]) { Forces = [1, 2] });
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H"], [0, 0, 0]) { Forces = [1, 2, double.NaN] });
        Assert.Throws<ArgumentException>(() => new AtomFrame(["H"], [0, 0, 0]) { Stress = [1, 2, 3, 4, 5, 6] });
    }

    [Fact]
    public void Species_BecomeLabelsAndScalars()
    {
        IReadOnlyList<AtomFrame> frames = Read(Water);
        SpeciesTable species = SpeciesTable.Of([.. frames, new AtomFrame(["Zz", "C"], new double[6])]);
        Assert.Equal(["H", "C", "O", "Zz"], species.Names);
        Assert.Equal([2, 0, 0], species.LabelsOf(frames[0]));
        Assert.Equal([0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0], species.OneHot(frames[0]));
        Assert.Equal(1, species.LabelOf("C"));
        var small = new SpeciesTable("H", "C");
        string message = Assert.Throws<ArgumentException>(() => small.LabelsOf(frames[0])).Message;
        Assert.Contains("water.xyz: line 1: the species O of atom 0 is unknown: there are H, C", message);
        Assert.Contains("N is unknown", Assert.Throws<ArgumentException>(() => small.LabelOf("N")).Message);
        Assert.Throws<ArgumentException>(() => new SpeciesTable());
        Assert.Throws<ArgumentException>(() => new SpeciesTable("H", "H"));
    }

    private IReadOnlyList<AtomFrame> Read(string text, ExtendedXyzNames? names = null)
    {
        string path = _folder.PathOf("water.xyz");
        File.WriteAllText(path, text);
        return ExtendedXyz.Read(path, names);
    }

    private string Refusal(string text, bool mayBeRead = false)
    {
        try
        {
            Read(text);
        }
        catch (InvalidDataException refused)
        {
            return refused.Message;
        }

        Assert.True(mayBeRead, "it was read");
        return "";
    }
}
