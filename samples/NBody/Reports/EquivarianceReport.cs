using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;
using GeoDL.Typed.Samples.NBody.Training;

namespace GeoDL.Typed.Samples.NBody.Reports;

/// <summary>
/// How exactly a network follows the symmetries of the motion: largest errors, relative to the largest displacement.
/// </summary>
/// <param name="Precision">The precision of the network.</param>
/// <param name="Rotation">Under random rotations.</param>
/// <param name="Reflection">Under random reflections.</param>
/// <param name="Translation">Under random shifts of length about 10.</param>
/// <param name="Permutation">Under random permutations of the particles.</param>
/// <param name="Boost">Under a common velocity of length about 1 for all particles.</param>
/// <param name="Charges">When all charges change their sign.</param>
public sealed record EquivarianceReport(
    Precision Precision,
    double Rotation,
    double Reflection,
    double Translation,
    double Permutation,
    double Boost,
    double Charges
)
{
    /// <summary>What stands above <see cref="ToText"/>.</summary>
    public const string Header =
        "Symmetry error, relative: rotation, reflection, translation, permutation, boost, charges";

    /// <summary>The errors in a line.</summary>
    public string ToText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {Precision, -7} {Rotation:0.0e+0}  {Reflection:0.0e+0}  {Translation:0.0e+0}  "
                + $"{Permutation:0.0e+0}  {Boost:0.0e+0}  {Charges:0.0e+0}"
        );

    /// <summary>The largest of all.</summary>
    public double Largest => new[] { Rotation, Reflection, Translation, Permutation, Boost, Charges }.Max();

    /// <summary>Measures a network with the weights of <paramref name="net"/>.</summary>
    public static EquivarianceReport Measure(
        INBodyNet net,
        IReadOnlyList<Trajectory> trajectories,
        Precision precision,
        int seed
    )
    {
        INBodyNet copy = net.KindOf().Create(net.Parameters.Seed, precision);
        foreach (Parameter parameter in copy.Parameters.All)
            parameter.Assign(net.Parameters[parameter.Path].ToArray());

        var random = new Random(seed);
        double rotation = 0,
            reflection = 0,
            translation = 0,
            permutation = 0,
            boost = 0,
            charges = 0;
        foreach (Trajectory t in trajectories)
        {
            double[] x = t.Start.ToArray(),
                v = t.StartVelocities.ToArray(),
                q = t.Charges;
            double[] before = Predict(x, v, q);
            OrthogonalMatrix turn = Algebra.Rotation.Random(random);
            rotation = Math.Max(rotation, Error(Turned(before, turn), Predict(Turned(x, turn), Turned(v, turn), q)));
            OrthogonalMatrix mirror = OrthogonalMatrix.Reflection(
                random.NextDouble() - 0.5,
                random.NextDouble() - 0.5,
                random.NextDouble() - 0.5
            );
            reflection = Math.Max(
                reflection,
                Error(Turned(before, mirror), Predict(Turned(x, mirror), Turned(v, mirror), q))
            );
            double[] shift = [.. Enumerable.Range(0, 3).Select(_ => 20 * (random.NextDouble() - 0.5))];
            translation = Math.Max(translation, Error(before, Predict(Shifted(x, shift), v, q)));
            int[] order = [.. Enumerable.Range(0, t.Count).OrderBy(_ => random.Next())];
            permutation = Math.Max(
                permutation,
                Error(
                    Permuted(before, order),
                    Predict(Permuted(x, order), Permuted(v, order), [.. order.Select(i => q[i])])
                )
            );
            double[] speed = [.. Enumerable.Range(0, 3).Select(_ => 2 * (random.NextDouble() - 0.5))];
            boost = Math.Max(boost, Error(Shifted(before, speed), Predict(x, Shifted(v, speed), q)));
            charges = Math.Max(charges, Error(before, Predict(x, v, Array.ConvertAll(q, static c => -c))));
        }

        return new EquivarianceReport(precision, rotation, reflection, translation, permutation, boost, charges);

        double[] Predict(double[] positions, double[] velocities, double[] charges) =>
            copy.Predict(Clouds.Of(positions, velocities, charges)).ToArray();
    }

    private static double[] Turned(double[] vectors, OrthogonalMatrix element)
    {
        var turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i += 3)
            (turned[i], turned[i + 1], turned[i + 2]) = element.Apply(vectors[i], vectors[i + 1], vectors[i + 2]);

        return turned;
    }

    private static double[] Shifted(double[] vectors, double[] shift) =>
        [.. vectors.Select((x, i) => x + shift[i % 3])];

    private static double[] Permuted(double[] vectors, int[] order) =>
        [.. order.SelectMany(row => vectors.AsSpan(3 * row, 3).ToArray())];

    private static double Error(double[] expected, double[] actual) =>
        expected.Zip(actual, static (e, a) => Math.Abs(e - a)).Max() / expected.Max(Math.Abs);
}
