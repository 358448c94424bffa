using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Published.Allegro;

/// <summary>
/// The weights of the Allegro for water: which tensors its file has, and to which parameter of the network each
/// belongs.
/// </summary>
/// <remarks>
/// The file multiplies matrices by numbers of its own (alpha), here layers divide by the root of their inputs.
/// Strengths of numbers and vectors alternate in its columns, and stand one after the other here. Its products have a
/// column for each path, here path follows path.
/// </remarks>
internal static class WaterAllegroFile
{
    private const int Types = 2;
    private const int Channels = 32;
    private const int Width = 64;
    private const int Functions = 8;

    private static readonly (string Name, int In, int Out)[] Perceptrons =
    [
        ("scalar_embed_mlp.mlp_module", Width, Width),
        ("allegro.latents.0", Width + Channels, 2 * Width),
        ("allegro.latents.1", (2 * Width) + Channels, Width),
        ("edge_readout.mlp_module", 3 * Width, 1),
    ];

    private static readonly (string Name, int In)[] Maps =
    [
        ("radial_chemical_embed.type_embed.basis_linear", Functions),
        ("tensor_embed.env_embed_linear", Width),
        ("allegro.first_layer_env_embed_projection", Width),
    ];

    /// <summary>What the file holds.</summary>
    public static PublishedFile Contents { get; } =
        new(
            [
                OfTypes("radial_chemical_embed.type_embed.center_embed.weight", "hearing.weight", Channels),
                OfTypes("radial_chemical_embed.type_embed.neighbor_embed.weight", "heard.weight", Channels),
                new("radial_chemical_embed.type_embed.basis_linear.mlp.0.weight", [Functions, Width], "widen.weight"),
                .. Perceptron(0, "describe"),
                new("tensor_embed.env_embed_linear.mlp.0.weight", [Width, Width], "strengthen.weight")
                {
                    Places = Alternating(0),
                },
                new("allegro.first_layer_env_embed_projection.mlp.0.weight", [Width, 2 * Width], "project.weight")
                {
                    Places = Alternating(Width),
                },
                new("allegro.latents.0.mlp.0.weight", [Width + Channels, Width], "update.widen.weight"),
                new("allegro.latents.0.mlp.2.weight", [Width, 2 * Width], "update.project.weight")
                {
                    Places = Alternating(Width),
                    Factors = [Math.Sqrt(2)],
                },
                .. Perceptron(2, "conclude"),
                .. Perceptron(3, "readPair"),
                new("allegro.tps.0.weights", [Channels, 4], "couple.weight") { Places = ByPath(4) },
                new("allegro.tps.1.weights", [Channels, 2], "contract.weight") { Places = ByPath(2) },
                new("per_type_energy_scale_shift.scales", [Types, 1], "scale.weight"),
                OfTypes("per_type_energy_scale_shift.shifts", "shift.weight", 1),
            ],
            [
                new("edge_norm._rmax_recip", 1 / WaterAllegroConstants.Cutoff),
                new(
                    "radial_chemical_embed.bessel_encode.bessel_weights",
                    [.. Enumerable.Range(1, Functions).Select(static n => (double)n)]
                ),
                .. Maps.Select(static m => new PublishedNumber($"{m.Name}.mlp.0.alpha", 1 / Math.Sqrt(m.In))),
                .. Perceptrons.Select(static p => new PublishedNumber($"{p.Name}.mlp.0.alpha", 1 / Math.Sqrt(p.In))),
                .. Perceptrons.Select(static p => new PublishedNumber($"{p.Name}.mlp.2.alpha", Math.Sqrt(2.0 / Width))),
                new("pair_potential.atomic_numbers", WaterRepulsion.Charges),
                new("pair_potential._qqr2exesquare", WaterRepulsion.Coulomb),
            ]
        );

    /// <summary>The file multiplies by √2 behind silu, the network by its own number.</summary>
    private static double BehindSiLU => Math.Sqrt(2) / NonlinearityFacts.MomentConstant(Nonlinearity.SiLU);

    private static IEnumerable<PublishedTensor> Perceptron(int number, string module)
    {
        (string name, int inputs, int results) = Perceptrons[number];
        yield return new($"{name}.mlp.0.weight", [inputs, Width], $"{module}.0.weight");
        yield return new($"{name}.mlp.2.weight", [Width, results], $"{module}.1.weight") { Factors = [BehindSiLU] };
    }

    /// <summary>
    /// Columns of a latent, then strengths of number and vector by turns; here a matrix of the latent, one of numbers,
    /// one of vectors.
    /// </summary>
    private static int[] Alternating(int latent) =>
        [
            .. from row in Enumerable.Range(0, Width)
            from column in Enumerable.Range(0, latent + (2 * Channels))
            let strength = column - latent
            select strength < 0
                ? (row * latent) + column
                : (Width * (latent + (strength % 2 * Channels))) + (row * Channels) + (strength / 2),
        ];

    private static int[] ByPath(int paths) =>
        [
            .. from channel in Enumerable.Range(0, Channels)
            from path in Enumerable.Range(0, paths)
            select (path * Channels) + channel,
        ];

    /// <summary>A row of numbers for each type: a linear map of a one-hot row divides by the root of its
    /// length.</summary>
    private static PublishedTensor OfTypes(string name, string parameter, int columns) =>
        new(name, [Types, columns], parameter) { Factors = [Math.Sqrt(Types)] };
}
