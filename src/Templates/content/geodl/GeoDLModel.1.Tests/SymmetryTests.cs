using GeoDL.Typed;
using GeoDL.Typed.Algebra;

namespace GeoDLModel._1.Tests;

/// <summary>The compiler promises the symmetry; here it is measured, in double precision.</summary>
public sealed class SymmetryTests
{
    private const double Rounding = 1e-10;

    /// <summary>A cloud that is turned, mirrored and moved has velocities that are turned and mirrored.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Velocities_FollowTheCloud(int seed)
    {
        var random = new Random(seed);
        var element = new OrthogonalMatrix(Rotation.Random(random), inverts: seed % 2 == 0);
        var net = new VelocityNet(seed: 7, Precision.Double);
        double[] positions = [.. Enumerable.Range(0, 60).Select(_ => 3 * random.NextDouble())];

        double[] expected = Turned(element, net.Predict(Sample.CloudAt(positions)).ToArray());
        double[] moved = [.. Turned(element, positions).Select(static x => x + 5)];
        double[] actual = net.Predict(Sample.CloudAt(moved)).ToArray();

        double largest = expected.Max(Math.Abs);
        Assert.True(largest > 0);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Rounding * largest));
    }

    private static double[] Turned(OrthogonalMatrix element, double[] vectors) =>
        [
            .. vectors
                .Chunk(3)
                .Select(v => element.Apply(v[0], v[1], v[2]))
                .SelectMany(static v => new[] { v.X, v.Y, v.Z }),
        ];
}
