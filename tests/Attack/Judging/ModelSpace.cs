using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>The group of a model, and what it turns.</summary>
/// <param name="Group">The group.</param>
/// <param name="Axis">The axis about which a group of the plane turns space; null for groups of space and in a
/// plane.</param>
/// <param name="Domain">What the rows of its inputs are.</param>
/// <param name="Approximate">The bound that its models state; null if they state none.</param>
internal sealed record ModelSpace(
    SymmetryGroup Group,
    Axis? Axis = null,
    Domain Domain = Domain.Points,
    double? Approximate = null
)
{
    /// <summary>The largest N of C_N and D_N here.</summary>
    public const int LargestFold = 8;

    /// <summary>All rotations and reflections of space.</summary>
    public static ModelSpace O3 { get; } = new(SymmetryGroup.O3);

    /// <summary>The groups of the plane.</summary>
    public static IReadOnlyList<SymmetryGroup> Planar { get; } =
    [
        SymmetryGroup.O2,
        SymmetryGroup.SO2,
        .. Enumerable.Range(1, LargestFold).SelectMany(static n => new[] { SymmetryGroup.C(n), SymmetryGroup.D(n) }),
    ];

    private static readonly SymmetryGroup[] Exact = [.. Planar.Where(GridSymmetry.IsExact)];
    private static readonly double[] Bounds = [0.02, 0.05, 0.1, 0.3, 1];

    /// <summary>Whether a cloud is a batch of images, whose points are pixels.</summary>
    public bool IsOnPixels => Domain == Domain.Pixels;

    /// <summary>Whether it is one of volumes, whose points are voxels.</summary>
    public bool IsOnVoxels => Domain == Domain.Voxels;

    /// <summary>
    /// Whether it is one of graphs without positions: those of a scene only say which points are joined.
    /// </summary>
    public bool IsOnNodes => Domain == Domain.Nodes;

    /// <summary>Whether it is one of surfaces, each of whose vertices has a frame of its own.</summary>
    public bool IsOnVertices => Domain == Domain.Vertices;

    /// <summary>Whether it is one of spheres: models take coefficients, one row a sphere.</summary>
    public bool IsOnSphere => Domain == Domain.Directions;

    /// <summary>Whether its sampling is HEALPix, whose transforms are exact in part only.</summary>
    public bool IsOnHealPix { get; init; }

    /// <summary>Whether clouds lie in a plane.</summary>
    public bool IsInPlane => !Group.IsSpatial && Axis is null && !IsOnVertices;

    /// <summary>What an input gives a model to begin with: rows of points, or of whole spheres.</summary>
    public RowBase InputRows => IsOnSphere ? RowBase.Clouds : RowBase.Points;

    /// <summary>The group of the inputs' features: on spheres that of the field at a pixel.</summary>
    public SymmetryGroup InputGroup => IsOnSphere ? FieldHarmonics.FibreOf(Group)! : Group;

    /// <summary>The number of coordinates of a point.</summary>
    public int Dimensions => IsInPlane ? 2 : 3;

    /// <summary>The irreps of a displacement.</summary>
    public Irreps Vector => Group.Vector(IsInPlane);

    /// <summary>The largest degree or order that programs use.</summary>
    public int MaxDegree => MaxDegreeOf(Group);

    /// <summary>The attribute of its models.</summary>
    public string Attribute =>
        Group == SymmetryGroup.O3
            ? Approximate is null
                ? "[EquivariantModel]"
                : $"[EquivariantModel({Bound[2..]})]"
            : $"[EquivariantModel(Group = Group.{Group.Stated}{Stated}{Bound})]";

    /// <summary>What <c>[Irreps]</c> states behind the signature, for features of a group.</summary>
    public static string Behind(SymmetryGroup group) =>
        group == SymmetryGroup.O3 ? string.Empty : $", Group = Group.{group.Stated}";

    /// <summary>The largest degree or order of a group that programs use.</summary>
    public static int MaxDegreeOf(SymmetryGroup group) => group.IsSpatial ? 3 : 4;

    /// <summary>A group of the plane, about an axis or in a plane.</summary>
    public static ModelSpace InOrAboutAxis(Random random)
    {
        // Infinite groups as often as finite ones, and those of the others alike.
        SymmetryGroup group = Planar[random.Next(3) == 0 ? random.Next(2) : random.Next(Planar.Count)];
        return new ModelSpace(group, random.Next(5) < 2 ? null : (Axis)random.Next(3));
    }

    /// <summary>A group of the plane for images: those that square pixels keep as often as the infinite ones.</summary>
    public static ModelSpace OnPixels(Random random)
    {
        SymmetryGroup group = random.Next(5) switch
        {
            < 2 => Planar[random.Next(2)],
            < 4 => Exact[random.Next(Exact.Length)],
            _ => Planar[random.Next(Planar.Count)],
        };
        bool isExact = GridSymmetry.IsExact(group);
        return new ModelSpace(
            group,
            Domain: Domain.Pixels,
            Approximate: isExact && random.Next(8) > 0 ? null : Bounds[random.Next(Bounds.Length)]
        );
    }

    /// <summary>Any group, for graphs: about an axis there is nothing to turn.</summary>
    public static ModelSpace OnNodes(Random random) =>
        new(
            random.Next(4) switch
            {
                < 2 => SymmetryGroup.O3,
                2 => SymmetryGroup.SO3,
                _ => Planar[random.Next(Planar.Count)],
            },
            Domain: Domain.Nodes
        );

    /// <summary>Rotations of space, or all of O(3), for volumes: voxels keep neither.</summary>
    public static ModelSpace OnVoxels(Random random) =>
        new(Spatial(random), Domain: Domain.Voxels, Approximate: Bounds[1 + random.Next(Bounds.Length - 1)]);

    /// <summary>The turns of tangent planes.</summary>
    public static ModelSpace OnVertices(Random random) =>
        new(SymmetryGroup.SO2, Domain: Domain.Vertices, Approximate: random.Next(6) == 0 ? 1 : null);

    /// <summary>Rotations of the sphere, with mirrors or without; at times with functions that samplings hold in
    /// part.</summary>
    public static ModelSpace OnSphere(Random random) =>
        random.Next(3) > 0
            ? new(Spatial(random), Domain: Domain.Directions)
            : new(Spatial(random), Domain: Domain.Directions, Approximate: 1) { IsOnHealPix = random.Next(2) == 0 };

    private static SymmetryGroup Spatial(Random random) => random.Next(3) == 0 ? SymmetryGroup.SO3 : SymmetryGroup.O3;

    /// <summary>The element that does nothing; of surfaces one that moves them.</summary>
    public GroupElement Identity =>
        Group.IsSpatial || IsOnVertices ? GroupElement.OfSpace(OrthogonalMatrix.Identity) : GroupElement.OfPlane(0);

    /// <summary>What an element does to points.</summary>
    public double[,] Matrix(GroupElement element) =>
        IsInPlane ? element.PlaneMatrix()
        : element.IsPlanar ? InSpace(element).ToMatrix()
        : element.Space.ToMatrix();

    /// <summary>
    /// Rows of features turned by an element of the group; features may be of a larger group, which sees the same
    /// element as one of its own.
    /// </summary>
    public double[] Turn(Irreps irreps, GroupElement element, double[] rows)
    {
        if (irreps.Count == 0)
            return rows;
        if (irreps[0].Irrep.Group.IsSpatial)
            return WignerD.Transform(irreps, element.IsPlanar ? InSpace(element) : element.Space, rows);
        var result = (double[])rows.Clone();
        // In a model of space features of the plane have no meaning; it must be rejected.
        if (!element.IsPlanar)
            return result;
        for (int b = 0; b < irreps.Count; b++)
        {
            double[,] matrix = Matrix(irreps[b].Irrep, element);
            int dim = irreps[b].Irrep.Dim,
                block = irreps.Offset(b),
                end = block + (irreps[b].Mul * dim);
            for (int row = 0; row < rows.Length; row += irreps.Dim)
            {
                for (int at = row + block; at < row + end; at += dim)
                {
                    for (int i = 0; i < dim; i++)
                        result[at + i] = Enumerable.Range(0, dim).Sum(j => matrix[i, j] * rows[at + j]);
                }
            }
        }

        return result;
    }

    /// <summary>An element that moves whole clouds; surfaces have their own.</summary>
    public GroupElement Random(Random random) => Group.Random(random);

    private string Bound =>
        Approximate is { } bound
            ? string.Create(CultureInfo.InvariantCulture, $", Approximate = {bound}")
            : string.Empty;

    private string Stated => Axis is null or Typed.Axis.Y ? string.Empty : $", Axis = Axis.{Axis}";

    private OrthogonalMatrix InSpace(GroupElement element) => element.About(Axis ?? Typed.Axis.Y).Space;

    /// <summary>
    /// The matrix of an element on an irrep of a group of the plane. A group that does not have the element, whose
    /// features a model must refuse, acts as O(2) does.
    /// </summary>
    private double[,] Matrix(Irrep irrep, GroupElement element)
    {
        SymmetryGroup group = irrep.Group;
        if (Restriction.IsAllowed(group, Group))
            return group.Matrix(irrep, element);
        return irrep.Dim == 2 ? SymmetryGroup.O2.Matrix(new Irrep(irrep.L, Parity.Even, SymmetryGroup.O2), element)
            : irrep.Parity == Parity.Odd && element.Reflects
                ? new double[,]
                {
                    { -1 },
                }
            : new double[,]
            {
                { 1 },
            };
    }
}
