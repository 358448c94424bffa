using GeoDL.Typed.Samples.Plane;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.Plane;

public class PlaneTests
{
    [Fact]
    public void AnswersOfTheTurningNetwork_AreTheSameInEveryOrientationAndMirrored()
    {
        var net = new TurningNet(seed: 3, Precision.Double);
        var random = new Random(1);
        for (int kind = 0; kind < Outlines.Kinds.Length; kind++)
        {
            double[] points = Outlines.Draw(kind, 0, random);
            double[] answer = net.Predict(Cloud(points)).ToArray();
            for (int trial = 0; trial < 5; trial++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
                int sign = trial % 2 == 0 ? 1 : -1;
                double[] moved =
                [
                    .. points
                        .Chunk(2)
                        .SelectMany(p =>
                            new[] { (cos * p[0]) - (sign * sin * p[1]) + 3, (sin * p[0]) + (sign * cos * p[1]) - 2 }
                        ),
                ];
                Near.Equal(answer, net.Predict(Cloud(moved)).ToArray(), Tolerance.Model.Double);
            }
        }
    }

    [Fact]
    public void TrainedUpright_ItKnowsTurnedShapesAsWell()
    {
        var net = new TurningNet(seed: 7);

        (double upright, double turned) = Contest.Run<TurningDot, TurningKind>(
            net,
            (pass, cloud, kinds) => Loss.CrossEntropy(net.Forward(pass.Enter(cloud)), kinds),
            cloud => net.Predict(cloud),
            steps: 40,
            tests: 6
        );

        Assert.True(upright > 0.5 && turned > 0.5, $"{upright} upright, {turned} turned");
    }

    [Fact]
    public void WarmPredictions_AllocateNothing()
    {
        var net = new TurningNet(seed: 3);
        PlaneCloud<TurningDot> cloud = Cloud(Outlines.Draw(0, 0, new Random(1)));
        var into = new Rows<TurningKind>();

        Assert.Equal(0, WarmAllocation.Measure(() => net.Predict(cloud, into)));
    }

    private static PlaneCloud<TurningDot> Cloud(double[] points) =>
        PlaneCloud.Create<TurningDot>(
            points,
            [.. Enumerable.Repeat(1.0, points.Length / 2)],
            Neighbours.WithinRadius(0.9)
        );
}
