using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Network;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials;

public sealed class PotentialTests
{
    private static readonly Lazy<Potential> Double = new(static () => Potential.Load());
    private static readonly Lazy<Potential> Single = new(static () => Potential.Load(precision: Precision.Single));

    public static TheoryData<int> Known => [.. Enumerable.Range(0, KnownStructure.All.Count)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Nequix_IsThatOfAnotherProgram(int index)
    {
        KnownStructure known = KnownStructure.All[index];
        Assert.Equal(known.Edges, Potential.Cloud(known.Structure).NeighbourList.Count);
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

    [Fact]
    public void Forces_AreMinusTheDerivativesOfTheEnergy()
    {
        const double Step = 1e-3;
        Structure structure = Structures.Perovskite;
        double[] forces = Double.Value.Evaluate(structure).Forces;
        for (int i = 0; i < 3; i++)
        {
            double slope = (8 * (At(i, Step) - At(i, -Step)) - At(i, 2 * Step) + At(i, -2 * Step)) / (12 * Step);
            Near.Equal(-forces[i], slope, Tolerance.Derivative.Curved, scale: 1);
        }

        double At(int i, double shift)
        {
            double[] moved = [.. structure.Positions];
            moved[i] += shift;
            return Double.Value.Energy(structure.At(moved));
        }
    }

    [Fact]
    public void Energy_OfAMirroredCrystalIsTheSame()
    {
        // A rotation of the axes and a mirror.
        Structure structure = Structures.Perovskite;
        double[] turn = [0, -1, 0, 0, 0, 1, 1, 0, 0],
            positions = [.. structure.Positions.Chunk(3).SelectMany(static p => new[] { -p[1], p[2], p[0] })];
        Answer before = Double.Value.Evaluate(structure),
            after = Double.Value.Evaluate(structure with { Positions = positions, Cell = structure.Cell.Turned(turn) });
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

    [Fact]
    public void AnUnknownElement_IsNamed()
    {
        var polonium = new Structure("a crystal", [14, 84], [0, 0, 0, 2, 0, 0]);
        string message = Assert.Throws<ArgumentException>(() => Double.Value.Energy(polonium)).Message;
        Assert.Contains("Atom 1 of 'a crystal' is Po", message, StringComparison.Ordinal);
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
}
