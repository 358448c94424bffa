using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Network;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials;

public sealed class PotentialTests
{
    private static readonly Lazy<NequixPotential> Double = new(static () => NequixPotential.Load());
    private static readonly Lazy<NequixPotential> Single = new(static () =>
        NequixPotential.Load(precision: Precision.Single)
    );
    private static readonly Lazy<TinyMacePotential> Mace = new(static () => TinyMacePotential.Load());

    public static TheoryData<int> Known => [.. Enumerable.Range(0, KnownStructure.All.Count)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Nequix_IsThatOfAnotherProgram(int index)
    {
        KnownStructure known = KnownStructure.All[index];
        Assert.Equal(known.Edges, Double.Value.Cloud(known.Structure).NeighbourList.Count);
        Check(Double.Value, Tolerance.Sample.Potential.Double);
        Check(Single.Value, Tolerance.Sample.Potential.Single);

        void Check(Potential potential, double tolerance)
        {
            Answer answer = potential.Evaluate(known.Structure);
            Near.Equal(known.Energy, answer.Energy, tolerance, scale: 1);
            Near.Equal(known.Energy, potential.Energy(known.Structure), tolerance, scale: 1);
            Near.Equal(known.Forces, answer.Forces, tolerance, scale: 1);
            Assert.Equal(known.Stress is null, answer.Stress is null);
            if (known.Stress is not null)
                Near.Equal(known.Stress, answer.Stress!, tolerance, scale: 1);
        }
    }

    [Fact]
    public void Nequix_IsThatOfItsAuthors()
    {
        // Computed in float by the authors' program, which a test of theirs has with a tolerance of 1e-5 + 1e-5 |x|.
        Check(Structures.Silicon, -10.834069, [0, 0, 0, 0, 0, 0]);
        Check(
            Structures.MovedSilicon,
            -10.753344,
            [-1.1041114, -0.45131257, 0.45131272, 1.1041114, 0.45131263, -0.45131272]
        );

        static void Check(Structure structure, double energy, double[] forces)
        {
            Answer answer = Single.Value.Evaluate(structure);
            AssertClose(energy, answer.Energy);
            for (int i = 0; i < forces.Length; i++)
                AssertClose(forces[i], answer.Forces[i]);
        }

        static void AssertClose(double published, double ours) =>
            Near.Equal(published, ours, Tolerance.Sample.PublishedPotential, scale: 1 + Math.Abs(published));
    }

    [Theory]
    [InlineData(PotentialName.Nequix)]
    [InlineData(PotentialName.TinyMace)]
    public void Forces_AreMinusTheDerivativesOfTheEnergy(PotentialName name)
    {
        const double Step = 1e-3;
        Potential potential = Of(name);
        Structure structure = potential.Example;
        double[] forces = potential.Evaluate(structure).Forces;
        for (int i = 0; i < 3; i++)
        {
            double slope = (8 * (At(i, Step) - At(i, -Step)) - At(i, 2 * Step) + At(i, -2 * Step)) / (12 * Step);
            Near.Equal(-forces[i], slope, Tolerance.Derivative.Curved, scale: 1);
        }

        double At(int i, double shift)
        {
            double[] moved = [.. structure.Positions];
            moved[i] += shift;
            return potential.Energy(structure.At(moved));
        }
    }

    [Theory]
    [InlineData(PotentialName.Nequix)]
    [InlineData(PotentialName.TinyMace)]
    public void Energy_OfAMirroredCrystalIsTheSame(PotentialName name)
    {
        // A rotation of the axes and a mirror.
        Potential potential = Of(name);
        Structure structure = potential.Example;
        double[] turn = [0, -1, 0, 0, 0, 1, 1, 0, 0],
            positions = [.. structure.Positions.Chunk(3).SelectMany(static p => new[] { -p[1], p[2], p[0] })];
        Answer before = potential.Evaluate(structure),
            after = potential.Evaluate(structure with { Positions = positions, Cell = structure.Cell.Turned(turn) });
        Near.Equal(before.Energy, after.Energy, Tolerance.Sample.Network.Double);
        Near.Equal(
            [.. before.Forces.Chunk(3).SelectMany(static p => new[] { -p[1], p[2], p[0] })],
            after.Forces,
            Tolerance.Sample.Network.Double
        );
    }

    [Fact]
    public void Relaxation_FindsSiliconAgain()
    {
        RelaxedStructure relaxed = Relaxation.Run(Double.Value, Structures.MovedSilicon, tolerance: 0.002, steps: 200);
        Assert.InRange(relaxed.Answer.LargestForce, 0, 0.002);
        Near.Equal(KnownStructure.All[0].Energy, relaxed.Answer.Energy, Tolerance.Sample.Fit, scale: 1);
    }

    [Fact]
    public void Dynamics_KeepsEnergyAndMomentum()
    {
        var dynamics = new Dynamics(Double.Value, Structures.Water, temperature: 200, seed: 3);
        double before = dynamics.TotalEnergy;
        Assert.True(dynamics.KineticEnergy > 0);
        for (int step = 0; step < 40; step++)
            dynamics.Step(0.25);
        Near.Equal(before, dynamics.TotalEnergy, Tolerance.Noticeable, scale: 1);
        Assert.InRange(dynamics.Momentum, 0, Tolerance.Zero);
    }

    [Theory]
    [InlineData(PotentialName.Nequix, "Po; nequix-mp-1 knows the elements 1 to 83 and 89 to 94.")]
    [InlineData(PotentialName.TinyMace, "Po; tiny MACE knows hydrogen, carbon and oxygen.")]
    public void AnUnknownElement_IsNamed(PotentialName name, string expected)
    {
        var polonium = new Structure("a crystal", [6, 84], [0, 0, 0, 2, 0, 0]);
        string message = Assert.Throws<ArgumentException>(() => Of(name).Energy(polonium)).Message;
        Assert.Contains($"atom 1 is {expected}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Signatures_SayWhatEachStageIs()
    {
        IReadOnlyDictionary<string, string> signatures = Double.Value.Net.Parameters.Signatures;
        const string Gated = "256x0e + 64x1o + 32x2e + 32x3o";
        Assert.Equal($"89x0e → {Gated}", signatures["first.convolve"]);
        Assert.Equal($"{Hidden.Signature} → {Gated}", signatures["middle.1.convolve"]);
        Assert.Equal($"{Gated} → {Hidden.Signature}", signatures["middle.1.activate"]);
        Assert.Equal("128x0e → energy: 0e", signatures["read"]);
        Assert.Equal(707_658, Double.Value.Net.Parameters.Count);
    }

    private static Potential Of(PotentialName name) => name == PotentialName.Nequix ? Double.Value : Mace.Value;
}
