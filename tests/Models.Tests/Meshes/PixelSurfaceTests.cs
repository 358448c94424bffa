using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Runtime.Tests.Meshes;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Meshes;

/// <summary>
/// Local layers on the pixels of a sphere: they are their definition, frames cannot be seen, spins are those of fields,
/// results turn with the sampling exactly and with a field nearly.
/// </summary>
public sealed class PixelSurfaceTests
{
    private const string Fur = "5x0 + 4x1 + 3x2";

    /// <summary>Next neighbours, and discs that hold whole rings around the poles.</summary>
    public static TheoryData<string, double> Surfaces =>
        new()
        {
            { "HEALPix", 0.9 },
            { "HEALPix", 1.5 },
            { "Gauss", 0.8 },
            { "equiangular", 0.7 },
        };

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void ALayer_IsItsDefinition(string name, double radius)
    {
        SphereSampling sampling = Sampling(name);
        double[] x = MeshCases.Angles(19 * sampling.Count, 4);
        Mesh<Fur> input = Sphere.Create<Fur>(sampling, x).ToMesh(radius);
        SlowMeshLayer.Edge[] edges = [.. SlowEdges(sampling, radius)];
        Assert.Equal(edges.Length, input.Data.Index.Count);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            var net = new MeshLayerNet(3, precision);
            double[] slow = SlowMeshLayer.Run(net.Parameters, "convolve", (Fur, Fur, 2, 2), edges, radius, x);
            Near.Equal(slow, net.Predict(input).ToArray(), In(Tolerance.Model, precision));
        }
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void Results_DoNotDependOnFrames(string name, double radius)
    {
        Mesh<Flow> input = Vectors(Sampling(name), radius),
            turned = Mesh.Join(input.Data.InFrames(MeshCases.Angles(input.Count, 5)), input.Rows);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            var net = new MeshNet(3, precision);
            Rows<Skin> here = net.Predict(input),
                there = net.Predict(turned);
            Near.Equal(InSpace(input, here), InSpace(turned, there), In(Tolerance.Equivariance, precision));
            Assert.True(Near.Error(here.ToArray(), there.ToArray()) > Tolerance.Noticeable);
            var classes = new MeshClassNet(3, precision);
            Near.Equal(
                classes.Predict(Warm(input)).ToArray(),
                classes.Predict(Warm(turned)).ToArray(),
                In(Tolerance.Equivariance, precision)
            );
        }
    }

    /// <summary>Turns about the axis that pixels keep, and half turns that exchange the poles.</summary>
    [Theory]
    [MemberData(nameof(Surfaces))]
    public void Results_TurnWithTheSampling(string name, double radius)
    {
        SphereSampling sampling = Sampling(name);
        double step = sampling is HealPix ? Math.PI / 2 : Math.Tau * sampling.RingCount / sampling.Count;
        Rotation[] symmetries =
        [
            Rotation.FromAxisAngle(0, 1, 0, step),
            Rotation.FromAxisAngle(0, 0, 1, Math.PI),
            Rotation.FromAxisAngle(1, 0, 0, Math.PI) * Rotation.FromAxisAngle(0, 1, 0, step),
        ];
        Mesh<Flow> input = Vectors(sampling, radius);
        foreach (Rotation turn in symmetries)
        {
            int[] places = Places(sampling, turn);
            Mesh<Flow> moved = input.WithFeatures(Rows<Flow>.From(Moved(input.Rows.ToArray(), places, turn)));
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                var net = new MeshNet(3, precision);
                Near.Equal(
                    Moved(InSpace(input, net.Predict(input)), places, turn),
                    InSpace(moved, net.Predict(moved)),
                    In(Tolerance.Equivariance, precision)
                );
            }
        }
    }

    /// <summary>Fields keep their numbers where frames turn with the axis: Q and U are those of the pixel.</summary>
    [Fact]
    public void Fields_TurnWithTheAxis()
    {
        var sampling = new HealPix(4);
        int[] places = Places(sampling, Rotation.FromAxisAngle(0, 1, 0, Math.PI / 2));
        double[] x = MeshCases.Angles(3 * sampling.Count, 4);
        var net = new SkyMeshNet(3, Precision.Double);
        Near.Equal(
            Permuted(Run(net, Sphere.Create<SpinSky>(sampling, x), 0.8), places, 3),
            Run(net, Sphere.Create<SpinSky>(sampling, Permuted(x, places, 3)), 0.8),
            Tolerance.Equivariance.Double
        );
    }

    /// <summary>
    /// Of a temperature, harmonics of order 2 around a pixel make a polarisation of E alone; a quarter turn of it is B.
    /// Of E, the mean over neighbours in the receiver's frames is E. So spins and directions are those of fields.
    /// </summary>
    [Fact]
    public void Spins_AreThoseOfFields()
    {
        const int degree = 8;
        var sampling = new HealPix(16);
        SphereCoefficients none = new(degree, new double[81]),
            noSpin = new(degree, new double[81 - 4], spin: 2),
            t = new(degree, MeshCases.Angles(81, 3)),
            e = new(degree, MeshCases.Angles(81 - 4, 5), spin: 2);
        var net = new SkyLayerNet(3, Precision.Double);
        foreach (Parameter p in net.Parameters.All.Where(static p => p.Path.Contains("self", StringComparison.Ordinal)))
            p.Assign(new double[p.Count]);
        Parameter linear = net.Parameters["convolve.linear.weight"];
        double[] weights = linear.ToArray();

        foreach (SphereCoefficients[] fields in new[] { new[] { t, noSpin, noSpin }, [none, e, noSpin] })
        {
            (double E, double B)[] all =
            [
                .. Enumerable
                    .Range(0, weights.Length)
                    .Select(w =>
                    {
                        double[] one = new double[weights.Length];
                        one[w] = 1;
                        linear.Assign(one);
                        return Powers(net, sampling, fields);
                    }),
            ];
            double largest = all.Max(static p => p.E + p.B);
            Assert.All(all, p => Assert.True(Math.Min(p.E, p.B) < 1e-2 * largest, $"{p} of {largest}"));
            Assert.Contains(all, p => p.E > 0.1 * largest);
            Assert.Contains(all, p => p.B > 0.1 * largest);
        }
    }

    /// <summary>
    /// What another rotation of a field changes, of a linear layer with random weights: the rms share of the result up
    /// to the field's degree. The figures of docs/sphere.md.
    /// </summary>
    [Theory]
    [InlineData(1.5, 0.25)]
    [InlineData(2.5, 0.06)]
    [InlineData(3.5, 0.03)]
    public void Fields_TurnNearly(double sides, double bound)
    {
        const int degree = 16;
        var sampling = new HealPix(16);
        var net = new SkyLayerNet(3, Precision.Double);
        var turn = Rotation.FromEulerAngles(0.4, 1.1, -2);
        int field = (degree + 1) * (degree + 1);
        SphereCoefficients[] before =
        [
            new(degree, MeshCases.Angles(field, 3)),
            new(degree, MeshCases.Angles(field - 4, 4), spin: 2),
            new(degree, MeshCases.Angles(field - 4, 5), spin: 2),
        ];
        double radius = sides * Math.Sqrt(4 * Math.PI / sampling.Count);
        double[] here = [.. Layer(net, sampling, radius, before).SelectMany(c => c.Rotate(turn).Values.ToArray())],
            there =

            [
                .. Layer(net, sampling, radius, [.. before.Select(c => c.Rotate(turn))])
                    .SelectMany(static c => c.Values.ToArray()),
            ];
        double change = Math.Sqrt(
            here.Zip(there, static (a, b) => (a - b) * (a - b)).Sum() / here.Sum(static a => a * a)
        );
        Assert.InRange(change, bound / 2, bound);
    }

    [Fact]
    public void Means_AreIntegrals()
    {
        var sampling = new GaussLegendreSampling(6);
        Mesh<Warmth> mesh = Sphere
            .Create<Warmth>(sampling, [.. Enumerable.Range(0, sampling.Count).Select(p => sampling.Direction(p).Y)])
            .ToMesh(0.9);
        Features squared = mesh.Features.SquaredNorm();
        Near.Equal(4 * Math.PI / 3, squared.Sum(mesh.Surface).ToRows()[0, 0], Tolerance.Rounding.Hundreds);
        Near.Equal(1.0 / 3, squared.Mean(mesh.Surface).ToRows()[0, 0], Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void ABatch_GivesWhatItsSpheresGive()
    {
        var sampling = new HealPix(2);
        var net = new SkyMeshNet(3, Precision.Double);
        Sphere<SpinSky>[] each =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i => Sphere.Create<SpinSky>(sampling, MeshCases.Angles(3 * sampling.Count, i))),
        ];
        Sphere<SpinSky> batch = Sphere.Batch(each);
        Assert.Equal(3, batch.ToMesh(0.9).MeshCount);
        Near.Equal([.. each.SelectMany(s => Run(net, s, 0.9))], Run(net, batch, 0.9), Tolerance.Model.Double);
    }

    [Fact]
    public void WrongUses_SayWhatIsWrong()
    {
        var sampling = new HealPix(2);
        Sphere<Warmth> warm = Sphere.Create<Warmth>(sampling, new double[sampling.Count]);
        Says("an angle from 0", () => warm.ToMesh(0));
        Says("an angle from 0", () => warm.ToMesh(double.NaN));
        Says("an angle from 0", () => warm.ToMesh(2));
        Says("Pixel 0 of HEALPix with nside 2 has no neighbour within an angle of 0.1", () => warm.ToMesh(0.1));
        Says("no triangles", () => _ = warm.ToMesh(1).Meshes);
        Says("empty (a default)", () => default(Sphere<Warmth>).ToMesh(1));
        Rows<IauSpinSky> iau = Rows<IauSpinSky>.From(new double[3 * sampling.Count]);
        Says("IAU's polarisation convention", () => Sphere.Create(sampling, iau).ToMesh(1));
        Says("IAU's polarisation convention", () => warm.ToMesh(1).WithFeatures(iau));
        Sphere<IauSpinSky> sky = Sphere.Create(sampling, iau);
        Says("Concat of IauSpinSky would give plain Features", () => _ = sky.Features.Concat(warm.Features));
        Says("Concat of IauSpinSky", () => _ = warm.Features.Concat(sky.Features));
        Says("SumOverCopies of IauSpinSky", () => _ = sky.Features.SumOverCopies());
        Says("MeanOverCopies of IauSpinSky", () => _ = sky.Features.MeanOverCopies());
        Says("Restrict of IauSpinSky", () => _ = sky.Features.Restrict(SymmetryGroup.C(4)));
    }

    private static double In(Bound bound, Precision precision) => bound.Of(precision == Precision.Double);

    private static SphereSampling Sampling(string name) =>
        name switch
        {
            "HEALPix" => new HealPix(2),
            "Gauss" => new GaussLegendreSampling(4),
            _ => new EquiangularSampling(3),
        };

    private static Mesh<Flow> Vectors(SphereSampling sampling, double radius) =>
        Sphere
            .Create<Warmth>(sampling, new double[sampling.Count])
            .ToMesh(radius)
            .WithFeatures(Rows<Flow>.From(MeshCases.Angles(3 * sampling.Count, 7)));

    private static Mesh<Warmth> Warm(Mesh<Flow> mesh) =>
        mesh.WithFeatures(Rows<Warmth>.From(MeshCases.Angles(mesh.Count, 9)));

    private static double[] InSpace(Mesh<Flow> mesh, Rows<Skin> rows) => mesh.ToSpace<Flow>(rows).ToArray();

    private static double[] Run(SkyMeshNet net, Sphere<SpinSky> sky, double radius) =>
        sky.WithFeatures(net.Predict(sky.ToMesh(radius))).Rows.ToArray();

    /// <summary>T, E and B of what a layer makes of them.</summary>
    private static SphereCoefficients[] Layer(
        SkyLayerNet net,
        HealPix sampling,
        double radius,
        SphereCoefficients[] fields
    )
    {
        int degree = fields[0].MaxDegree;
        var spins = new SphereTransform(sampling, degree, spin: 2);
        double[] t = new SphereTransform(sampling, degree).Synthesize(fields[0]);
        (double[] q, double[] u) = spins.SynthesizePair(fields[1], fields[2]);
        double[] rows = net.Predict(
                Sphere.Create<SpinSky>(sampling, [.. t.SelectMany((x, i) => new[] { x, q[i], u[i] })]).ToMesh(radius)
            )
            .ToArray();
        (SphereCoefficients e, SphereCoefficients b) = spins.AnalyzePair(
            [.. rows.Where(static (_, i) => i % 3 == 1)],
            [.. rows.Where(static (_, i) => i % 3 == 2)],
            iterations: 3
        );
        return
        [
            new SphereTransform(sampling, degree).Analyze([.. rows.Where(static (_, i) => i % 3 == 0)], iterations: 3),
            e,
            b,
        ];
    }

    private static (double E, double B) Powers(SkyLayerNet net, HealPix sampling, SphereCoefficients[] fields)
    {
        SphereCoefficients[] result = Layer(net, sampling, 0.45, fields);
        return (result[1].Spectrum().Sum(), result[2].Spectrum().Sum());
    }

    /// <summary>
    /// Distances and bearings by spherical trigonometry; an arc leaves at one bearing and arrives at the other. Lengths
    /// are √(r² + ε²), which is seen at r = 0 alone.
    /// </summary>
    private static IEnumerable<SlowMeshLayer.Edge> SlowEdges(SphereSampling sampling, double radius)
    {
        for (int p = 0; p < sampling.Count; p++)
        {
            for (int q = 0; q < sampling.Count; q++)
            {
                ((double theta, double phi), (double other, double longitude)) = (
                    sampling.Angles(p),
                    sampling.Angles(q)
                );
                double half = Math.Sin((theta - other) / 2),
                    turn = Math.Sin((phi - longitude) / 2),
                    length = 2 * Math.Asin(Math.Sqrt(half * half + Math.Sin(theta) * Math.Sin(other) * turn * turn)),
                    fade = 1 - length * length / (radius * radius);
                if (length >= radius)
                    continue;
                yield return p == q
                    ? new SlowMeshLayer.Edge(p, p, 1e-9 * 1.001 * radius, 0, 0, sampling.Weight(p))
                    : new SlowMeshLayer.Edge(
                        q,
                        p,
                        length,
                        Bearing(theta, phi, other, longitude),
                        Bearing(theta, phi, other, longitude) + Math.PI - Bearing(other, longitude, theta, phi),
                        sampling.Weight(q) * fade * fade
                    );
            }
        }
    }

    /// <summary>The direction of another point, from the south towards the east.</summary>
    private static double Bearing(double theta, double phi, double other, double longitude) =>
        Math.Atan2(
            Math.Sin(other) * Math.Sin(longitude - phi),
            Math.Cos(theta) * Math.Sin(other) * Math.Cos(longitude - phi) - Math.Sin(theta) * Math.Cos(other)
        );

    /// <summary>The pixel to which each pixel is turned.</summary>
    private static int[] Places(SphereSampling sampling, Rotation turn)
    {
        return
        [
            .. Enumerable
                .Range(0, sampling.Count)
                .Select(p =>
                {
                    (double x, double y, double z) = sampling.Direction(p);
                    double[] to = Turned(turn, x, y, z);
                    int place = Enumerable.Range(0, sampling.Count).MinBy(q => Distance(to, sampling.Direction(q)));
                    Assert.True(Distance(to, sampling.Direction(place)) < Tolerance.Zero);
                    return place;
                }),
        ];
    }

    private static double Distance(double[] a, (double X, double Y, double Z) b) =>
        Math.Abs(a[0] - b.X) + Math.Abs(a[1] - b.Y) + Math.Abs(a[2] - b.Z);

    private static double[] Moved(double[] vectors, int[] places, Rotation turn) =>
        Permuted([.. vectors.Chunk(3).SelectMany(v => Turned(turn, v[0], v[1], v[2]))], places, 3);

    private static double[] Turned(Rotation turn, double x, double y, double z)
    {
        (x, y, z) = turn.Apply(x, y, z);
        return [x, y, z];
    }

    private static double[] Permuted(double[] rows, int[] places, int dim)
    {
        double[] result = new double[rows.Length];
        for (int p = 0; p < places.Length; p++)
            rows.AsSpan(p * dim, dim).CopyTo(result.AsSpan(places[p] * dim));
        return result;
    }

    private static void Says(string part, Action wrong)
    {
        Exception exception = Assert.ThrowsAny<Exception>(wrong);
        Assert.True(exception is ArgumentException or InvalidOperationException, exception.ToString());
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }
}
