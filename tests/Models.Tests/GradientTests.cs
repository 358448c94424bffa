using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>
/// Derivatives of whole models along random directions, against central differences in double precision.
/// </summary>
public class GradientTests
{
    private const double Step = 2e-5;

    [Fact]
    public void DerivativesOfAGalaxyNet_AgreeWithDifferences() =>
        CheckParameters<GalaxyNet, Halo>(
            new GalaxyNet(7, Precision.Double),
            Halo.Signature,
            static (net, cloud, target) => Loss.MeanSquaredError(net.Forward(cloud), Rows<Cosmology>.From(target)),
            static (net, cloud) => net.Predict(cloud)
        );

    [Fact]
    public void DerivativesThroughModules_AgreeWithDifferences() =>
        CheckParameters<VelocityNet, Halo>(
            new VelocityNet(7, Precision.Double),
            Halo.Signature,
            static (net, cloud, target) => Loss.MeanSquaredError(net.Forward(cloud), Rows<Halo>.From(target)),
            static (net, cloud) => net.Predict(cloud)
        );

    [Fact]
    public void DerivativesOfProductsWithGivenWeightsAndSquares_AgreeWithDifferences() =>
        CheckParameters<InlineNet, InlineNet.Inputs>(
            new InlineNet(7, Precision.Double),
            InlineNet.Inputs.Signature,
            static (net, cloud, target) =>
                Loss.MeanSquaredError(net.Forward(cloud), Rows.From("2x0e + 2x1o + 1x2o", target)),
            static (net, cloud) => net.Predict(cloud)
        );

    [Fact]
    public void DerivativesThroughAttention_AgreeWithDifferences() =>
        CheckParameters<AttentionNet, Halo>(
            new AttentionNet(7, Precision.Double),
            Halo.Signature,
            static (net, cloud, target) => Loss.MeanSquaredError(net.Forward(cloud), Rows<Halo>.From(target)),
            static (net, cloud) => net.Predict(cloud)
        );

    private delegate Loss Objective<TModel, TIn>(TModel model, PointCloud<TIn> cloud, double[] target)
        where TIn : struct, IFeatures<TIn>, allows ref struct;

    private static void CheckParameters<TModel, TIn>(
        TModel model,
        string signature,
        Objective<TModel, TIn> objective,
        Func<TModel, PointCloud<TIn>, Rows> predict
    )
        where TModel : IEquivariantModel
        where TIn : struct, IFeatures<TIn>, allows ref struct
    {
        var random = new Random(5);
        CloudCase cloudCase = CloudCase.Random(random, 6, signature);
        PointCloud<TIn> cloud = cloudCase.ToCloud<TIn>();
        double[] target = predict(model, CloudCase.Random(random, 6, signature).ToCloud<TIn>()).ToArray();
        double[][] parameters = [.. model.Parameters.All.Select(static p => p.ToArray())];
        double[][] direction = [.. parameters.Select(p => p.Select(_ => (2 * random.NextDouble()) - 1).ToArray())];
        double[] move = [.. cloudCase.Positions.Select(_ => (2 * random.NextDouble()) - 1)];

        double derivative;
        double positionDerivative;
        using (Pass pass = model.Record())
        {
            PointCloud<TIn> entered = pass.Enter(cloud, GradientInputs.Positions);
            pass.Backward(objective(model, entered, target));
            derivative = model.Parameters.All.Select((p, i) => Dot(pass.Gradient(p), direction[i])).Sum();
            positionDerivative = Dot(pass.PositionGradient(entered), move);
        }

        double Value(double parameterStep, double positionStep)
        {
            for (int i = 0; i < parameters.Length; i++)
                model.Parameters.All[i].Assign([.. parameters[i].Zip(direction[i], (p, d) => p + (parameterStep * d))]);
            CloudCase moved = cloudCase with
            {
                Positions = [.. cloudCase.Positions.Zip(move, (x, d) => x + (positionStep * d))],
            };
            using Pass pass = model.Record();
            return objective(model, pass.Enter(moved.ToCloud<TIn>()), target).Value;
        }

        double byParameters = Difference(h => Value(h, 0));
        double byPositions = Difference(h => Value(0, h));
        Assert.True(Math.Abs(byParameters) > Tolerance.NoticeableChange);
        Near.Equal([byParameters], [derivative], Tolerance.Derivative.Curved);
        Near.Equal([byPositions], [positionDerivative], Tolerance.Derivative.Curved);
    }

    /// <summary>The central difference of fourth order.</summary>
    private static double Difference(Func<double, double> f) =>
        ((8 * (f(Step) - f(-Step))) - (f(2 * Step) - f(-2 * Step))) / (12 * Step);

    private static double Dot(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Sum();
}
