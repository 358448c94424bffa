using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Potentials.Files;

namespace GeoDL.Typed.Samples.Potentials.Network;

/// <summary>
/// The weights of nequix-mp-1: which records its file has, and to which parameter of the network each belongs.
/// </summary>
/// <remarks>
/// Layers here divide by the root of the number of their inputs and multiply activations of radial networks by
/// second-moment constants; the file's radial networks do neither. Both are factors of the weights, exact in double.
/// </remarks>
public static class NequixWeights
{
    private const string HiddenIrreps = Hidden.Signature;
    private const int Elements = 89;
    private const int Rounds = 4;
    private const int Width = 64;
    private const int Functions = 8;
    private const int HarmonicDegrees = 4;

    /// <summary>The copies of each degree.</summary>
    private static readonly int[] Copies = [128, 64, 32, 32];

    /// <summary>Copies of each degree before a gate: numbers, their gates, and what gates multiply.</summary>
    private static readonly int[] Gated = [256, 64, 32, 32];

    /// <summary>Elements by atomic number, ascending: all to bismuth, and actinium to plutonium.</summary>
    internal static readonly int[] AtomicNumbers = [.. Enumerable.Range(1, 83), .. Enumerable.Range(89, 6)];

    /// <summary>Reads a file and puts its numbers into a network.</summary>
    /// <param name="net">The network.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The file is not one of this potential; the message names the
    /// defect.</exception>
    public static void Load(NequixMp1 net, string path) => Assign(net.Parameters, NqxFile.Read(path, Expected), path);

    /// <summary>The records that the settings imply.</summary>
    /// <exception cref="DataFileException">The settings are those of another network.</exception>
    internal static IReadOnlyList<NqxTensor> Expected(NqxSettings settings)
    {
        settings.Require("atomic_numbers", AtomicNumbers);
        settings.Require("cutoff", NequixConstants.Cutoff);
        settings.Require("n_layers", Rounds);
        settings.Require("lmax", 3);
        settings.Require("hidden_irreps", HiddenIrreps);
        settings.Require("radial_basis_size", Functions);
        settings.Require("radial_mlp_size", Width);
        settings.Require("radial_mlp_layers", 2);
        settings.Require("radial_polynomial_p", 6);
        settings.Require("avg_n_neighbors", NequixConstants.AverageNeighbours);
        settings.Require("scale", NequixConstants.Scale);
        settings.Require("shift", NequixConstants.Shift);
        settings.Require("index_weights", false);
        settings.Require("layer_norm", true);
        List<NqxTensor> records = [new("atom_energies", Elements)];
        for (int round = 0; round < Rounds; round++)
            records.AddRange(RecordsOf(round));
        records.Add(new NqxTensor("readout", Copies[0], 1));
        return records;
    }

    private static IEnumerable<NqxTensor> RecordsOf(int round)
    {
        (int[] input, int[] output) = Sizes(round);
        int[] incoming =
        [
            .. output.Select((_, l) => Paths(input, output).Where(p => p.Out == l).Sum(p => input[p.In])),
        ];
        string name = $"layers.{round}";
        yield return new($"{name}.radial_mlp.0", Functions, Width);
        yield return new($"{name}.radial_mlp.1", Width, Width);
        yield return new($"{name}.radial_mlp.2", Width, incoming.Sum());
        for (int l = 0; l < input.Length; l++)
            yield return new($"{name}.linear_1.{l}", input[l], input[l]);
        for (int l = 0; l < output.Length; l++)
            yield return new($"{name}.linear_2.{l}", incoming[l], output[l]);
        for (int l = 0; l < Math.Min(input.Length, output.Length); l++)
            yield return new($"{name}.skip.{l}", input[l], output[l]);
        for (int l = 0; l < output.Length; l++)
            yield return new($"{name}.layer_norm.{l}", output[l]);
    }

