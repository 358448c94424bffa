namespace GeoDL.Typed.Models.Tests.Published.Mace;

/// <summary>
/// The weights of the eleven-element MACE: which tensors its file has, and to which parameter of the network each
/// belongs.
/// </summary>
/// <remarks>
/// Three things differ. The basis of convolutions here is larger by √8. Directions of the file point from the neighbour
/// to the atom, and here to the neighbour: radial weights of vectors change sign. Its maps by element are products with
/// one-hot rows, [in, element, out] over √11; here [element, in, out].
/// </remarks>
internal static class MetalMaceFile
{
    private const int Channels = 8;
    private const int Elements = 11;
    private const int Functions = 8;
    private const int Width = 64;
    private const int Maps = 2;
    private const string Contraction = "model.products.0.symmetric_contractions.contractions.0";

    /// <summary>What the file holds.</summary>
    public static PublishedFile Contents { get; } =
        new(
            [
                new("model.node_embedding.linear.weight", [Elements * Channels], "embed.weight"),
                new("model.interactions.0.linear_up.weight", [Channels * Channels], "up.weight"),
                .. Radial("gather.radial"),
                new("model.interactions.0.linear.weight", [Maps * Channels * Channels], "gather.linear.weight"),
                new(
                    "model.interactions.0.skip_tp.weight",
                    [Maps * Channels * Elements * Channels],
                    "mixByElement.weight"
                )
                {
                    Places = ByElement(),
                    Factors = [1 / Math.Sqrt(Elements)],
                },
                new($"{Contraction}.weights_max", [Elements, 2, Channels], "contract.weight_0_2"),
                new($"{Contraction}.weights.0", [Elements, 1, Channels], "contract.weight_0_1"),
                new("model.products.0.linear.weight", [Channels * Channels], "mix.weight"),
                new("model.readouts.0.linear.weight", [Channels], "read.weight"),
                new("model.atomic_energies_fn.atomic_energies", [1, Elements], "isolated.weight")
                {
                    // A linear map of a one-hot row divides by the root of its length.
                    Factors = [Math.Sqrt(Elements)],
                },
            ],
            [
                new("constants.0", 1.6791767923989418),
                new("model.atomic_numbers", MetalMaceConstants.AtomicNumbers),
                new("model.r_max", MetalMaceConstants.Cutoff),
                new("model.num_interactions", 1),
                new("model.radial_embedding.cutoff_fn.p", 5),
                new("model.radial_embedding.bessel_fn.bessel_weights", Frequencies()),
                new("model.radial_embedding.bessel_fn.prefactor", Math.Sqrt(2 / MetalMaceConstants.Cutoff)),
                new("model.interactions.0.avg_num_neighbors", MetalMaceConstants.AverageNeighbours),
                new("model.scale_shift.scale", MetalMaceConstants.Scale),
                new("model.scale_shift.shift", 0),
            ],
            "output_mask",
            "U_matrix",
            "_zeroed",
            "r_max",
            "num_interactions",
            "atomic_numbers",
            "head"
        );

    /// <summary>The radial network, which a parameter of a convolution or of a perceptron takes.</summary>
    public static IEnumerable<PublishedTensor> Radial(string module)
    {
        int[] widths = [Functions, Width, Width, Width, Maps * Channels];
        for (int layer = 0; layer < widths.Length - 1; layer++)
        {
            yield return new(
                $"model.interactions.0.conv_tp_weights.layer{layer}.weight",
                [widths[layer], widths[layer + 1]],
                $"{module}.{layer}.weight"
            )
            {
                Factors =
                    layer == 0 ? [1 / Math.Sqrt(Functions)]
                    : layer < widths.Length - 2 ? [1]
                    : [.. Enumerable.Repeat(1.0, Channels), .. Enumerable.Repeat(-1.0, Channels)],
            };
        }
    }

    private static double[] Frequencies() =>
        [.. Enumerable.Range(1, Functions).Select(static n => n * Math.PI / MetalMaceConstants.Cutoff)];

    /// <summary>Maps of each degree, [in, element, out], of which the parameter has [element, map, in, out].</summary>
    private static int[] ByElement() =>
        [
            .. from map in Enumerable.Range(0, Maps)
            from input in Enumerable.Range(0, Channels)
            from element in Enumerable.Range(0, Elements)
            from output in Enumerable.Range(0, Channels)
            select (((((element * Maps) + map) * Channels) + input) * Channels) + output,
        ];
}
