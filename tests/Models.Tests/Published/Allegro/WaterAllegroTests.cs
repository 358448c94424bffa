using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Published.Allegro;

/// <summary>A published Allegro, its weights read where they are: all values of another program.</summary>
public sealed class WaterAllegroTests
{
    private const string Weights = "anchors/waterscan-allegro0.8.0.safetensors";

    [ReferenceDataFact(Weights)]
    public void EnergiesForcesAndStress_AreThoseOfAnotherProgram()
    {
        (PublishedStructure water, WaterAllegro net) = Read();
        PointCloud<WaterAtom> cloud = water.Cloud<WaterAtom>(WaterAllegroConstants.Cutoff);
        Assert.Equal(water.Own.GetProperty("edges").GetInt32(), cloud.NeighbourList.Count);
        ForcePrediction<AtomEnergy> answer = net.PredictForces(cloud, Labels.OnPointsOf(cloud, water.Species));
        water.Check(answer);
        Check("forces_eV_A_first6", answer.Forces.ToArray()[..18]);
        using Pass pass = net.Record(training: false);
        PointCloud<WaterAtom> entered = pass.Enter(cloud);
        var types = Labels.OnPointsOf(entered, water.Species);
        Check("network_energy_per_atom_eV_first6", net.Bond(entered, types).ToRows().ToArray()[..6]);
        Check(
            "zbl_per_atom_eV_first6",
            net.Repulsion.Forward(entered.Edges, entered.Batch, types).ToRows().ToArray()[..6]
        );

        void Check(string name, double[] ours) =>
            Near.Equal(
                PublishedStructure.Numbers(water.Own.GetProperty(name)),
                ours,
                Tolerance.Sample.PublishedInDouble,
                name,
                scale: 1
            );
    }

    [ReferenceDataFact(Weights)]
    public void Stages_AreThoseOfAnotherProgram()
    {
        (PublishedStructure water, WaterAllegro net) = Read();
        PointCloud<WaterAtom> cloud = water.Cloud<WaterAtom>(WaterAllegroConstants.Cutoff);
        using Pass pass = net.Record(training: false);
        PointCloud<WaterAtom> entered = pass.Enter(cloud);
        Neighbourhood edges = entered.Edges;
        Latent s = net.Pairs(edges, entered.Features);
        Projection first = net.Project(s);
        PairTensor tensors = net.Tensors(edges, s),
            coupled = net.Couple(tensors, net.Surroundings(edges, first));
        Projection second = net.Update.Forward(first, coupled);
        TypeNumbers products = net.Contract(coupled, net.Surroundings(edges, second));
        Latent last = net.Last(first, second, products);
        CheckEdges("vector", edges.Vectors, count: 3);
        CheckEdges("length", edges.Lengths, count: 1);
        CheckEdges("radial", WaterAllegro.Basis(edges), count: 8);
        CheckEdges("s_first4", s, count: 4);
        CheckEdges("t0_first4", first.Latent, count: 4);
        CheckTensors("V0_first2", tensors);
        CheckTensors("V1_first2", coupled);
        CheckEdges("t1_first4", second.Latent, count: 4);
        CheckEdges("V2_first2", products, count: 2);
        CheckEdges("t2_first4", last, count: 4);
        CheckEdges("edge_energy", net.Energy(first, second, last), count: 1);

        // A number and a vector of the first two channels.
        void CheckTensors(string name, Features ours) =>
            CheckRows(name, ours, static row => [row[0], .. row[32..35], row[1], .. row[35..38]]);

        void CheckEdges(string name, Features ours, int count) => CheckRows(name, ours, row => row[..count]);

        void CheckRows(string name, Features ours, Func<double[], double[]> known)
        {
            double[][] rows = [.. ours.ToRows().ToArray().Chunk(ours.ToRows().Dim)];
            foreach (JsonElement edge in water.Intermediate.EnumerateArray())
            {
                Near.Equal(
                    PublishedStructure.Numbers(edge.GetProperty(name)),
                    known(rows[PublishedStructure.Row(cloud.NeighbourList, edge)]),
                    Tolerance.Sample.PublishedInDouble,
                    name
                );
            }
        }
    }

    private static (PublishedStructure Water, WaterAllegro Net) Read()
    {
        var net = new WaterAllegro(1, Precision.Double);
        WaterAllegroFile.Contents.Load(ReferenceData.PathOf(Weights), net.Parameters);
        var water = new PublishedStructure(
            "anchors/waterscan-allegro0.8.0.reference.json",
            ["H", "O"],
            structureOf: "anchors/waterscan-neq0.16.reference.json"
        );
        return (water, net);
    }
}