    /// <summary>
    /// The paths (degree of the neighbour, degree of the edge → degree of the result) of natural parity, in the order
    /// of the file: by result, then neighbour, then edge.
    /// </summary>
    private static IEnumerable<(int In, int Edge, int Out)> Paths(int[] input, int[] output) =>
        from result in Enumerable.Range(0, output.Length)
        from sender in Enumerable.Range(0, input.Length)
        from edge in Enumerable.Range(0, HarmonicDegrees)
        where Math.Abs(sender - edge) <= result && result <= sender + edge && (sender + edge + result) % 2 == 0
        select (sender, edge, result);

    /// <summary>
    /// Weights of paths in the order of convolutions here, which is by neighbour, then edge, then result.
    /// </summary>
    /// <param name="rows">A row has a number for each copy of each path, in the order of the file.</param>
    /// <param name="round">The round.</param>
    private static double[] Reordered(ReadOnlySpan<double> rows, int round)
    {
        (int[] input, int[] output) = Sizes(round);
        var paths = Paths(input, output).ToArray();
        int[] starts = new int[paths.Length + 1];
        for (int p = 0; p < paths.Length; p++)
            starts[p + 1] = starts[p] + input[paths[p].In];
        int width = starts[^1];
        int[] from =
        [
            .. Enumerable
                .Range(0, paths.Length)
                .OrderBy(p => paths[p])
                .SelectMany(p => Enumerable.Range(starts[p], input[paths[p].In])),
        ];
        double[] reordered = new double[rows.Length];
        for (int i = 0; i < reordered.Length; i++)
            reordered[i] = rows[(i / width * width) + from[i % width]];
        return reordered;
    }

    /// <summary>Copies of each degree of what enters a round, and of what leaves it before the gate.</summary>
    private static (int[] Input, int[] Output) Sizes(int round) =>
        (round == 0 ? [Elements] : Copies, round == Rounds - 1 ? Copies[..1] : Gated);

    private static void Assign(ParameterSet parameters, NqxFile file, string path)
    {
        double silu = NonlinearityFacts.MomentConstant(Nonlinearity.SiLU),
            depth = Math.Sqrt(Width) / silu;
        string[] rounds = ["first", "middle.0", "middle.1", "last"];
        var assigned = new Dictionary<string, double[]>
        {
            ["isolated.weight"] = From(Math.Sqrt(Elements), "atom_energies"),
        };
        for (int i = 0; i < Rounds; i++)
        {
            (string ours, string theirs) = (rounds[i], $"layers.{i}");
            assigned[$"{ours}.up.weight"] = From(1, $"{theirs}.linear_1.");
            // b = (2/6) sin(nπu)/r; the convolution's functions are √8 √(2/6) sin(nπu)/r.
            assigned[$"{ours}.convolve.radial.0.weight"] = From(
                Math.Sqrt(2 / NequixConstants.Cutoff),
                $"{theirs}.radial_mlp.0"
            );
            assigned[$"{ours}.convolve.radial.1.weight"] = From(depth, $"{theirs}.radial_mlp.1");
            assigned[$"{ours}.convolve.radial.2.weight"] = Reordered(From(depth, $"{theirs}.radial_mlp.2"), i);
            assigned[$"{ours}.convolve.linear.weight"] = From(1, $"{theirs}.linear_2.");
            assigned[$"{ours}.skip.weight"] = From(1, $"{theirs}.skip.");
            assigned[$"{ours}.normalise.weight"] = From(1, $"{theirs}.layer_norm.");
        }

        assigned["read.weight"] = From(1, "readout");
        foreach (Parameter parameter in parameters.All)
        {
            if (!assigned.Remove(parameter.Path, out double[]? numbers) || numbers.Length != parameter.Count)
                throw new DataFileException(path, $"there are {numbers?.Length ?? 0} numbers for {parameter}.");
            parameter.Assign(numbers);
        }

        if (assigned.Count > 0)
            throw new DataFileException(path, $"the network has no {string.Join(", ", assigned.Keys)}.");

        // A record, or all whose names begin so (a matrix of each degree), one after another.
        double[] From(double factor, string records) =>
            [
                .. file
                    .Names.Where(n =>
                        records.EndsWith('.') ? n.StartsWith(records, StringComparison.Ordinal) : n == records
                    )
                    .SelectMany(n => file[n].ToArray())
                    .Select(x => factor * x),
            ];
    }
}
