using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>
/// One input of a program, and the results that it gives back. Programs are compiled against this type.
/// </summary>
public sealed class AttackInput
{
    private readonly Scene _scene;
    private readonly BatchSymmetry _symmetry;
    private readonly double _noise;
    private readonly int _noiseSeed;
    private readonly List<AttackResult> _results = [];

    internal AttackInput(Scene scene, BatchSymmetry symmetry, double noise = 0, int noiseSeed = 0)
    {
        (_scene, _symmetry, _noise, _noiseSeed) = (scene, symmetry, noise, noiseSeed);
    }

    /// <summary>An untyped number.</summary>
    public double Scale => 0.75;

    /// <summary>An untyped count.</summary>
    public int Steps => 2;

    /// <summary>An untyped switch.</summary>
    public bool Flag => true;

    internal IReadOnlyList<AttackResult> Results => _results;

    internal NeighbourList? List { get; private set; }

    /// <summary>The batch of clouds with features of a type.</summary>
    public PointCloud<T> Cloud<T>(string signature, int salt = 0)
        where T : struct, IFeatures<T>, allows ref struct
    {
        var clouds = new PointCloud<T>[_symmetry.Order.Length];
        for (int place = 0; place < clouds.Length; place++)
        {
            int c = _symmetry.Order[place];
            clouds[place] = PointCloud.Create<T>(
                Positions(c, salt),
                PointRows(c, salt == 0 ? signature : $"{salt} {signature}", IrrepsOf<T>(signature)),
                _scene.Neighbours,
                CellOf(c) is { } vectors ? new Cell(vectors) : Cell.Open
            );
        }

        PointCloud<T> batch = PointCloud.Batch(clouds);
        if (salt == 0)
            List = batch.NeighbourList;
        return batch;
    }

    /// <summary>The same in a plane.</summary>
    public PlaneCloud<T> PlaneCloud<T>(string signature, int salt = 0)
        where T : struct, IFeatures<T>, allows ref struct
    {
        var clouds = new PlaneCloud<T>[_symmetry.Order.Length];
        for (int place = 0; place < clouds.Length; place++)
        {
            int c = _symmetry.Order[place];
            clouds[place] = Typed.PlaneCloud.Create<T>(
                Positions(c, salt),
                PointRows(c, salt == 0 ? signature : $"{salt} {signature}", IrrepsOf<T>(signature)),
                _scene.Neighbours,
                CellOf(c) is { } vectors ? Cell.InPlane(vectors) : Cell.Open
            );
        }

        PlaneCloud<T> batch = Typed.PlaneCloud.Batch(clouds);
        if (salt == 0)
            List = batch.NeighbourList;
        return batch;
    }

    /// <summary>The same as images, whose points are pixels.</summary>
    public Grid2<T> Images<T>(string signature, int salt = 0)
        where T : struct, IFeatures<T>, allows ref struct
    {
        string key = salt == 0 ? signature : $"{salt} {signature}";
        GridSize size = _symmetry.Clouds[0].Motion?.After ?? _scene.Size;
        return Grid2.Create<T>(
            size.Height,
            size.Width,
            OnAllPoints(key, IrrepsOf<T>(signature)),
            spacing: 0.5,
            isPeriodic: size.IsPeriodic
        );
    }

    /// <summary>The same as volumes, whose points are voxels.</summary>
    public Grid3<T> Volumes<T>(string signature, int salt = 0)
        where T : struct, IFeatures<T>, allows ref struct
    {
        string key = salt == 0 ? signature : $"{salt} {signature}";
        PixelMotion? motion = _symmetry.Clouds[0].Motion;
        GridSize size = motion?.After ?? _scene.Size;
        return Grid3.Create<T>(
            size.Depth,
            size.Height,
            size.Width,
            OnAllPoints(key, IrrepsOf<T>(signature)),
            _scene.Images!.SpacingAfter(motion),
            size.IsPeriodic
        );
    }

