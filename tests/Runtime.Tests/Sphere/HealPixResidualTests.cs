using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using Xunit;

namespace GeoDL.Typed.Runtime.Tests;

public sealed class HealPixResidualTests
{
    /// <summary>The largest eigenvalue of 1 − SᵀWS, by power iteration.</summary>
    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 2)]
    [InlineData(8, 0)]
    [InlineData(8, 1)]
    [InlineData(8, 2)]
    [InlineData(16, 0)]
    [InlineData(16, 2)]
    public void OnePass_MissesAtMostWhatLayersState(int nside, int spin)
    {
        var transform = new RingTransform(new HealPix(nside), 2 * nside, spin);
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, transform.CoefficientCount).Select(_ => random.NextDouble() - 0.5)];
        double norm = 0;
        for (int step = 0; step < 60; step++)
        {
            double length = Math.Sqrt(x.Sum(static v => v * v));
            x = Array.ConvertAll(x, v => v / length);
            var map = new double[transform.MapLength];
            var back = new double[x.Length];
            transform.Synthesize(x, map, isWeighted: true);
            transform.Project(map, back, isWeighted: false);
            for (int i = 0; i < x.Length; i++)
                x[i] -= back[i];
            norm = Math.Sqrt(x.Sum(static v => v * v));
        }
        Assert.InRange(norm, 0, HealPixResidual.OfOnePass);
        Assert.NotEqual(0, norm);
    }
}
