namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>
/// The weights of tiny MACE: which tensors its file has, and to which parameter of the network each belongs.
/// </summary>
/// <remarks>
/// Four things differ. The basis of convolutions here is larger by √8. Directions of the file point from the neighbour
/// to the atom, and here to the neighbour: radial weights of odd harmonics change sign. Its paths are sorted by result,
/// here by neighbour, then harmonic. Its maps by element are products with one-hot rows, [in, element, out] over √3;
/// here [element, in, out].
/// </remarks>
internal static class TinyMaceWeights
{
    private const int Channels = 16;
    private const int Elements = 3;
    private const int Functions = 8;
    private const int Width = 64;
    private const int Square = Channels * Channels;
    private const int Order = 3;
    private const int HarmonicDegrees = 3;

    /// <summary>Columns of the contractions to 0e and 1o, by the number of factors less one.</summary>
    private static readonly int[][] Columns =
    [
        [1, 3, 11],
        [1, 4, 21],
    ];

    /// <summary>All tensors.</summary>
    public static IReadOnlyList<MaceTensor> Tensors { get; } =
    [
        new("node_embedding.linear.weight", [Elements * Channels], "embed.weight"),
        .. Round(0, "first", inputs: 1, results: 2),
        .. Round(1, "last", inputs: 2, results: 1),
        ByElement("interactions.0.skip_tp.weight", "first.mixByElement.weight", maps: 3),
        ByElement("interactions.1.skip_tp.weight", "last.keep.weight", maps: 1),
        new("readouts.0.linear.weight", [Channels], "readFirst.weight"),
        new("readouts.1.linear_1.weight", [Channels * 8], "squeeze.weight"),
        new("readouts.1.linear_2.weight", [8], "readLast.weight"),
    ];

    /// <summary>Reads a file and puts its numbers into a network.</summary>
    /// <param name="net">The network.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The file is damaged or has other tensors; the message names the
    /// defect.</exception>
    public static void Load(TinyMace net, string path)
    {
        TensorFile file = Read(path);
        foreach (string name in file.Tensors.Keys.Except(Tensors.Select(static t => t.Name)))
            throw new DataFileException(path, $"it has a tensor '{name}', which tiny MACE has not.");
        foreach (MaceTensor tensor in Tensors)
        {
            if (!file.Tensors.TryGetValue(tensor.Name, out NumberArray? array))
                throw new DataFileException(path, $"it has no tensor '{tensor.Name}'.");
            if (!array.Shape.SequenceEqual(tensor.Shape))
            {
                throw new DataFileException(
                    path,
                    $"'{tensor.Name}' is [{string.Join(", ", array.Shape)}]; tiny MACE has "
                        + $"[{string.Join(", ", tensor.Shape)}]."
                );
            }
            double[] numbers = array.ToDoubles();
            if (Array.FindIndex(numbers, static x => !double.IsFinite(x)) is >= 0 and int place)
                throw new DataFileException(path, $"number {place} of '{tensor.Name}' is {numbers[place]}.");
            net.Parameters[tensor.Parameter].Assign(tensor.ToNetwork(numbers));
        }
    }

    private static TensorFile Read(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        try
        {
            return TensorFile.Read(path);
        }
        catch (InvalidDataException error)
        {
            // Its message begins with the file.
            string problem = error.Message.Replace($"The file '{path}' ", "it ", StringComparison.Ordinal);
            throw new DataFileException(path, problem);
        }
    }

    private static IEnumerable<MaceTensor> Round(int round, string module, int inputs, int results)
    {
        (int In, int Edge, int Out)[] paths = [.. Paths(inputs)];
        string interaction = $"interactions.{round}",
            product = $"products.{round}";
        yield return new($"{interaction}.linear_up.weight", [inputs * Square], $"{module}.up.weight");
        int[] widths = [Functions, Width, Width, Width, paths.Length * Channels];
        for (int layer = 0; layer < widths.Length - 2; layer++)
        {
            yield return new(
                $"{interaction}.conv_tp_weights.layer{layer}.weight",
                [widths[layer], widths[layer + 1]],
                $"{module}.gather.radial.{layer}.weight"
            )
            {
                // Convolutions multiply their basis by the root of its size, against what the network divides by.
                Factors = [layer == 0 ? 1 / Math.Sqrt(Functions) : 1],
            };
        }

        yield return new(
            $"{interaction}.conv_tp_weights.layer3.weight",
            [Width, widths[^1]],
            $"{module}.gather.radial.3.weight"
        )
        {
            Places = Reordered(paths),
            Factors = [.. paths.SelectMany(static p => Enumerable.Repeat(p.Edge % 2 == 0 ? 1.0 : -1, Channels))],
        };
        yield return new($"{interaction}.linear.weight", [paths.Length * Square], $"{module}.gather.linear.weight");
        for (int degree = 0; degree < results; degree++)
        {
            for (int factors = Order; factors > 0; factors--)
            {
                string weights = factors == Order ? "weights_max" : $"weights.{Order - 1 - factors}";
                yield return new(
                    $"{product}.symmetric_contractions.contractions.{degree}.{weights}",
                    [Elements, Columns[degree][factors - 1], Channels],
                    $"{module}.contract.weight_{degree}_{factors}"
                );
            }
        }

        yield return new($"{product}.linear.weight", [results * Square], $"{module}.mix.weight");
    }

    /// <summary>
    /// The paths (degree of the neighbour, degree of the edge → degree of the result) in the order of the file: by
    /// result, then neighbour, then edge.
    /// </summary>
    private static IEnumerable<(int In, int Edge, int Out)> Paths(int inputs) =>
        from result in Enumerable.Range(0, HarmonicDegrees)
        from sender in Enumerable.Range(0, inputs)
        from edge in Enumerable.Range(0, HarmonicDegrees)
        where Math.Abs(sender - edge) <= result && result <= sender + edge && (sender + edge + result) % 2 == 0
        select (sender, edge, result);

    /// <summary>Where each radial weight of the file is among those here, whose paths are in ascending order.</summary>
    private static int[] Reordered((int In, int Edge, int Out)[] paths)
    {
        int width = paths.Length * Channels;
        int[] sorted = [.. paths.Select(p => paths.Count(q => q.CompareTo(p) < 0))];
        return
        [
            .. Enumerable
                .Range(0, Width * width)
                .Select(i => (i / width * width) + (sorted[i % width / Channels] * Channels) + (i % Channels)),
        ];
    }

    /// <summary>Maps of each degree, [in, element, out], of which the parameter has [element, map, in, out].</summary>
    private static MaceTensor ByElement(string name, string parameter, int maps) =>
        new(name, [maps * Channels * Elements * Channels], parameter)
        {
            Places =
            [
                .. from map in Enumerable.Range(0, maps)
                from input in Enumerable.Range(0, Channels)
                from element in Enumerable.Range(0, Elements)
                from output in Enumerable.Range(0, Channels)
                select (((((element * maps) + map) * Channels) + input) * Channels) + output,
            ],
            Factors = [1 / Math.Sqrt(Elements)],
        };
}
