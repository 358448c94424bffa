using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Runtime.Tests.Layers;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Emitted attention against its definition, and in cells.</summary>
public class AttentionTests
{
    private const int Points = 20;
    private const double Radius = 1.6;

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Emitted_IsWhatTheDefinitionSays(Precision precision)
    {
        var net = new AttentionNet(5, precision);
        (double[] positions, double[] features) = Cloud();
        (int Sender, int Receiver)[] edges =
        [
            .. from to in Enumerable.Range(0, Points)
            from @from in Enumerable.Range(0, Points)
            where @from != to && SlowEdges.Length(SlowEdges.Vector(positions, @from, to)) < Radius
            select (@from, to),
        ];
        Assert.True(edges.Length > 64);
        Near.Equal(
            SlowAttention.Run(
                AttentionSpecs.Of(Attended.Signature, Attended.Signature, heads: 2),
                net.Parameters,
                "attend",
                positions,
                features,
                edges,
                new SteerableConvolutionOptions { RadialWidth = 4, BasisCount = 4 },
                Radius
            ),
            net.Predict(PointCloud.Create<Attended>(positions, features, Neighbours.WithinRadius(Radius))).ToArray(),
            Tolerance.Value.Of(precision == Precision.Double)
        );
    }

    [Fact]
    public void InACell_NoPointIsAtABorder()
    {
        var net = new AttentionNet(5, Precision.Double);
        (double[] positions, double[] features) = Cloud();
        var cell = Cell.Cubic(2.5);
        double[] Predict(double[] at) =>
            net.Predict(PointCloud.Create<Attended>(at, features, Neighbours.WithinRadius(1.2), cell)).ToArray();
        double[] expected = Predict(positions),
            open = net.Predict(PointCloud.Create<Attended>(positions, features, Neighbours.WithinRadius(1.2)))
                .ToArray();
        Assert.Contains(expected.Zip(open), static pair => Math.Abs(pair.First - pair.Second) > Tolerance.Noticeable);

        // Points in other images, then all of them moved.
        double[] wrapped = [.. positions.Select(static (v, i) => v + 2.5 * (i % 4 - 1) + 0.7)];
        Near.Equal(expected, Predict(wrapped), Tolerance.Model.Double);
    }

    private static (double[] Positions, double[] Features) Cloud()
    {
        var random = new Random(3);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
        return (Numbers(3 * Points), Numbers(Points * Signature.Parse(Attended.Signature).Dim));
    }
}