    /// <summary>The same on surfaces, in frames that turn with every vertex.</summary>
    public Mesh<T> Meshes<T>(string signature, int salt = 0)
        where T : struct, IFeatures<T>, allows ref struct
    {
        string key = salt == 0 ? signature : $"{salt} {signature}";
        return Mesh.Join(
            MeshData.Join(
                _symmetry.Order.Select(c =>
                    _scene.Surfaces!.After(c, _symmetry.Clouds[c], (x, symmetry) => Moved(x, c, salt, symmetry))
                )
            ),
            Rows<T>.From(OnAllPoints(key, IrrepsOf<T>(signature)))
        );
    }

    /// <summary>Fields on spheres, which turn with them.</summary>
    public Sphere<T> Spheres<T>(string signature, int salt = 0)
        where T : struct, IFeatures<T>, allows ref struct
    {
        SphereScene sphere = _scene.Sphere!;
        Irreps fields = T.Layout?.Rows.Irreps ?? Signature.Parse(signature, _scene.Space.InputGroup).Irreps;
        double[] coefficients = OnAllPoints($"{salt} {signature}", sphere.CoefficientsOf(fields));
        double[] pixels =
        [
            .. coefficients.Chunk(sphere.CoefficientsOf(fields).Dim).SelectMany(row => sphere.Synthesise(fields, row)),
        ];
        // In the other convention U has the other sign.
        if (T.Polarisation == PolarisationConvention.Iau)
        {
            for (int b = 0; b < fields.Count; b++)
            {
                for (int at = fields.Offset(b) + 1; fields[b].Irrep.L == 2 && at < pixels.Length; at += fields.Dim)
                {
                    for (int copy = 0; copy < fields[b].Mul; copy++)
                        pixels[at + (2 * copy)] *= -1;
                }
            }
        }
        return Sphere.Create<T>(sphere.Sampling, pixels);
    }

    /// <summary>The same as graphs: positions only say which nodes are joined.</summary>
    public Graph<T> Graph<T>(string signature, int salt = 0)
        where T : struct, IFeatures<T>, allows ref struct =>
        Typed.Graph.Batch(
            Placed<T>(signature, salt)
                .Select(static c => Typed.Graph.Create(c.Rows, c.NeighbourList.Senders, c.NeighbourList.Receivers))
        );

    /// <summary>Graphs with features of edges, which turn; edges of the same ends have the same.</summary>
    public Graph<TNode, TEdge> Graph<TNode, TEdge>(string edges, string signature, int salt = 0)
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct
    {
        PointCloud<TNode>[] clouds = Placed<TNode>(signature, salt);
        Irreps irreps = IrrepsOf<TEdge>(edges);
        string key = $"{salt} edges {edges}";
        return Typed.Graph.Batch(
            clouds.Select(
                (cloud, place) =>
                    Typed.Graph.Create(
                        cloud.Rows,
                        cloud.NeighbourList.Senders,
                        cloud.NeighbourList.Receivers,
                        Rows<TEdge>.From(EdgeRows(_symmetry.Order[place], key, irreps, cloud.NeighbourList))
                    )
            )
        );
    }

