using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Network;

/// <summary>How exactly the trained network turns with its input: measured, in both precisions.</summary>
/// <param name="Precision">The precision of the network.</param>
/// <param name="Rotation">Largest relative error under random rotations.</param>
/// <param name="Reflection">Under random reflections.</param>
/// <param name="Translation">Under random translations.</param>
/// <param name="Permutation">Under random permutations of the galaxies.</param>
public sealed record EquivarianceReport(
    Precision Precision,
    double Rotation,
    double Reflection,
    double Translation,
    double Permutation
)
{
    private const int Trials = 3;

    /// <summary>The largest of the four.</summary>
    public double Largest => Math.Max(Math.Max(Rotation, Reflection), Math.Max(Translation, Permutation));

    /// <summary>Measures a trained network, positions and cell transformed in double precision.</summary>
    /// <param name="predict">What the network predicts for a cloud: N × 3 numbers.</param>
    /// <param name="cloud">A cloud in a box.</param>
    /// <param name="precision">The precision that it computes in.</param>
    /// <param name="seed">Fixes the transformations.</param>
    public static EquivarianceReport Measure(
        Func<GalaxyCloud, double[]> predict,
        GalaxyCloud cloud,
        Precision precision,
        ulong seed
    )
    {
        var random = new Random((int)(seed % int.MaxValue));
        double[] before = Predict(predict, cloud, OrthogonalMatrix.Identity, [0, 0, 0], null);
        double rotation = 0,
            reflection = 0,
            translation = 0,
            permutation = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            OrthogonalMatrix turn = Algebra.Rotation.Random(random);
            rotation = Math.Max(rotation, Error(Turned(before, turn), Predict(predict, cloud, turn, [0, 0, 0], null)));
            OrthogonalMatrix mirror = OrthogonalMatrix.Reflection(
                random.NextDouble() - 0.5,
                random.NextDouble() - 0.5,
                random.NextDouble() - 0.5
            );
            reflection = Math.Max(
                reflection,
                Error(Turned(before, mirror), Predict(predict, cloud, mirror, [0, 0, 0], null))
            );
            double[] shift = [.. Enumerable.Range(0, 3).Select(_ => 1000 * (random.NextDouble() - 0.5))];
            translation = Math.Max(
                translation,
                Error(before, Predict(predict, cloud, OrthogonalMatrix.Identity, shift, null))
            );
            int[] order = [.. Enumerable.Range(0, cloud.Count).OrderBy(_ => random.Next())];
            permutation = Math.Max(
                permutation,
                Error(Permuted(before, order), Predict(predict, cloud, OrthogonalMatrix.Identity, [0, 0, 0], order))
            );
        }

        return new EquivarianceReport(precision, rotation, reflection, translation, permutation);
    }

    /// <summary>As a line of a table: the precision and the four errors.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {Precision, -7} {Rotation:0.0e+0}  {Reflection:0.0e+0}  {Translation:0.0e+0}  {Permutation:0.0e+0}"
        );

    private static double[] Predict(
        Func<GalaxyCloud, double[]> predict,
        GalaxyCloud cloud,
        OrthogonalMatrix element,
        double[] shift,
        int[]? order
    )
    {
        double[] positions = order is null ? cloud.Positions : Permuted(cloud.Positions, order);
        positions = Turned(positions, element);
        for (int i = 0; i < positions.Length; i++)
            positions[i] += shift[i % 3];

        return predict(cloud with { Positions = positions, BoxAxes = Turned([1, 0, 0, 0, 1, 0, 0, 0, 1], element) });
    }

    private static double[] Turned(double[] vectors, OrthogonalMatrix element)
    {
        var turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i += 3)
            (turned[i], turned[i + 1], turned[i + 2]) = element.Apply(vectors[i], vectors[i + 1], vectors[i + 2]);

        return turned;
    }

    private static double[] Permuted(double[] vectors, int[] order) =>
        [.. order.SelectMany(row => vectors.AsSpan(3 * row, 3).ToArray())];

    private static double Error(double[] expected, double[] actual) =>
        expected.Zip(actual, static (e, a) => Math.Abs(e - a)).Max() / expected.Max(Math.Abs);
}
