using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Contractions;

/// <summary>A contraction with published weights gives the published network's values.</summary>
public sealed class PublishedContractionTests
{
    private const string File = "anchors/tiny_mace.safetensors";

    [ReferenceDataFact(File)]
    public void PublishedWeights_GiveTheNetworksValues()
    {
        var net = new PublishedContractionNet(1, Precision.Double);
        byte[] file = System.IO.File.ReadAllBytes(ReferenceData.PathOf(File));
        for (int block = 0; block < 2; block++)
        {
            for (int order = 1; order <= 3; order++)
            {
                string name = order == 3 ? "weights_max" : $"weights.{2 - order}";
                net.Parameters.All.Single(p => p.Path == $"contract.weight_{block}_{order}")
                    .Assign(Tensor(file, $"products.0.symmetric_contractions.contractions.{block}.{name}"));
            }
        }

        foreach (string structure in new[] { "water_cluster", "triclinic_bulk" })
        {
            JsonElement reference = ReferenceData
                .Load("anchors/tiny_mace.reference.json")
                .GetProperty("structures")
                .GetProperty(structure);
            int species = Array.IndexOf(["H", "C", "O"], reference.GetProperty("species")[0].GetString());
            JsonElement layer = reference.GetProperty("intermediate").GetProperty("layers")[0];
            // The first two of sixteen channels are known; the others stay zero.
            double[] features = new double[16 * 9];
            int start = 0;
            for (int l = 0; l < 3; start += 16 * ((2 * l) + 1), l++)
                Flat(layer.GetProperty("A"), l).CopyTo(features, start);
            PointCloud<PublishedChannels> cloud = PointCloud.Create<PublishedChannels>(
                [0, 0, 0],
                features,
                Neighbours.WithinRadius(1)
            );
            using Pass pass = net.Record(training: false);
            PointCloud<PublishedChannels> entered = pass.Enter(cloud);
            double[] found = net.Forward(entered, Labels.OnPointsOf(entered, [species])).ToRows().ToArray();
            for (int l = 0, from = 0; l < 2; from += 16 * ((2 * l) + 1), l++)
            {
                double[] wanted = Flat(layer.GetProperty("B"), l);
                Near.Equal(wanted, found.AsSpan(from, wanted.Length), Tolerance.Zero, $"{structure}, L = {l}");
            }
        }
    }

    /// <summary>The numbers of a degree, channel by channel.</summary>
    private static double[] Flat(JsonElement degrees, int degree)
    {
        return [.. Numbers(degrees.GetProperty($"{degree}"))];

        static IEnumerable<double> Numbers(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Numbers) : [value.GetDouble()];
    }

    private static double[] Tensor(byte[] file, string name)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, length));
        JsonElement tensor = header.RootElement.GetProperty(name);
        Assert.Equal("F64", tensor.GetProperty("dtype").GetString());
        int from = tensor.GetProperty("data_offsets")[0].GetInt32(),
            to = tensor.GetProperty("data_offsets")[1].GetInt32();
        return MemoryMarshal.Cast<byte, double>(file.AsSpan(8 + length + from, to - from)).ToArray();
    }
}
