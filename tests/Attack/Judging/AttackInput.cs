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
    private readonly SymmetryGroup _group;
    private readonly double _noise;
    private readonly int _noiseSeed;
    private readonly List<AttackResult> _results = [];

    internal AttackInput(Scene scene, BatchSymmetry symmetry, SymmetryGroup group, double noise = 0, int noiseSeed = 0)
    {
        (_scene, _symmetry, _group, _noise, _noiseSeed) = (scene, symmetry, group, noise, noiseSeed);
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
        Irreps irreps = IrrepsOf(signature);
        var clouds = new PointCloud<T>[_symmetry.Order.Length];
        for (int place = 0; place < clouds.Length; place++)
        {
            int c = _symmetry.Order[place];
            CloudSymmetry symmetry = _symmetry.Clouds[c];
            double[] positions = symmetry.Reorder(
                symmetry.Move(
                    Noisy(
                        salt == 0 ? _scene.Positions[c] : [.. _scene.Positions[c].Select(x => x * (1 + (0.01 * salt)))],
                        c
                    )
                ),
                3
            );
            Cell cell = _scene.Cells[c] is { } vectors
                ? new Cell(SymmetryMath.TurnRows(symmetry.Element.ToMatrix(), vectors))
                : Cell.Open;
            clouds[place] = PointCloud.Create<T>(
                positions,
                PointRows(c, salt == 0 ? signature : $"{salt} {signature}", irreps),
                _scene.Neighbours,
                cell
            );
        }

        PointCloud<T> batch = PointCloud.Batch(clouds);
        if (salt == 0)
            List = batch.NeighbourList;
        return batch;
    }

    /// <summary>Further rows on the points of a cloud.</summary>
    public Rows OnPoints<T>(PointCloud<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Irreps irreps = Signature.Parse(signature, _group).Irreps;
        double[] values = [.. _symmetry.Order.SelectMany(c => PointRows(c, "extra " + signature, irreps))];
        return Rows.From(signature, values).OnPointsOf(cloud);
    }

    /// <summary>The same points with features of another type, which turn.</summary>
    public PointCloud<TOther> Also<TOther, T>(PointCloud<T> cloud, string signature)
        where TOther : struct, IFeatures<TOther>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        Irreps irreps = IrrepsOf(signature);
        double[] values = [.. _symmetry.Order.SelectMany(c => PointRows(c, "also " + signature, irreps))];
        return cloud.WithFeatures(Rows<TOther>.From(values));
    }

    /// <summary>
    /// The same points with numbers that neither turn nor permute: what an untyped input holds is held fixed.
    /// </summary>
    public PointCloud<T> Held<T>(PointCloud<T> cloud, string signature)
        where T : struct, IFeatures<T>, allows ref struct
    {
        var random = new Random(_scene.Seed);
        double[] values =
        [
            .. Enumerable.Range(0, cloud.Count * IrrepsOf(signature).Dim).Select(_ => (2 * random.NextDouble()) - 1),
        ];
        return cloud.WithFeatures(Rows<T>.From(values));
    }

    /// <summary>One class a point.</summary>
    public Labels Species<T>(PointCloud<T> cloud, int classes)
        where T : struct, IFeatures<T>, allows ref struct
    {
        int[] values =
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
        return Labels.OnPointsOf(cloud, values);
    }

    /// <summary>Takes a result.</summary>
    public void Give(Rows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _results.Add(new AttackResult(rows.Signature, rows.Count, rows.ToArray()));
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

    /// <summary>
    /// Features may be of another group than the model, which must then be rejected: without parity reflections leave
    /// them alone.
    /// </summary>
    private Irreps IrrepsOf(string signature) =>
        (
            SignatureParser.Parse(signature, _group).Signature
            ?? Signature.Parse(signature, _group == SymmetryGroup.O3 ? SymmetryGroup.SO3 : SymmetryGroup.O3)
        ).Irreps;

    private double[] PointRows(int cloud, string key, Irreps irreps)
    {
        double[] rows = Noisy(_scene.Features(cloud, key, irreps, _scene.CountOf(cloud)), cloud + 100);
        CloudSymmetry symmetry = _symmetry.Clouds[cloud];
        return symmetry.Reorder(WignerD.Transform(irreps, symmetry.Element, rows), irreps.Dim);
    }

    private double[] Noisy(double[] values, int salt)
    {
        if (_noise == 0)
            return values;
        var random = new Random(_noiseSeed + (salt * 101));
        return [.. values.Select(x => x + (_noise * ((2 * random.NextDouble()) - 1) * Math.Max(1, Math.Abs(x))))];
    }
}
