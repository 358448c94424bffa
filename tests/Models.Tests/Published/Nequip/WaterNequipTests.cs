using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>A published NequIP with features of both parities, its weights read where they are: all values of another
/// program.</summary>
public sealed class WaterNequipTests
{
    private const string Weights = "anchors/waterscan-neq0.16.nequip.pth";

    [ReferenceDataFact(Weights)]
    public void EnergiesForcesAndStress_AreThoseOfAnotherProgram()
    {
        (PublishedStructure water, WaterNequip net) = Read();
        PointCloud<WaterAtom> cloud = water.Cloud<WaterAtom>(WaterNequipConstants.Cutoff);
        Assert.Equal(water.Own.GetProperty("edges").GetInt32(), cloud.NeighbourList.Count);
        ForcePrediction<AtomEnergy> answer = net.PredictForces(cloud, Labels.OnPointsOf(cloud, water.Species));
        water.Check(answer);
        Near.Equal(
            PublishedStructure.Numbers(water.Own.GetProperty("forces_eV_A")),
            answer.Forces.ToArray(),
            Tolerance.Sample.PublishedInDouble,
            "forces",
            scale: 1
        );
        using Pass pass = net.Record(training: false);
        PointCloud<WaterAtom> entered = pass.Enter(cloud);
        var types = Labels.OnPointsOf(entered, water.Species);
        double[] bonds = net.Bond(entered, types).ToRows().ToArray(),
            repulsion = net.Repulsion.Forward(entered.Edges, entered.Batch, types).ToRows().ToArray();
        Check("network_energy_per_atom_eV_first6", bonds[..6]);
        Check("zbl_per_atom_eV_first6", repulsion[..6]);
        Check("zbl_total_eV", [repulsion.Sum()]);

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
        (PublishedStructure water, WaterNequip net) = Read();
        using Pass pass = net.Record(training: false);
        PointCloud<WaterAtom> entered = pass.Enter(water.Cloud<WaterAtom>(WaterNequipConstants.Cutoff));
        Neighbourhood edges = entered.Edges;
        JsonElement layers = water.Intermediate.GetProperty("layers");
        Invariants type = net.Embed(entered.Features);
        Gated<Polar> first = net.First.Hear(edges, type);
        Polar polar = net.First.Activate(first);
        Gated<Axial> second = net.Second.Hear(edges, polar, type);
        Axial axial = net.Second.Activate(second);
        Gated<Chiral> third = net.Third.Hear(edges, axial, type);
        Chiral chiral = net.Third.Activate(third);
        Invariants last = net.Last.Hear(edges, chiral, type);
        Check(0, first, polar);
        Check(1, second, axial);
        Check(2, third, chiral);
        Check(3, last, net.Last.Activate(last));

        void Check(int layer, Features before, Features after)
        {
            CheckBlocks(layers[layer].GetProperty("before_gate"), before, $"round {layer} before its gate");
            CheckBlocks(layers[layer].GetProperty("after_gate"), after, $"round {layer}");
        }

        // The first two copies of each block of the first atom are known.
        static void CheckBlocks(JsonElement known, Features ours, string what)
        {
            double[] row = ours.ToRows().ToArray();
            var signature = Algebra.Signature.Parse(ours.Signature);
            for (int block = 0, start = 0; block < signature.Irreps.Count; block++)
            {
                Algebra.MulIrrep irreps = signature.Irreps[block];
                double[] copies = PublishedStructure.Numbers(known.GetProperty($"{irreps.Irrep}"));
                Assert.Equal(2 * irreps.Irrep.Dim, copies.Length);
                Near.Equal(
                    copies,
                    row.AsSpan(start, copies.Length),
                    Tolerance.Sample.PublishedInDouble,
                    $"{irreps.Irrep} of {what}",
                    scale: 1
                );
                start += irreps.Dim;
            }
        }
    }

    [ReferenceDataFact(Weights)]
    public void Edges_AreThoseOfAnotherProgram()
    {
        (PublishedStructure water, WaterNequip net) = Read();
        PointCloud<WaterAtom> cloud = water.Cloud<WaterAtom>(WaterNequipConstants.Cutoff);
        using Pass pass = net.Record(training: false);
        Neighbourhood edges = pass.Enter(cloud).Edges;
        double[] vectors = edges.Vectors.ToRows().ToArray(),
            basis = (edges.Basis(8) * edges.Envelope(exponent: 6)).ToRows().ToArray();
        foreach (JsonElement edge in water.Intermediate.GetProperty("edges").EnumerateArray())
        {
            int row = PublishedStructure.Row(cloud.NeighbourList, edge);
            Check("vector", vectors[(3 * row)..((3 * row) + 3)]);
            // √8 √2 sin(nπu)/u here, (2/r_c) sin(nπu)/r there.
            const double Unit = 2 / (4 * WaterNequipConstants.Cutoff * WaterNequipConstants.Cutoff);
            Check("radial", [.. basis.AsSpan(8 * row, 8).ToArray().Select(static x => Unit * x)]);

            void Check(string name, double[] ours) =>
                Near.Equal(
                    PublishedStructure.Numbers(edge.GetProperty(name)),
                    ours,
                    Tolerance.Sample.PublishedInDouble,
                    name
                );
        }
    }

    private static (PublishedStructure Water, WaterNequip Net) Read()
    {
        var net = new WaterNequip(1, Precision.Double);
        WaterNequipFile.Contents.Load(ReferenceData.PathOf(Weights), net.Parameters);
        return (new PublishedStructure("anchors/waterscan-neq0.16.reference.json", ["H", "O"]), net);
    }
}
