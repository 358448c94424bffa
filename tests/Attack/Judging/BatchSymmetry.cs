using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What a batch goes through: each cloud its own symmetry, and the clouds a new order.</summary>
/// <param name="Clouds">The symmetry of each cloud, in the old order.</param>
/// <param name="Order">Which old cloud stands at each new place.</param>
internal sealed record BatchSymmetry(CloudSymmetry[] Clouds, int[] Order)
{
    /// <summary>Whether nothing moves: then nothing is transformed, so that no rounding comes in.</summary>
    public bool IsIdentity { get; private init; }

    public static BatchSymmetry Identity(Scene scene) =>
        new(
            [
                .. Enumerable
                    .Range(0, scene.Positions.Length)
                    .Select(c =>
                        scene.Surfaces?.Identity(scene.Space, c)
                        ?? CloudSymmetry.Identity(scene.Space, scene.CountOf(c))
                    ),
            ],
            [.. Enumerable.Range(0, scene.Positions.Length)]
        )
        {
            IsIdentity = true,
        };

    /// <summary>A random one.</summary>
    /// <param name="scene">The batch.</param>
    /// <param name="mayExchange">Whether height and width of images may change places.</param>
    /// <param name="random">The random numbers.</param>
    public static BatchSymmetry Random(Scene scene, bool mayExchange, Random random)
    {
        int[] order = [.. Enumerable.Range(0, scene.Positions.Length)];
        random.Shuffle(order);
        if (scene.Images is { } images)
        {
            return new BatchSymmetry(
                [
                    .. images
                        .Motions(scene.Size, order.Length, mayExchange, random)
                        .Select(m => CloudSymmetry.Of(scene.Space, m, images.Grids[0])),
                ],
                order
            );
        }
        return new BatchSymmetry(
            [.. Enumerable.Range(0, scene.Positions.Length).Select(c => CloudSymmetry.Random(scene, c, random))],
            order
        );
    }

    /// <summary>What one table of rows must become.</summary>
    /// <param name="scene">The scene, for the numbers of points.</param>
    /// <param name="values">The rows before.</param>
    /// <param name="irreps">How a row turns; null for positions, which turn and move.</param>
    /// <param name="perCloud">Whether there is one row a cloud.</param>
    public double[] Transform(Scene scene, double[] values, Irreps? irreps, bool perCloud)
    {
        int dim = irreps?.Dim ?? scene.Space.Dimensions;
        int rowsOfImage = values.Length / dim / Clouds.Length;
        var starts = new int[Clouds.Length + 1];
        for (int c = 0; c < Clouds.Length; c++)
        {
            starts[c + 1] =
                starts[c]
                + (
                    perCloud ? 1
                    : scene.Images is null ? scene.CountOf(c)
                    : rowsOfImage
                );
        }
        var result = new List<double>(values.Length);
        foreach (int cloud in Order)
        {
            double[] rows = values[(starts[cloud] * dim)..(starts[cloud + 1] * dim)];
            CloudSymmetry symmetry = Clouds[cloud];
            double[] turned = irreps is null ? symmetry.Move(rows) : symmetry.Turn(irreps, rows);
            result.AddRange(
                perCloud ? turned
                : scene.Images is { } images ? symmetry.Reorder(turned, dim, images.GridOf(scene.Size, rowsOfImage))
                : symmetry.Reorder(turned, dim)
            );
        }

        return [.. result];
    }
}
