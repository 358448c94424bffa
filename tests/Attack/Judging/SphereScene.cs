using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Fields on spheres, written without the runtime's transforms: the value of a field at a pixel is what its
/// coefficients have there when the sphere is turned so that the pixel comes to the pole.
/// </summary>
internal sealed class SphereScene
{
    /// <summary>[pixel] the turn that takes the pole, z and x there to the pixel, its south and its east.</summary>
    private readonly Rotation[] _places;
    private readonly double[] _weights;

    private SphereScene(SphereSampling sampling, int maxDegree, KeptGroup? kept)
    {
        (Sampling, MaxDegree, Kept) = (sampling, maxDegree, kept);
        _places = [.. Enumerable.Range(0, sampling.Count).Select(p => Place(sampling.Angles(p)))];
        _weights = [.. Enumerable.Range(0, sampling.Count).Select(sampling.Weight)];
    }

    public SphereSampling Sampling { get; }

    /// <summary>The largest degree of the fields.</summary>
    public int MaxDegree { get; }

    /// <summary>The elements that the program claims to keep; null for the whole group.</summary>
    public KeptGroup? Kept { get; }

    /// <summary>The largest degree of fields of samplings here; programs analyse up to it, or less.</summary>
    public const int Degree = 4;

    public static SphereScene Create(ModelSpace space, KeptGroup? claim, Random random)
    {
        int degree = Degree + random.Next(2);
        SphereSampling sampling =
            space.IsOnHealPix ? new HealPix(4)
            : random.Next(2) == 0 ? new GaussLegendreSampling(degree)
            : new EquiangularSampling(degree);
        return new SphereScene(sampling, degree, claim);
    }

    /// <summary>A random element.</summary>
    public GroupElement Random(ModelSpace space, Random random) =>
        Kept is null ? space.Random(random) : Kept.Elements[random.Next(Kept.Elements.Count)];

    /// <summary>The coefficients of fields.</summary>
    public Irreps CoefficientsOf(Irreps fields) => FieldHarmonics.Of(fields, MaxDegree);

    /// <summary>Fields at all pixels.</summary>
    /// <param name="fields">What a pixel has.</param>
    /// <param name="coefficients">One row.</param>
    public double[] Synthesise(Irreps fields, double[] coefficients)
    {
        Irreps irreps = CoefficientsOf(fields);
        double[] pixels = new double[_places.Length * fields.Dim];
        for (int pixel = 0; pixel < _places.Length; pixel++)
        {
            double[] atPole = WignerD.Transform(irreps, _places[pixel].Inverse(), coefficients);
            foreach ((int column, int value, double factor) in Parts(fields))
                pixels[(pixel * fields.Dim) + value] += factor * atPole[column];
        }

        return pixels;
    }

    /// <summary>Their coefficients, on a sampling that is exact.</summary>
    public double[] Analyse(Irreps fields, double[] pixels)
    {
        Irreps irreps = CoefficientsOf(fields);
        double[] result = new double[irreps.Dim];
        (int Column, int Value, double Factor)[] parts = [.. Parts(fields)];
        for (int pixel = 0; pixel < _places.Length; pixel++)
        {
            double[] atPole = new double[irreps.Dim];
            foreach ((int column, int value, double factor) in parts)
                atPole[column] += factor * pixels[(pixel * fields.Dim) + value];
            double[] turned = WignerD.Transform(irreps, _places[pixel], atPole);
            for (int i = 0; i < result.Length; i++)
                result[i] += _weights[pixel] * turned[i];
        }

        return result;
    }

    /// <summary>What fields of a batch become.</summary>
    public double[] Transform(double[] values, Irreps fields, BatchSymmetry symmetry)
    {
        // A field beyond the sampling's degrees is another one after any analysis: that must not pass for noise.
        if (symmetry.IsIdentity)
            return values;
        int length = values.Length / symmetry.Order.Length;
        Irreps irreps = CoefficientsOf(fields);
        return
        [
            .. symmetry.Order.SelectMany(c =>
            {
                double[] coefficients = Analyse(fields, values[(c * length)..((c + 1) * length)]);
                return Synthesise(fields, symmetry.Clouds[c].Turn(irreps, coefficients));
            }),
        ];
    }

    /// <summary>
    /// Which coefficients have a part of a field's order at the pole, where the mirrors through it leave cosines alone
    /// in harmonics and sines in what has the other parity.
    /// </summary>
    private IEnumerable<(int Column, int Value, double Factor)> Parts(Irreps fields)
    {
        Irreps irreps = CoefficientsOf(fields);
        int block = 0,
            last = -1;
        foreach (FieldPart part in FieldHarmonics.Parts(fields, MaxDegree))
        {
            (int order, int dim) = (fields[part.Block].Irrep.L, fields[part.Block].Irrep.Dim);
            // Of a spin the gradients stand before the curls.
            bool isCurl = part.Block == last;
            last = part.Block;
            foreach (MulIrrep degree in part.Blocks)
            {
                int l = degree.Irrep.L;
                double factor = Math.Sqrt(((2 * l) + 1) / (4 * dim * Math.PI));
                for (int copy = 0; copy < part.Mul; copy++)
                {
                    int centre = irreps.Offset(block) + (copy * ((2 * l) + 1)) + l,
                        value = fields.Offset(part.Block) + (copy * dim);
                    if (order == 0)
                    {
                        yield return (centre, value, factor);
                        continue;
                    }
                    yield return (centre + (isCurl ? -order : order), value, isCurl ? -factor : factor);
                    yield return (centre + (isCurl ? order : -order), value + 1, factor);
                }
                block++;
            }
        }
    }

    private static Rotation Place((double Theta, double Phi) at) => Rotation.FromEulerAngles(at.Phi, at.Theta, 0);
}
