using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Mace;
using GeoDL.Typed.Samples.Potentials.Network;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials;

public sealed class TinyMaceTests
{
    private static readonly Lazy<TinyMacePotential> Double = new(static () => TinyMacePotential.Load());
    private static readonly Lazy<TinyMacePotential> Single = new(static () =>
        TinyMacePotential.Load(precision: Precision.Single)
    );

    public static TheoryData<string> Known => [.. KnownMace.Names];

    [Theory]
    [MemberData(nameof(Known))]
    public void TinyMace_IsThatOfItsAuthors(string name)
    {
        KnownStructure known = KnownMace.Of(name, out double[] energies);
        Assert.Equal(known.Edges, Double.Value.NeighboursIn(known.Structure));
        Check(Double.Value, Tolerance.Sample.PublishedInDouble);
        Check(Single.Value, Tolerance.Sample.Potential.Single);
        double[] alone =
        [
            .. Double.Value.Species(known.Structure.AtomicNumbers).Select(static s => TinyMaceConstants.Alone[s]),
        ];
        double[] ours = Double.Value.EnergiesOf(known.Structure);
        Near.Equal(
            energies,
            [.. ours.Zip(alone, static (e, a) => e - a)],
            Tolerance.Sample.PublishedInDouble,
            scale: 1
        );

        void Check(TinyMacePotential potential, double tolerance)
        {
            // Where nuclei repel, forces are large.
            double scale = Math.Max(1, known.Forces.Max(Math.Abs));
            Answer answer = potential.Evaluate(known.Structure);
            Near.Equal(known.Energy, answer.Energy, tolerance, scale: scale);
            Near.Equal(known.Forces, answer.Forces, tolerance, scale: scale);
            Assert.Equal(known.Stress is null, answer.Stress is null);
            if (known.Stress is not null)
                Near.Equal(known.Stress, answer.Stress!, tolerance, scale: 1);
        }
    }

    [Fact]
    public void GradientOfALossOfForces_IsThatOfItsAuthors()
    {
        TinyMacePotential potential = Double.Value;
        Structure[] structures = [.. KnownMace.StepStructures];
        PointCloud<LightAtom> cloud = PointCloud.Batch(structures.Select(potential.Cloud));
        var species = Labels.OnPointsOf(cloud, [.. structures.SelectMany(s => potential.Species(s.AtomicNumbers))]);
        int atoms = structures[0].Count;
        using Pass pass = potential.Net.Record();
        PointCloud<LightAtom> entered = pass.Enter(cloud, GradientInputs.Forces);
        Energy energy = potential.Net.Forward(entered, species).Sum(entered.Batch);
        Loss loss =
            (Loss.MeanSquaredError(energy, Rows<Energy>.From(new double[structures.Length])) * (1.0 / (atoms * atoms)))
            + (
                10
                * Loss.MeanSquaredError(
                    pass.Forces(energy, entered),
                    Rows.From("1o", new double[3 * atoms * structures.Length])
                )
            );
        pass.Backward(loss);
        Near.Equal(KnownMace.Step.GetProperty("loss").GetDouble(), loss.Value, Tolerance.Sample.PublishedInDouble);
        double square = 0;
        Assert.Equal(
            KnownMace.Step.GetProperty("digests").EnumerateObject().Select(static d => d.Name).Order(),
            TinyMaceWeights.Tensors.Select(static t => t.Name).Order()
        );
        foreach (MaceTensor tensor in TinyMaceWeights.Tensors)
        {
            double[] g = tensor.GradientInFile(pass.Gradient(potential.Net.Parameters[tensor.Parameter]));
            double[] known = ReferenceData.Vector(KnownMace.Step.GetProperty("digests").GetProperty(tensor.Name));
            double[] ours =
            [
                g.Sum(),
                g.Sum(Math.Abs),
                g.Sum(static x => x * x),
                g.Select(static (x, k) => x * Math.Cos(k + 1)).Sum(),
            ];
            for (int i = 0; i < ours.Length; i++)
                Near.Equal(known[i], ours[i], Tolerance.Sample.PublishedGradient, tensor.Name);
            square += g.Sum(static x => x * x);
        }

        Near.Equal(
            KnownMace.Step.GetProperty("norm").GetDouble(),
            Math.Sqrt(square),
            Tolerance.Sample.PublishedGradient
        );
    }

    [Fact]
    public void Signatures_SayWhatEachStageIs()
    {
        IReadOnlyDictionary<string, string> signatures = Double.Value.Net.Parameters.Signatures;
        Assert.Equal($"16x0e → {Density.Signature}", signatures["first.gather"]);
        Assert.Equal($"{Density.Signature} → {Described.Signature}", signatures["first.contract"]);
        Assert.Equal($"{Density.Signature} → 16x0e", signatures["last.contract"]);
        Assert.Equal(37_704, Double.Value.Net.Parameters.Count);
    }

    [Theory]
    [InlineData("node_embedding", "mode_embedding", "has a tensor 'mode_embedding.linear.weight', which")]
    [InlineData(
        "[8,64]",
        "[64,8]",
        "'interactions.0.conv_tp_weights.layer0.weight' is [64, 8]; tiny MACE has [8, 64]."
    )]
    [InlineData("\"F64\"", "\"F65\"", "F65")]
    public void OtherTensors_AreRefused(string old, string changed, string message) =>
        Refused(PatchedBytes.Replaced(Whole, 0, old, changed), message);

    [Fact]
    public void OtherNumbers_AreRefused()
    {
        Refused(WithLast(double.NaN), "number 0 of 'products.1.linear.weight' is NaN.");
        Refused(WithLast(0.5), "light-crystal has");
        Refused(Whole[..1000], "cannot be read");

        static byte[] WithLast(double number)
        {
            byte[] bytes = [.. Whole];
            int start = 8 + (int)BitConverter.ToInt64(bytes);
            BitConverter.GetBytes(number).CopyTo(bytes, start + 298_368);
            return bytes;
        }
    }

    private static byte[] Whole => File.ReadAllBytes(TinyMacePotential.ShippedFile);

    private static void Refused(byte[] bytes, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("other.safetensors");
        File.WriteAllBytes(path, bytes);
        string message = Assert.Throws<DataFileException>(() => TinyMacePotential.Load(path)).Message;
        Assert.StartsWith($"{path}: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
