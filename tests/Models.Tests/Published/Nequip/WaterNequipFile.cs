using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>
/// The weights of the NequIP for water: which tensors its file has, and to which parameter of the network each belongs.
/// </summary>
/// <remarks>
/// Paths, blocks of maps and gates stand in the file's order already. The file multiplies matrices by numbers of its
/// own (alpha), here layers divide by the root of their inputs; its sines are (2/r_c) s_n, those of convolutions here
/// √8 √(2/r_c) s_n, s_n = sin(nπr/r_c)/r; its radial networks have no factor of silu.
/// </remarks>
internal static class WaterNequipFile
{
    private const int Types = 2;
    private const int Channels = 32;
    private const int Square = Channels * Channels;
    private const int Functions = 8;
    private const int Width = 64;

    private static readonly string[] Rounds = ["first", "second", "third", "last"];

    /// <summary>Blocks of each round's operand.</summary>
    private static readonly int[] Blocks = [1, 2, 3, 4];

    /// <summary>Paths of each round's convolution.</summary>
    private static readonly int[] Paths = [2, 5, 8, 2];

    /// <summary>Weights of the maps behind each convolution, and of what each round keeps.</summary>
    private static readonly int[] Mixing = [3072, 9216, 12288, 2048],
        Keeping = [0, 131_072, 163_840, 32_768];

    /// <summary>What the file holds.</summary>
    public static PublishedFile Contents { get; } =
        new(
            [
                OfTypes("type_embed.embed_module.weight", "embed.weight", Channels),
                .. Enumerable.Range(0, Rounds.Length).SelectMany(Round),
                new($"{Root}.per_atom_energy_readout.mlp_module.mlp.0.weight", [Channels, 1], "read.weight"),
                new($"{Root}.per_type_energy_scale_shift.scales", [Types, 1], "scale.weight"),
                OfTypes("per_type_energy_scale_shift.shifts", "shift.weight", 1),
            ],
            [
                new("constants.0", 1.6791767923989418),
                new("constants.1", 1.5937334472592695),
                new($"{Root}.edge_norm._rmax_recip", 1 / WaterNequipConstants.Cutoff),
                new($"{Root}.bessel_encode.bessel_weights", [.. Enumerable.Range(1, Functions).Select(n => (double)n)]),
                .. Enumerable.Range(0, Rounds.Length).SelectMany(Numbers),
                new($"{Root}.per_atom_energy_readout.mlp_module.mlp.0.alpha", 1 / Math.Sqrt(Channels)),
                new($"{Root}.pair_potential.atomic_numbers", WaterRepulsion.Charges),
                new($"{Root}.pair_potential._qqr2exesquare", WaterRepulsion.Coulomb),
            ],
            "output_mask",
            "_w3j_"
        );

    private const string Root = "model.func";

    private static IEnumerable<PublishedTensor> Round(int round)
    {
        (string conv, string module) = ($"{Root}.layer{round}_convnet.conv", Rounds[round]);
        yield return new($"{conv}.linear_1.weight", [Blocks[round] * Square], $"{module}.up.weight");
        int[] widths = Widths(round);
        for (int layer = 0; layer < widths.Length - 1; layer++)
        {
            yield return new(
                $"{conv}.edge_mlp.mlp.{2 * layer}.weight",
                [widths[layer], widths[layer + 1]],
                $"{module}.convolve.radial.{layer}.weight"
            )
            {
                Factors = [layer == 0 ? OfBasis : BehindSiLU],
            };
        }

        yield return new($"{conv}.linear_2.weight", [Mixing[round]], $"{module}.convolve.linear.weight");
        if (round > 0)
            yield return new($"{conv}.sc.weight", [Keeping[round]], $"{module}.keep.weight");
    }

    private static IEnumerable<PublishedNumber> Numbers(int round)
    {
        string conv = $"{Root}.layer{round}_convnet.conv";
        yield return new($"{conv}.avg_num_neighbors_norm.norm_const", WaterNequipConstants.Share);
        int[] widths = Widths(round);
        for (int layer = 0; layer < widths.Length - 1; layer++)
        {
            double gain = layer == 0 ? 1 : Math.Sqrt(2);
            yield return new($"{conv}.edge_mlp.mlp.{2 * layer}.alpha", gain / Math.Sqrt(widths[layer]));
        }
    }

    private static int[] Widths(int round) => [Functions, Width, Width, Paths[round] * Channels];

    /// <summary>(2/r_c)/(√8 √(2/r_c)); the file divides by √8 as well.</summary>
    private static double OfBasis => Math.Sqrt(2 / WaterNequipConstants.Cutoff / Functions);

    /// <summary>The file multiplies by √2 behind silu, the network by its own number.</summary>
    private static double BehindSiLU => Math.Sqrt(2) / NonlinearityFacts.MomentConstant(Nonlinearity.SiLU);

    /// <summary>A row of numbers for each type: a linear map of a one-hot row divides by the root of its
    /// length.</summary>
    private static PublishedTensor OfTypes(string name, string parameter, int columns) =>
        new($"{Root}.{name}", [Types, columns], parameter) { Factors = [Math.Sqrt(Types)] };
}
