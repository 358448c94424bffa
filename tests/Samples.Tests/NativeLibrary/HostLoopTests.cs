using GeoDL.Typed.Samples.NativeLibrary;
using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>A host with lists and ghosts of its own, against the potential that finds neighbours itself.</summary>
public sealed class HostLoopTests
{
    private const double Untouched = NativeResults.Untouched;
    private static readonly Lazy<TinyMacePotential> Direct = new(static () => TinyMacePotential.Load());
    private static readonly Lazy<long> Handle = new(static () =>
        NativeCalls.Create(TinyMacePotential.ShippedFile).Handle
    );

    private static Structure Crystal => Structures.LightCrystal;

    /// <summary>All atoms are one host's, or those of two or three hosts that see the others' as ghosts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Hosts_TogetherHaveTheWholeEnergyForcesAndVirial(int hosts)
    {
        double[] forces = new double[3 * Crystal.Count],
            virial = new double[9];
        double energy = 0;
        for (int host = 0; host < hosts; host++)
        {
            int[] own = [.. Enumerable.Range(0, Crystal.Count).Where(a => a % hosts == host)];
            var part = new NativeHost(Handle.Value, Crystal, own);
            energy += part.Evaluate(Crystal.Positions, forces, virial);
            Assert.True(part.Ghosts > 100);
        }

        Answer whole = Direct.Value.Evaluate(Crystal);
        Near.Equal(whole.Energy, energy, Tolerance.Model.Double);
        Near.Equal(whole.Forces, forces, Tolerance.Sample.Network.Double);
        Near.Equal(whole.Virial, virial, Tolerance.Sample.Network.Double);
    }

    [Fact]
    public void Loop_IsTheDynamicsOfTheWholeCrystal_AndKeepsItsEnergy()
    {
        const int Steps = 20;
        var direct = new Dynamics(Direct.Value, Crystal, temperature: 600, seed: 3);
        double[] x = [.. Crystal.Positions],
            v = [.. direct.Velocities],
            masses = [.. Crystal.AtomicNumbers.SelectMany(static z => Enumerable.Repeat(Element.Mass(z), 3))];
        var host = new NativeHost(Handle.Value, Crystal, [.. Enumerable.Range(0, Crystal.Count)]);
        double[] forces = new double[x.Length];
        double first = host.Evaluate(x, forces, new double[9]) + Kinetic();
        for (int step = 0; step < Steps; step++)
        {
            Kick();
            for (int i = 0; i < x.Length; i++)
                x[i] += v[i];
            Array.Clear(forces);
            double energy = host.Evaluate(x, forces, new double[9]);
            Kick();
            direct.Step(1);
            Near.Equal(direct.TotalEnergy, energy + Kinetic(), Tolerance.Model.Double);
            Near.Equal([.. direct.Structure.Positions], x, Tolerance.Sample.Network.Double);
            // Of the largest exchange between the two kinds of energy, what steps of 1 fs leave.
            Assert.True(Math.Abs(energy + Kinetic() - first) < 0.02 * Kinetic());
        }

        Assert.InRange(host.Lists, 2, Steps / 2);

        void Kick()
        {
            for (int i = 0; i < v.Length; i++)
                v[i] += 0.5 * Dynamics.Acceleration * forces[i] / masses[i];
        }

        double Kinetic() => v.Select((s, i) => masses[i] * s * s).Sum() / (2 * Dynamics.Acceleration);
    }

    [Fact]
    public void EnergiesAlone_AreThoseWithForces()
    {
        NativeAtoms atoms = Listed(out int own, out int ghosts);
        NativeResults all = NativeResults.Of(own, own + ghosts),
            alone = new([Untouched], [.. new double[own]], null, null);
        Assert.Equal(Status.Ok, NativeCalls.EvaluateListed(Handle.Value, own, ghosts, atoms, all));
        Assert.Equal(Status.Ok, NativeCalls.EvaluateListed(Handle.Value, own, ghosts, atoms, alone));
        Near.Equal(all.Energy!, alone.Energy!, Tolerance.Model.Double);
        Near.Equal(all.Energies!, alone.Energies!, Tolerance.Model.Double);
    }

    [Fact]
    public void Ghosts_BeyondTheRoundsNeedNoRows_AndAddNothing()
    {
        NativeAtoms atoms = Listed(out int own, out int ghosts);
        double[] first = [.. atoms.Positions!.Take(3)];
        int[][] rows =
        [
            .. Enumerable
                .Range(0, own + ghosts)
                .Select(i => atoms.Neighbours![atoms.Offsets![i]..atoms.Offsets[i + 1]])
                .Select((row, i) => Distance(i) < Cutoff + 5 ? row : []),
        ];
        int[] offsets = [0, .. rows.Select((_, i) => rows.Take(i + 1).Sum(static r => r.Length))];
        NativeAtoms cut = atoms with { Offsets = offsets, Neighbours = [.. rows.SelectMany(static r => r)] };
        Assert.True(cut.Neighbours!.Length < atoms.Neighbours!.Length);
        NativeResults before = NativeResults.Of(own, own + ghosts),
            after = NativeResults.Of(own, own + ghosts);

        Assert.Equal(Status.Ok, NativeCalls.EvaluateListed(Handle.Value, own, ghosts, atoms, before));
        Assert.Equal(Status.Ok, NativeCalls.EvaluateListed(Handle.Value, own, ghosts, cut, after));

        Assert.Equal(before.Forces, after.Forces);
        Assert.Equal(before.Energy, after.Energy);

        double Distance(int i) =>
            Math.Sqrt(Enumerable.Range(0, 3).Sum(c => Math.Pow(atoms.Positions![(3 * i) + c] - first[c], 2)));
    }

