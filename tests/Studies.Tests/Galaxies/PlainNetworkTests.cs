using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Plain;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>The network without symmetry: its reverse is written by hand, so it is held against differences.</summary>
public sealed class PlainNetworkTests
{
    private static readonly PlainInput Input = PlainInput.Of(Cloud(12), radius: 60);

    [Fact]
    public void Gradients_AreThoseOfDifferences()
    {
        var network = new PlainNetwork(channels: 4, hidden: 5, seed: 3);
        network.Measure([Input, PlainInput.Of(Cloud(13), radius: 60)]);
        double[] target = [0.3, -0.7];
        float[] gradient = new float[network.Weights.Length];
        double loss = network.Backward(Input, target, gradient);
        Near.Equal(Loss(network, target), loss, Tolerance.Value.Single);

        float largest = gradient.Max(MathF.Abs);
        for (int i = 0; i < gradient.Length; i += 3)
        {
            const float Step = 4e-3f;
            float before = network.Weights[i];
            network.Weights[i] = before + Step;
            double above = Loss(network, target);
            network.Weights[i] = before - Step;
            double below = Loss(network, target);
            network.Weights[i] = before;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 0.01 * largest);
        }
    }

    [Fact]
    public void OctahedralElements_AreAGroupOf48WithoutRepetition()
    {
        var images = Enumerable
            .Range(0, OctahedralElement.Count)
            .Select(static i => new OctahedralElement(i).Apply(1.0, 2.0, 3.0))
            .ToHashSet();
        Assert.Equal(48, images.Count);
        (double x, double y, double z) = new OctahedralElement(17).Apply(1.0, 2.0, 3.0);
        Assert.Contains(new OctahedralElement(30).Apply(x, y, z), images);
        Assert.Equal((1.0, 2.0, 3.0), new OctahedralElement(0).Apply(1.0, 2.0, 3.0));
    }

    [Fact]
    public void TurnedInput_IsTheInputOfTheTurnedCloud()
    {
        GalaxyCloud cloud = Cloud(12);
        var element = new OctahedralElement(29);
        PlainInput turned = PlainInput.Of(
            cloud with
            {
                Positions = element.Apply(cloud.Positions),
                Velocities = element.Apply(cloud.Velocities),
            },
            60
        );
        PlainInput expected = Input.Turned(element);
        Assert.Equal(expected.Senders, turned.Senders);
        Near.Equal(
            Array.ConvertAll(expected.Edges, static e => (double)e),
            Array.ConvertAll(turned.Edges, static e => (double)e),
            Tolerance.Equivariance.Single,
            scale: 1
        );
        Assert.Equal(expected.Nodes, turned.Nodes);
    }

    private static double Loss(PlainNetwork network, double[] target) =>
        network.Predict(Input).Zip(target, static (a, b) => (a - b) * (a - b) / 2).Sum();

    private static GalaxyCloud Cloud(ulong seed)
    {
        var random = new RandomStream(seed);
        double[] positions = [.. Enumerable.Range(0, 90).Select(_ => random.Uniform(0, 150))];
        double[] velocities = [.. Enumerable.Range(0, 90).Select(_ => 300 * random.Normal())];
        return new GalaxyCloud(positions, velocities, 200, null);
    }
}
