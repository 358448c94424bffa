using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Published.Mace;

/// <summary>A published MACE of one round, its weights read where they are: all values of another program.</summary>
public sealed class MetalMaceTests
{
    private const string Weights = "anchors/MACE_scratch_run-3.model-cp2k.pth";

    [ReferenceDataFact(Weights)]
    public void EnergiesForcesAndStress_AreThoseOfAnotherProgram()
    {
        (PublishedStructure copper, MetalMace net) = Read();
        PointCloud<MetalAtom> cloud = copper.Cloud<MetalAtom>(MetalMaceConstants.Cutoff);
        var species = Labels.OnPointsOf(cloud, copper.Species);
        Assert.Equal(copper.Own.GetProperty("edges").GetInt32(), cloud.NeighbourList.Count);
        ForcePrediction<AtomEnergy> answer = net.PredictForces(cloud, species);
        copper.Check(answer);
        // Forces are below 10⁻³ eV/Å here, energies below 10⁻⁴ eV: these are compared with themselves.
        Near.Equal(
            PublishedStructure.Numbers(copper.Own.GetProperty("forces_eV_A")),
            answer.Forces.ToArray(),
            Tolerance.Sample.PublishedInDouble,
            "forces"
        );
        using Pass pass = net.Record(training: false);
        PointCloud<MetalAtom> entered = pass.Enter(cloud);
        Near.Equal(
            PublishedStructure.Numbers(copper.Own.GetProperty("interaction_energy_per_atom_eV")),
            net.Interaction(entered, Labels.OnPointsOf(entered, copper.Species)).ToRows().ToArray(),
            Tolerance.Sample.PublishedInDouble,
            "energies of atoms among others"
        );
    }

    [ReferenceDataFact(Weights)]
    public void Stages_AreThoseOfAnotherProgram()
    {
        (PublishedStructure copper, MetalMace net) = Read();
        using Pass pass = net.Record(training: false);
        PointCloud<MetalAtom> entered = pass.Enter(copper.Cloud<MetalAtom>(MetalMaceConstants.Cutoff));
        var species = Labels.OnPointsOf(entered, copper.Species);
        MetalDensity a = net.Density(entered, species);
        MetalChannels b = net.Contract(a, species);
        double[] density = a.ToRows().ToArray(),
            gathered = [.. Enumerable.Range(0, 2).SelectMany(c => Channel(density, c))];
        Check("A_node0_channel0_to_1", gathered);
        Check("B_node0", b.ToRows().ToArray()[..8]);
        Check("h_node0", net.Mix(b).ToRows().ToArray()[..8]);

        // A number and a vector of a channel of the first atom.
        static double[] Channel(double[] row, int channel) => [row[channel], .. row.AsSpan(8 + (3 * channel), 3)];

        void Check(string name, double[] ours) =>
            Near.Equal(
                PublishedStructure.Numbers(copper.Intermediate.GetProperty(name)),
                ours,
                Tolerance.Sample.PublishedInDouble,
                name
            );
    }

    [ReferenceDataFact(Weights)]
    public void Edges_AreThoseOfAnotherProgram()
    {
        (PublishedStructure copper, MetalMace net) = Read();
        var radial = new RadialWeights(1, Precision.Double);
        foreach (Parameter parameter in radial.Parameters.All)
            parameter.Assign(net.Parameters[$"gather.{parameter.Path}"].ToArray());
        PointCloud<MetalAtom> cloud = copper.Cloud<MetalAtom>(MetalMaceConstants.Cutoff);
        using Pass pass = radial.Record(training: false);
        Neighbourhood edges = pass.Enter(cloud).Edges;
        double[] vectors = edges.Vectors.ToRows().ToArray(),
            lengths = edges.Lengths.ToRows().ToArray(),
            basis = RadialWeights.Basis(edges).ToRows().ToArray(),
            weights = radial.Predict(cloud).ToArray();
        foreach (JsonElement edge in copper.Intermediate.GetProperty("edges").EnumerateArray())
        {
            int row = PublishedStructure.Row(cloud.NeighbourList, edge);
            // Directions are opposite, and weights of vectors with them.
            Check("vector_sender_to_receiver", [.. vectors.AsSpan(3 * row, 3).ToArray().Select(static x => -x)]);
            Check("length", lengths[row..(row + 1)]);
            // Eight times √8 less, which the first matrix makes good.
            Check("radial", [.. basis.AsSpan(8 * row, 8).ToArray().Select(static x => x / Math.Sqrt(8))]);
            Check("weights", [.. weights.AsSpan(16 * row, 16).ToArray().Select(static (w, i) => i < 8 ? w : -w)]);

            void Check(string name, double[] ours) =>
                Near.Equal(
                    PublishedStructure.Numbers(edge.GetProperty(name)),
                    ours,
                    Tolerance.Sample.PublishedInDouble,
                    name
                );
        }
    }

    private static (PublishedStructure Copper, MetalMace Net) Read()
    {
        var net = new MetalMace(1, Precision.Double);
        MetalMaceFile.Contents.Load(ReferenceData.PathOf(Weights), net.Parameters);
        return (new PublishedStructure("anchors/cp2k_mace.reference.json", MetalMaceConstants.Symbols), net);
    }
}
