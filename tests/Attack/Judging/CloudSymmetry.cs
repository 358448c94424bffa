using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// What one cloud goes through: an element of the model's group, a translation, a new order of its points.
/// </summary>
internal sealed record CloudSymmetry(ModelSpace Space, GroupElement Element, double[] Shift, int[] Permutation)
{
    /// <summary>What an image goes through, where the cloud is one.</summary>
    public PixelMotion? Motion { get; private init; }

    /// <summary>By how much the frame of each vertex is turned; empty unless the cloud is a surface.</summary>
    public double[] Angles { get; init; } = [];

    /// <summary>What the coarser surface goes through, if the cloud is a surface.</summary>
    public CloudSymmetry? Coarser { get; init; }

    /// <summary>An image that moves.</summary>
    public static CloudSymmetry Of(ModelSpace space, PixelMotion motion, ImageGrid pixels) =>
        new(space, motion.Element, new double[space.Dimensions], motion.Permutation(pixels)) { Motion = motion };

    public static CloudSymmetry Identity(ModelSpace space, int count) =>
        new(space, space.Identity, new double[space.Dimensions], [.. Enumerable.Range(0, count)])
        {
            Angles = space.IsOnVertices ? new double[count] : [],
        };

    /// <summary>A random one of a cloud of a scene.</summary>
    public static CloudSymmetry Random(Scene scene, int cloud, Random random)
    {
        ModelSpace space = scene.Space;
        if (scene.Surfaces is { } surfaces)
            return surfaces.Random(space, cloud, () => Frame(scene.Claim, random), random);
        int[] permutation = [.. Enumerable.Range(0, scene.CountOf(cloud))];
        if (scene.Sphere is { } sphere)
            return new CloudSymmetry(space, sphere.Random(space, random), new double[space.Dimensions], permutation);
        random.Shuffle(permutation);
        double[] shift = [3 * random.NextDouble(), -2 * random.NextDouble(), 4 * random.NextDouble()];
        return new CloudSymmetry(space, space.Random(random), shift[..space.Dimensions], permutation);
    }

    private static double Frame(KeptGroup? claim, Random random) =>
        claim is null ? 2 * Math.PI * random.NextDouble() : claim.Elements[random.Next(claim.Elements.Count)].Angle;

    /// <summary>Rows of points in their new order: row i of the old stands at Permutation[i].</summary>
    public double[] Reorder(double[] rows, int dim) => Reorder(rows, dim, Permutation);

    /// <summary>Rows on a grid of an image in their new order.</summary>
    public double[] Reorder(double[] rows, int dim, ImageGrid grid) =>
        Motion is null ? rows : Reorder(rows, dim, Motion.Permutation(grid));

    private static double[] Reorder(double[] rows, int dim, int[] permutation)
    {
        var result = new double[rows.Length];
        for (int i = 0; i < permutation.Length; i++)
            Array.Copy(rows, i * dim, result, permutation[i] * dim, dim);
        return result;
    }

    /// <summary>Positions turned, moved and reordered.</summary>
    public double[] Move(double[] positions)
    {
        double[] turned = TurnVectors(positions);
        for (int i = 0; i < turned.Length; i++)
            turned[i] += Shift[i % Shift.Length];
        return turned;
    }

    /// <summary>Vectors of space or of the plane turned.</summary>
    public double[] TurnVectors(double[] vectors) => SymmetryMath.TurnRows(Space.Matrix(Element), vectors);

    /// <summary>
    /// Features turned. Those of tangent planes stay where they are, and their numbers are those in turned frames; a
    /// row of a whole surface has no frame.
    /// </summary>
    public double[] Turn(Irreps irreps, double[] rows)
    {
        if (Angles.Length == 0 || irreps.Count == 0 || irreps[0].Irrep.Group.IsSpatial)
            return Space.Turn(irreps, Element, rows);
        return rows.Length != Angles.Length * irreps.Dim
            ? rows
            :
            [
                .. rows.Chunk(irreps.Dim)
                    .SelectMany((row, v) => Space.Turn(irreps, GroupElement.OfPlane(-Angles[v]), row)),
            ];
    }
}
