using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// Largest changes of a scaled prediction (of deviation 1 over the prior) where there should be none.
/// </summary>
/// <param name="Rotation">When the cloud is turned with its box.</param>
/// <param name="Reflection">When it is mirrored.</param>
/// <param name="Translation">When it is moved.</param>
/// <param name="Permutation">When its galaxies are listed in another order.</param>
public sealed record SymmetryReport(double Rotation, double Reflection, double Translation, double Permutation)
{
    /// <summary>
    /// Measures an estimator on some clouds, under the group that it says it has: all of O(3), or turns about its axis
    /// and mirrors through it.
    /// </summary>
    public static SymmetryReport Measure(Estimator estimator, IReadOnlyList<GalaxyCloud> clouds, ulong seed)
    {
        Axis? axis = (estimator as IStoredEstimator)?.Axis;
        var random = new Random((int)(seed % int.MaxValue));
        double rotation = 0,
            reflection = 0,
            translation = 0,
            permutation = 0;
        foreach (GalaxyCloud cloud in clouds)
        {
            double[] before = CosmologyLabels.Scale(estimator.Predict(cloud));
            double Change(GalaxyCloud other)
            {
                double[] after = CosmologyLabels.Scale(estimator.Predict(other));
                return before.Zip(after, static (a, b) => Math.Abs(a - b)).Max();
            }

            rotation = Math.Max(rotation, Change(Turned(cloud, Turn(axis, random))));
            reflection = Math.Max(reflection, Change(Turned(cloud, Mirror(axis, random))));
            double[] shift = [.. Enumerable.Range(0, 3).Select(_ => 1000 * (random.NextDouble() - 0.5))];
            translation = Math.Max(
                translation,
                Change(cloud with { Positions = [.. cloud.Positions.Select((x, i) => x + shift[i % 3])] })
            );
            int[] order = [.. Enumerable.Range(0, cloud.Count).OrderBy(_ => random.Next())];
            permutation = Math.Max(
                permutation,
                Change(
                    cloud with
                    {
                        Positions = Permuted(cloud.Positions, order),
                        Velocities = Permuted(cloud.Velocities, order),
                    }
                )
            );
        }

        return new SymmetryReport(rotation, reflection, translation, permutation);
    }

    /// <summary>A cloud turned or mirrored with its box, which lies along the coordinates before.</summary>
    public static GalaxyCloud Turned(GalaxyCloud cloud, OrthogonalMatrix element) =>
        cloud with
        {
            Positions = Turned(cloud.Positions, element),
            Velocities = Turned(cloud.Velocities, element),
            BoxAxes = Turned([1, 0, 0, 0, 1, 0, 0, 0, 1], element),
            LineOfSight = cloud.LineOfSight is null ? null : Turned(cloud.LineOfSight, element),
        };

    private static OrthogonalMatrix Turn(Axis? axis, Random random)
    {
        if (axis is not { } along)
            return Algebra.Rotation.Random(random);

        double[] unit = Unit(along);
        return Algebra.Rotation.FromAxisAngle(unit[0], unit[1], unit[2], 2 * Math.PI * random.NextDouble());
    }

    private static OrthogonalMatrix Mirror(Axis? axis, Random random)
    {
        double[] normal = [random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5];
        if (axis is { } along)
            normal[Array.IndexOf(Unit(along), 1)] = 0;

        return OrthogonalMatrix.Reflection(normal[0], normal[1], normal[2]);
    }

    private static double[] Unit(Axis axis) =>
        axis switch
        {
            Axis.X => [1, 0, 0],
            Axis.Y => [0, 1, 0],
            _ => [0, 0, 1],
        };

    private static double[] Turned(double[] vectors, OrthogonalMatrix element)
    {
        var turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i += 3)
            (turned[i], turned[i + 1], turned[i + 2]) = element.Apply(vectors[i], vectors[i + 1], vectors[i + 2]);

        return turned;
    }

    private static double[] Permuted(double[] vectors, int[] order) =>
        [.. order.SelectMany(row => vectors.AsSpan(3 * row, 3).ToArray())];
}
