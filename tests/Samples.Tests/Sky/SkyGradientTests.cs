using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Samples.Sky.Digits;
using GeoDL.Typed.Samples.Sky.Networks;
using GeoDL.Typed.Samples.Sky.Skies;

namespace GeoDL.Typed.Samples.Tests.Sky;

/// <summary>
/// Gradients of weights, through all kinds of layers on the sphere, are differences of losses.
/// </summary>
public sealed class SkyGradientTests
{
    private delegate Loss Objective(Pass pass);

    [Fact]
    public void WeightsBehindProductsAndTransforms_HaveTheirGradients()
    {
        var net = new UnmaskNet(5, Precision.Double);
        MaskedSky sky = MaskedSky.Draw(Spectra.Simple(UnmaskNet.MaxDegree), 4, 0);
        (Sphere<Polarisation> maps, Sphere<Mask> mask) = sky.Entered;

        Check(net, pass => Loss.MeanSquaredError(net.Forward(pass.Enter(maps), pass.Enter(mask)), sky.Target));
    }

    [Fact]
    public void WeightsBehindFunctionsAndSpectra_HaveTheirGradients()
    {
        var net = new DigitNet(3, Precision.Double);
        var random = new RandomStream(2);
        double[] ink = [.. Enumerable.Range(0, 4 * SphericalDigits.Sampling.Count).Select(_ => random.Uniform())];
        Sphere<Ink> digits = Sphere.Create<Ink>(SphericalDigits.Sampling, ink);

        Check(net, pass => Loss.CrossEntropy(net.Forward(pass.Enter(digits)), new Labels([1, 0, 7, 3])));
    }

    /// <summary>The derivative along one direction of all weights, and fourth-order differences.</summary>
    private static void Check(IEquivariantModel net, Objective objective)
    {
        const double Step = 1e-3;
        var random = new RandomStream(1);
        Parameter[] parameters = [.. net.Parameters.All.Where(static p => !p.IsBuffer)];
        double[][] start = [.. parameters.Select(static p => p.ToArray())],
            direction =
            [.. start.Select(w => w.Select(_ => random.Normal() / Math.Sqrt(net.Parameters.Count)).ToArray())];
        double slope = 0;
        using (Pass pass = net.Record())
        {
            pass.Backward(objective(pass));
            for (int i = 0; i < parameters.Length; i++)
                slope += pass.Gradient(parameters[i]).Zip(direction[i], static (g, d) => g * d).Sum();
        }

        double difference = ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
        Assert.NotEqual(0, slope);
        Near.Equal(difference, slope, Tolerance.Derivative.Curved);

        double At(double along)
        {
            for (int i = 0; i < parameters.Length; i++)
                parameters[i].Assign([.. start[i].Zip(direction[i], (w, d) => w + (along * d))]);
            using Pass pass = net.Record();
            return objective(pass).Value;
        }
    }
}