    [Theory]
    [InlineData("itself", "neighbours[0] is atom 0 itself; an image of it is a ghost of its own.")]
    [InlineData("negative", "neighbours[0], of atom 0, is -1; there are ")]
    [InlineData("too large", "neighbours[0], of atom 0, is 1000000; there are ")]
    [InlineData("falling", "offsets[2] is smaller than offsets[1].")]
    [InlineData("from one", "Offsets are ")]
    [InlineData("less than none", "offsets[")]
    [InlineData("half", "is a neighbour of atom ")]
    [InlineData("twice", "is there twice.")]
    [InlineData("element", "atom 1 is Fe; tiny MACE knows hydrogen, carbon and oxygen.")]
    [InlineData("ghost element", "is Fe; tiny MACE knows hydrogen, carbon and oxygen.")]
    [InlineData("no element", "atom 1 is Z=-3; tiny MACE knows hydrogen, carbon and oxygen.")]
    [InlineData("position", "Position 1 has the coordinate y = NaN")]
    [InlineData("offsets", "offsets is null.")]
    [InlineData("neighbours", "neighbours is null.")]
    public void Lists_ThatAreWrong_AreRefusedAndNothingIsWritten(string defect, string message)
    {
        NativeAtoms atoms = Listed(out int own, out int ghosts);
        int[] offsets = [.. atoms.Offsets!],
            neighbours = [.. atoms.Neighbours!],
            elements = [.. atoms.Elements!];
        int near = Enumerable.Range(0, offsets[1]).First(e => IsNear(neighbours[e]));
        switch (defect)
        {
            case "itself":
                neighbours[0] = 0;
                break;
            case "negative":
                neighbours[0] = -1;
                break;
            case "too large":
                neighbours[0] = 1_000_000;
                break;
            case "falling":
                offsets[1] = offsets[2] + 1;
                break;
            case "from one":
                offsets[0] = 1;
                break;
            case "less than none":
                offsets[^1] = -1;
                break;
            case "half":
                neighbours = [.. neighbours[..near], .. neighbours[(near + 1)..]];
                offsets = [0, .. offsets[1..].Select(static o => o - 1)];
                break;
            case "twice":
                neighbours = [neighbours[near], .. neighbours];
                offsets = [0, .. offsets[1..].Select(static o => o + 1)];
                break;
            case "element":
                elements[1] = 26;
                break;
            case "ghost element":
                elements[^1] = 26;
                break;
            case "no element":
                elements[1] = -3;
                break;
            case "position":
                atoms.Positions![4] = double.NaN;
                break;
            default:
                break;
        }
        var results = NativeResults.Of(own, own + ghosts);

        Status status = NativeCalls.EvaluateListed(
            Handle.Value,
            own,
            ghosts,
            atoms with
            {
                Elements = elements,
                Offsets = defect == "offsets" ? null : offsets,
                Neighbours = defect == "neighbours" ? null : neighbours,
            },
            results
        );

        Assert.Equal(Status.BadArgument, status);
        Assert.Contains(message, NativeCalls.LastError().Text, StringComparison.Ordinal);
        results.AssertUntouched();

        bool IsNear(int j) =>
            Enumerable.Range(0, 3).Sum(c => Math.Pow(atoms.Positions![(3 * j) + c] - atoms.Positions[c], 2))
            < Math.Pow(Cutoff, 2);
    }

    [Theory]
    [InlineData(0, 5, "own is 0;")]
    [InlineData(-1, 5, "own is -1;")]
    [InlineData(6, -1, "ghosts is -1;")]
    [InlineData(6, Exports.MaxAtoms, "ghosts is 1000000;")]
    [InlineData(int.MaxValue, int.MaxValue, "own is 2147483647;")]
    public void Counts_OutOfRange_AreRefused(int own, int ghosts, string message)
    {
        Status status = NativeCalls.EvaluateListed(
            Handle.Value,
            own,
            ghosts,
            Listed(out _, out _),
            NativeResults.EnergyAlone()
        );
        Assert.Equal(Status.BadArgument, status);
        Assert.StartsWith(message, NativeCalls.LastError().Text, StringComparison.Ordinal);
    }

    private static double Cutoff => Direct.Value.Cutoff;

    private static NativeAtoms Listed(out int own, out int ghosts)
    {
        var host = new NativeHost(Handle.Value, Crystal, [0, 1, 2]);
        host.Evaluate(Crystal.Positions, new double[3 * Crystal.Count], new double[9]);
        (own, ghosts) = (3, host.Ghosts);
        return host.Atoms;
    }
}