    /// <summary>Further rows of the model's group on the points of a cloud.</summary>
    public Rows OnPoints<T>(PointCloud<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => Extra(signature).OnPointsOf(cloud);

    /// <inheritdoc cref="OnPoints{T}(PointCloud{T}, string)"/>
    public Rows OnPoints<T>(PlaneCloud<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => Extra(signature).Beside(cloud.Rows);

    /// <inheritdoc cref="OnPoints{T}(PointCloud{T}, string)"/>
    public Rows OnPoints<T>(Grid2<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => Extra(signature).OnPixelsOf(cloud);

    /// <inheritdoc cref="OnPoints{T}(PointCloud{T}, string)"/>
    public Rows OnPoints<T>(Grid3<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => Extra(signature).OnVoxelsOf(cloud);

    /// <inheritdoc cref="OnPoints{T}(PointCloud{T}, string)"/>
    public Rows OnPoints<T>(Mesh<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => Extra(signature).OnVerticesOf(cloud);

    /// <inheritdoc cref="OnPoints{T}(PointCloud{T}, string)"/>
    public Rows OnPoints<T>(Sphere<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => Extra(signature).OnSpheresOf(cloud);

    /// <inheritdoc cref="OnPoints{T}(PointCloud{T}, string)"/>
    public Rows OnPoints<T>(Graph<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => Extra(signature).OnNodesOf(cloud);

    /// <inheritdoc cref="OnPoints{T}(PointCloud{T}, string)"/>
    public Rows OnPoints<T, TEdge>(Graph<T, TEdge> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct => Extra(signature).OnNodesOf(cloud);

    /// <summary>Further rows of a type on the points of a cloud; the type may be of a larger group.</summary>
    public Rows<TOther> OnPointsAs<TOther, T>(PointCloud<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => Also<TOther>(signature).OnPointsOf(cloud);

    /// <inheritdoc cref="OnPointsAs{TOther, T}(PointCloud{T}, string)"/>
    public Rows<TOther> OnPointsAs<TOther, T>(PlaneCloud<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => Also<TOther>(signature).Beside(cloud.Rows);

    /// <inheritdoc cref="OnPointsAs{TOther, T}(PointCloud{T}, string)"/>
    public Rows<TOther> OnPointsAs<TOther, T>(Grid2<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => Also<TOther>(signature).OnPixelsOf(cloud);

    /// <inheritdoc cref="OnPointsAs{TOther, T}(PointCloud{T}, string)"/>
    public Rows<TOther> OnPointsAs<TOther, T>(Grid3<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => Also<TOther>(signature).OnVoxelsOf(cloud);

    /// <inheritdoc cref="OnPointsAs{TOther, T}(PointCloud{T}, string)"/>
    public Rows<TOther> OnPointsAs<TOther, T>(Mesh<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => Also<TOther>(signature).OnVerticesOf(cloud);

    /// <inheritdoc cref="OnPointsAs{TOther, T}(PointCloud{T}, string)"/>
    public Rows<TOther> OnPointsAs<TOther, T>(Graph<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => Also<TOther>(signature).Beside(cloud.Rows);

    /// <inheritdoc cref="OnPointsAs{TOther, T}(PointCloud{T}, string)"/>
    public Rows<TOther> OnPointsAs<TOther, T, TEdge>(Graph<T, TEdge> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct => Also<TOther>(signature).Beside(cloud.Rows);

    /// <summary>The same points with features of another type, which turn.</summary>
    public PointCloud<TOther> Also<TOther, T>(PointCloud<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Also<TOther>(signature));

    /// <inheritdoc cref="Also{TOther, T}(PointCloud{T}, string)"/>
    public PlaneCloud<TOther> Also<TOther, T>(PlaneCloud<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Also<TOther>(signature));

    /// <inheritdoc cref="Also{TOther, T}(PointCloud{T}, string)"/>
    public Grid2<TOther> Also<TOther, T>(Grid2<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Also<TOther>(signature));

    /// <inheritdoc cref="Also{TOther, T}(PointCloud{T}, string)"/>
    public Grid3<TOther> Also<TOther, T>(Grid3<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Also<TOther>(signature));

    /// <inheritdoc cref="Also{TOther, T}(PointCloud{T}, string)"/>
    public Mesh<TOther> Also<TOther, T>(Mesh<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Also<TOther>(signature));

    /// <inheritdoc cref="Also{TOther, T}(PointCloud{T}, string)"/>
    public Graph<TOther> Also<TOther, T>(Graph<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Also<TOther>(signature));

    /// <inheritdoc cref="Also{TOther, T}(PointCloud{T}, string)"/>
    public Graph<TOther, TEdge> Also<TOther, T, TEdge>(Graph<T, TEdge> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct => cloud.WithFeatures(Also<TOther>(signature));

    /// <summary>
    /// The same points with numbers that neither turn nor permute: what an untyped input holds is held fixed.
    /// </summary>
    public PointCloud<T> Held<T>(PointCloud<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <inheritdoc cref="Held{T}(PointCloud{T}, string)"/>
    public PlaneCloud<T> Held<T>(PlaneCloud<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <inheritdoc cref="Held{T}(PointCloud{T}, string)"/>
    public Grid2<T> Held<T>(Grid2<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <inheritdoc cref="Held{T}(PointCloud{T}, string)"/>
    public Grid3<T> Held<T>(Grid3<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <inheritdoc cref="Held{T}(PointCloud{T}, string)"/>
    public Mesh<T> Held<T>(Mesh<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <inheritdoc cref="Held{T}(PointCloud{T}, string)"/>
    public Sphere<T> Held<T>(Sphere<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <inheritdoc cref="Held{T}(PointCloud{T}, string)"/>
    public Graph<T> Held<T>(Graph<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct => cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <inheritdoc cref="Held{T}(PointCloud{T}, string)"/>
    public Graph<T, TEdge> Held<T, TEdge>(Graph<T, TEdge> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct =>
        cloud.WithFeatures(Held<T>(cloud.Count, signature));

    /// <summary>One class a point.</summary>
    public Labels Species<T>(PointCloud<T> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct => Labels.OnPointsOf(cloud, Species(classes));

    /// <inheritdoc cref="Species{T}(PointCloud{T}, int)"/>
    public Labels Species<T>(PlaneCloud<T> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct => Labels.OnPointsOf(cloud, Species(classes));

    /// <inheritdoc cref="Species{T}(PointCloud{T}, int)"/>
    public Labels Species<T>(Grid2<T> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct => Labels.OnPixelsOf(cloud, Species(classes));

    /// <inheritdoc cref="Species{T}(PointCloud{T}, int)"/>
    public Labels Species<T>(Grid3<T> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct => Labels.OnVoxelsOf(cloud, Species(classes));

    /// <inheritdoc cref="Species{T}(PointCloud{T}, int)"/>
    public Labels Species<T>(Mesh<T> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct => Labels.OnVerticesOf(cloud, Species(classes));

    /// <inheritdoc cref="Species{T}(PointCloud{T}, int)"/>
    public Labels Species<T>(Graph<T> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct => Labels.OnNodesOf(cloud, Species(classes));

    /// <inheritdoc cref="Species{T}(PointCloud{T}, int)"/>
    public Labels Species<T, TEdge>(Graph<T, TEdge> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct => Labels.OnNodesOf(cloud, Species(classes));

    /// <summary>Takes a result.</summary>
    public void Give(Rows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _results.Add(new AttackResult(rows.Layout.Rows.Irreps, rows.Count, rows.ToArray()));
    }

    /// <summary>Takes two results.</summary>
    public void Give<TFirst, TSecond>((Rows<TFirst> First, Rows<TSecond> Second) rows)
        where TFirst : struct, IFeatures<TFirst>, allows ref struct
        where TSecond : struct, IFeatures<TSecond>, allows ref struct
    {
        Give(rows.First);
        Give(rows.Second);
    }

    /// <summary>Takes positions.</summary>
    public void Give(Positions positions) => _results.Add(new AttackResult(null, positions.Rows, positions.ToArray()));

    /// <summary>Takes positions in a plane.</summary>
    public void Give(PlanePositions positions) =>
        _results.Add(new AttackResult(null, positions.Rows, positions.ToArray()));

    /// <summary>The clouds in their order, in a plane or in space.</summary>
    private PointCloud<T>[] Placed<T>(string signature, int salt)
        where T : struct, IFeatures<T>, allows ref struct
    {
        var clouds = new PointCloud<T>[_symmetry.Order.Length];
        for (int place = 0; place < clouds.Length; place++)
        {
            int c = _symmetry.Order[place];
            double[] positions = Positions(c, salt),
                rows = PointRows(c, salt == 0 ? signature : $"{salt} {signature}", IrrepsOf<T>(signature)),
                cell = CellOf(c) ?? [];
            clouds[place] = _scene.Space.IsInPlane
                ? Typed
                    .PlaneCloud.Create<T>(
                        positions,
                        rows,
                        _scene.Neighbours,
                        cell.Length > 0 ? Cell.InPlane(cell) : Cell.Open
                    )
                    .InSpace
                : PointCloud.Create<T>(
                    positions,
                    rows,
                    _scene.Neighbours,
                    cell.Length > 0 ? new Cell(cell) : Cell.Open
                );
        }
        if (salt == 0)
            List = PointCloud.Batch(clouds).NeighbourList;
        return clouds;
    }

    /// <summary>Rows of the edges of a cloud, a function of their ends before the symmetry renumbers them.</summary>
    private double[] EdgeRows(int cloud, string key, Irreps irreps, NeighbourList list)
    {
        CloudSymmetry symmetry = _symmetry.Clouds[cloud];
        int[] before = new int[symmetry.Permutation.Length];
        for (int i = 0; i < before.Length; i++)
            before[symmetry.Permutation[i]] = i;
        double[] rows =
        [
            .. Enumerable
                .Range(0, list.Count)
                .SelectMany(e =>
                    _scene.Features(
                        cloud,
                        $"{key} {before[list.Senders[e]]} {before[list.Receivers[e]]}",
                        irreps,
                        rows: 1
                    )
                ),
        ];
        return symmetry.Turn(irreps, Noisy(rows, cloud + 200));
    }

    private double[] Positions(int cloud, int salt) =>
        Moved(_scene.Positions[cloud], cloud, salt, _symmetry.Clouds[cloud]);

    private double[] Moved(double[] positions, int cloud, int salt, CloudSymmetry symmetry) =>
        symmetry.Reorder(
            symmetry.Move(Noisy(salt == 0 ? positions : [.. positions.Select(x => x * (1 + (0.01 * salt)))], cloud)),
            _scene.Space.Dimensions
        );

    private double[]? CellOf(int cloud) =>
        _scene.Cells[cloud] is { } vectors ? _symmetry.Clouds[cloud].TurnVectors(vectors) : null;

    private Rows<Features> Extra(string signature)
    {
        Irreps irreps = Signature.Parse(signature, _scene.Space.Group).Irreps;
        return Rows.From(signature, _scene.Space.Group, OnAllPoints("extra " + signature, irreps));
    }

    private Rows<T> Also<T>(string signature)
        where T : struct, IFeatures<T>, allows ref struct =>
        Rows<T>.From(OnAllPoints("also " + signature, IrrepsOf<T>(signature)));

    private Rows<T> Held<T>(int count, string signature)
        where T : struct, IFeatures<T>, allows ref struct
    {
        var random = new Random(_scene.Seed);
        return Rows<T>.From([
            .. Enumerable.Range(0, count * IrrepsOf<T>(signature).Dim).Select(_ => (2 * random.NextDouble()) - 1),
        ]);
    }

    private int[] Species(int classes) =>
        [
            .. _symmetry.Order.SelectMany(c =>
            {
                int[] species = _scene.Species(c, classes);
                var reordered = new int[species.Length];
                for (int i = 0; i < species.Length; i++)
                    reordered[_symmetry.Clouds[c].Permutation[i]] = species[i];
                return reordered;
            }),
        ];

    /// <summary>
    /// How a type turns. It may be of another group than the model: of a larger one, or of one that must be rejected.
    /// </summary>
    private Irreps IrrepsOf<T>(string signature)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Layout?.Rows.Irreps ?? Signature.Parse(signature, _scene.Space.Group).Irreps;

    private double[] OnAllPoints(string key, Irreps irreps) =>
        [.. _symmetry.Order.SelectMany(c => PointRows(c, key, irreps))];

    private double[] PointRows(int cloud, string key, Irreps irreps)
    {
        double[] rows = Noisy(_scene.Features(cloud, key, irreps, _scene.RowsOf(cloud)), cloud + 100);
        CloudSymmetry symmetry = _symmetry.Clouds[cloud];
        double[] turned = symmetry.Turn(irreps, rows);
        return _scene.Sphere is null ? symmetry.Reorder(turned, irreps.Dim) : turned;
    }

    private double[] Noisy(double[] values, int salt)
    {
        if (_noise == 0)
            return values;
        var random = new Random(_noiseSeed + (salt * 101));
        return [.. values.Select(x => x + (_noise * ((2 * random.NextDouble()) - 1) * Math.Max(1, Math.Abs(x))))];
    }
}
