using System.Text.Json;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>A structure of the reference values, and what another program computes for it in double.</summary>
internal sealed class PublishedStructure
{
    private readonly JsonElement _file;

    /// <param name="path">The file of the values, below the shared folder.</param>
    /// <param name="symbols">The elements in the order of the network's species.</param>
    /// <param name="structureOf">The file of the structure, if it is another.</param>
    public PublishedStructure(string path, string[] symbols, string? structureOf = null)
    {
        _file = ReferenceData.Load(path);
        JsonElement structure = ReferenceData.Load(structureOf ?? path).GetProperty("structure");
        Species =
        [
            .. structure.GetProperty("species").EnumerateArray().Select(s => Array.IndexOf(symbols, s.GetString())),
        ];
        Positions = Numbers(structure.GetProperty("positions"));
        Cell = new Cell(Numbers(structure.GetProperty("cell")));
        SpeciesCount = symbols.Length;
    }

    public int[] Species { get; }

    public int SpeciesCount { get; }

    public double[] Positions { get; }

    public Cell Cell { get; }

    public JsonElement Own => _file.GetProperty("own");

    private JsonElement Published => _file.GetProperty("reference");

    public JsonElement Intermediate => _file.GetProperty("intermediate");

    /// <summary>The cloud with one-hot features.</summary>
    public PointCloud<T> Cloud<T>(double cutoff)
        where T : struct, IFeatures<T>, allows ref struct =>
        PointCloud.Create<T>(Positions, OneHot(Species, SpeciesCount), Neighbours.WithinRadius(cutoff), Cell);

    /// <summary>1 at the place of each atom's species, 0 elsewhere.</summary>
    public static double[] OneHot(int[] species, int count)
    {
        double[] features = new double[species.Length * count];
        for (int atom = 0; atom < species.Length; atom++)
            features[(atom * count) + species[atom]] = 1;
        return features;
    }

    /// <summary>Compares energy and stress of all atoms.</summary>
    public void Check(ForcePrediction<AtomEnergy> answer)
    {
        double energy = answer.Energy.ToArray().Sum();
        double[] stress = answer.Stress!.ToArray();
        CheckNumber(Own.GetProperty("energy_eV").GetDouble(), energy, "energy");
        CheckNumber(
            Published.GetProperty("energy_hartree").GetDouble(),
            energy / Published.GetProperty("eV_per_hartree").GetDouble(),
            "published energy"
        );
        Near.Equal(Stress(), stress, Tolerance.Sample.PublishedInDouble, "stress", scale: 1);
        if (Published.TryGetProperty("pressure_bar", out JsonElement pressure))
        {
            double bars = Published.GetProperty("bar_per_eV_A3").GetDouble() * -stress[0] / Math.Sqrt(3);
            Near.Equal(pressure.GetDouble(), bars, Tolerance.Sample.PublishedInDouble, "published pressure");
        }

        static void CheckNumber(double expected, double actual, string what) =>
            Near.Equal(expected, actual, Tolerance.Sample.PublishedInDouble, what, scale: 1);
    }

    /// <summary>The edge of the reference values: its row here.</summary>
    public static int Row(NeighbourList edges, JsonElement edge)
    {
        (int receiver, int sender) = (edge.GetProperty("receiver").GetInt32(), edge.GetProperty("sender").GetInt32());
        int[] image = [.. edge.GetProperty("image").EnumerateArray().Select(static n => n.GetInt32())];
        for (int e = edges.ReceiverOffsets[receiver]; e < edges.ReceiverOffsets[receiver + 1]; e++)
        {
            if (edges.Senders[e] == sender && edges.Images.Slice(3 * e, 3).SequenceEqual(image))
                return e;
        }

        throw new InvalidDataException($"There is no edge from {sender} to {receiver} in this image.");
    }

    /// <summary>All numbers of nested arrays.</summary>
    public static double[] Numbers(JsonElement value)
    {
        return [.. Flat(value)];

        static IEnumerable<double> Flat(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Flat) : [value.GetDouble()];
    }

    /// <summary>The stress as 0e + 2e.</summary>
    private double[] Stress()
    {
        double[] s = Numbers(Own.GetProperty("stress_eV_A3"));
        double root = Math.Sqrt(2);
        return
        [
            (s[0] + s[4] + s[8]) / Math.Sqrt(3),
            root * s[2],
            root * s[1],
            ((2 * s[4]) - s[0] - s[8]) / Math.Sqrt(6),
            root * s[5],
            (s[8] - s[0]) / root,
        ];
    }
}
