using System.Text.Json;
using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Tests.Potentials;

/// <summary>What the authors' tests of tiny MACE publish, in double.</summary>
internal static class KnownMace
{
    private static readonly JsonElement File = ReferenceData.LoadLocal("Data/tiny_mace.json");

    /// <summary>The names of the structures.</summary>
    public static IEnumerable<string> Names =>
        File.GetProperty("structures").EnumerateArray().Select(static s => s.GetProperty("name").GetString()!);

    /// <summary>The step of training.</summary>
    public static JsonElement Step => File.GetProperty("step");

    /// <summary>The structures of the step: four atoms in a cube each.</summary>
    public static IEnumerable<Structure> StepStructures =>
        Step.GetProperty("positions")
            .EnumerateArray()
            .Select(static x => new Structure(
                "a structure of the step",
                Elements(Step),
                ReferenceData.Vector(x),
                new Cell(ReferenceData.Vector(Step.GetProperty("cell")))
            ));

    /// <summary>A structure and its values.</summary>
    public static KnownStructure Of(string name, out double[] energiesWithoutAtoms)
    {
        JsonElement known = File.GetProperty("structures")
            .EnumerateArray()
            .Single(s => s.GetProperty("name").GetString() == name);
        energiesWithoutAtoms = Numbers("energies")!;
        bool[] periodic = [.. known.GetProperty("periodic").EnumerateArray().Select(static p => p.GetBoolean())];
        Cell cell = Numbers("cell") is { } vectors ? new Cell(vectors, periodic[0], periodic[1], periodic[2]) : default;
        return new KnownStructure(
            new Structure(name, Elements(known), Numbers("positions")!, cell),
            known.GetProperty("edges").GetInt32(),
            known.GetProperty("energy").GetDouble(),
            Numbers("forces")!,
            Numbers("stress")
        );

        double[]? Numbers(string key) =>
            known.GetProperty(key) is { ValueKind: JsonValueKind.Array } array ? ReferenceData.Vector(array) : null;
    }

    private static int[] Elements(JsonElement of) =>
        [.. of.GetProperty("elements").EnumerateArray().Select(static z => z.GetInt32())];
}
