using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Molecules.Data;
using GeoDL.Typed.Samples.Molecules.Network;
using GeoDL.Typed.Samples.Molecules.Running;
using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Tests.Molecules;

public sealed class CommitteeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("committee").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Committee_SaysTheMeanOfItsMembers()
    {
        IReadOnlyList<AtomFrame> frames = [.. MoleculeSet.ShippedTest().Frames.Take(3)];
        Committee committee = Members(3);
        IReadOnlyList<AtomFrame> together = committee.Evaluate(frames);
        for (int i = 0; i < frames.Count; i++)
        {
            AtomFrame[] each = [.. committee.Members.Select(m => m.Evaluate(frames[i]))];
            AtomFrame alone = committee.Evaluate(frames[i]);
            double energy = (each[0].Energy!.Value + each[1].Energy!.Value + each[2].Energy!.Value) / 3;
            double[] forces =
            [
                .. each[0].Forces!.Select((_, c) => (each[0].Forces![c] + each[1].Forces![c] + each[2].Forces![c]) / 3),
            ];
            Assert.Distinct(each.Select(static e => e.Forces![0]));
            foreach (AtomFrame answer in new[] { alone, together[i] })
            {
                Near.Equal(energy, answer.Energy!.Value, Tolerance.Model.Double);
                Near.Equal(forces, answer.Forces!, Tolerance.Model.Double);
            }
        }

        Assert.Equal(committee.Members.Sum(static m => m.Net.Parameters.Count), committee.Weights);
    }

    [Fact]
    public void ForcesOfACommittee_TurnWithTheMolecule()
    {
        Committee committee = Members(2);
        AtomFrame frame = MoleculeSet.ShippedTest().Frames[0];
        OrthogonalMatrix turn = OrthogonalMatrix.Reflection(0.3, -0.5, 0.8) * Rotation.Random(new Random(4));
        AtomFrame answer = committee.Evaluate(frame),
            turned = committee.Evaluate(frame.At(Vectors.Turn(frame.Positions.ToArray(), turn)));
        Near.Equal(answer.Energy!.Value, turned.Energy!.Value, Tolerance.Sample.Network.Double);
        Near.Equal(Vectors.Turn(answer.Forces!, turn), turned.Forces!, Tolerance.Sample.Network.Double);
    }

    [Fact]
    public void Files_AreReadAsOnePotentialOrAsACommittee()
    {
        string[] files = [Save(1), Save(2)];
        Assert.IsType<Potential>(Committee.Load(files[..1]));
        Assert.Equal(2, Assert.IsType<Committee>(Committee.Load(files)).Members.Count);
        string twice = Assert.Throws<DataFileException>(() => Committee.Load([files[0], files[1], files[0]])).Message;
        Assert.Contains("named twice", twice, StringComparison.Ordinal);
        string absent = Path.Combine(_folder, "absent.safetensors");
        Assert.StartsWith(
            absent,
            Assert.Throws<DataFileException>(() => Committee.Load([files[0], absent])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Disagreement_IsThatOfNumbersByHand()
    {
        // Ten molecules of one atom. Two members that are 5 and 1 off along x on the fifth, on the same side; both are
        // 1 off on the others.
        const int doubted = 4;
        AtomFrame[] truth = [.. Enumerable.Range(0, 10).Select(static _ => At(0))];
        AtomFrame[][] answers =
        [
            [.. truth.Select(static (_, i) => At(i == doubted ? 5 : 1))],
            [.. truth.Select(static _ => At(1))],
        ];
        IReadOnlyList<AtomFrame> means = Committee.Means(answers);
        Assert.Equal(truth.Select(static (_, i) => i == doubted ? 3.0 : 1), means.Select(static m => m.Forces![0]));

        var found = Disagreement.Of(truth, answers, means);

        Near.Equal(1000 * Math.Sqrt((9 + 25.0) / 30), found.Members[0], Tolerance.Rounding.Dozens);
        Near.Equal(1000 * Math.Sqrt((9 + 1.0) / 30), found.Members[1], Tolerance.Rounding.Dozens);
        Near.Equal(1000 * Math.Sqrt(4.0 / 30), found.Spread, Tolerance.Rounding.Dozens);
        Near.Equal(1000 * Math.Sqrt(9.0 / 3), found.Doubted, Tolerance.Rounding.Dozens);
        Near.Equal(1000 * Math.Sqrt(1.0 / 3), found.Others, Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void TestOfPotentials_ReportsTheErrorsOfTheirMean()
    {
        string sets = Path.Combine(_folder, "sets");
        Directory.CreateDirectory(sets);
        AtomFrame[] frames = [.. MoleculeSet.ShippedTest().Frames.Take(4)];
        ExtendedXyz.Write(Path.Combine(sets, "test_MD_300K.xyz"), frames);
        string[] files = [Save(1), Save(2)];

        Assert.Contains(Errors.Of(Potential.Load(files[0]), frames).ToString(), Report(files[0]));
        string both = Report(files);
        Assert.Contains(Errors.Of(Committee.Load(files), frames).ToString(), both);
        Assert.Contains("that they disagree on most", both);
        Assert.Throws<DataFileException>(() => new PotentialTest(TextWriter.Null).Run(files, _folder));

        string Report(params string[] models)
        {
            var report = new StringWriter();
            new PotentialTest(report).Run(models, sets);
            return report.ToString();
        }
    }

    private static Committee Members(int count) =>
        new([.. Enumerable.Range(1, count).Select(static seed => Untrained((ulong)seed, Precision.Double))]);

    private static Potential Untrained(ulong seed, Precision precision) =>
        new(
            NetworkKind.Vectors,
            NetworkKind.Vectors.Create(seed, precision),
            new Scales(0.5 + seed, [seed, 2 * seed, 0, 3])
        );

    private static AtomFrame At(double force) => new(["H"], [0, 0, 0]) { Energy = 0, Forces = [force, 0, 0] };

    private string Save(ulong seed)
    {
        string file = Path.Combine(_folder, $"{seed}.safetensors");
        Untrained(seed, Precision.Single).Save(file);
        return file;
    }
}
