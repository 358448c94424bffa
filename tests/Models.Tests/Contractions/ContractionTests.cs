using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Contractions;

/// <summary>Emitted symmetric contractions against plain loops, symmetry and differences.</summary>
public sealed class ContractionTests
{
    private const int Count = 7;
    private const double Step = 1e-3;

    private static readonly int[] Kinds = [0, 2, 1, 2, 2, 0, 1];

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void IndependentPolynomials_AreThoseOfPlainLoops(Precision precision)
    {
        var net = new ContractionNet(3, precision);
        CheckLoops(net, ContractionBasis.Independent, (c, s) => net.Forward(c, s).ToRows().ToArray(), precision);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void RedundantChains_AreThoseOfPlainLoops(Precision precision)
    {
        var net = new ChainsNet(3, precision);
        CheckLoops(net, ContractionBasis.Chains, (c, s) => net.Forward(c, s).ToRows().ToArray(), precision);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void FourthOrder_IsThatOfPlainLoops(Precision precision)
    {
        var net = new FourthOrderNet(3, precision);
        CloudCase cloud = CloudCase.Random(new Random(4), Count, ManyChannels.Signature);
        var spec = ContractionSpec.Create(cloud.Irreps, Irreps.Parse(ManyContracted.Signature), 4);
        double[] wanted = new SlowContraction(spec, Weights(net)).Run(cloud.Features, new int[Count]);
        using Pass pass = net.Record(training: false);
        double[] found = net.Forward(pass.Enter(cloud.ToCloud<ManyChannels>())).ToRows().ToArray();
        Near.Equal(wanted, found, Tolerance.Value.Of(precision == Precision.Double));
    }

    [Fact]
    public void Rotations_TurnTheResult()
    {
        var net = new ContractionNet(3, Precision.Double);
        var random = new Random(5);
        CloudCase cloud = CloudCase.Random(random, Count, Channels.Signature);
        double[] before = Run(net, cloud, Kinds);
        for (int i = 0; i < 8; i++)
        {
            Symmetry symmetry = Symmetry.Random(random, Count, withInversion: i % 2 == 1);
            int[] kinds = new int[Count];
            for (int row = 0; row < Count; row++)
                kinds[symmetry.Permutation[row]] = Kinds[row];
            Near.Equal(
                symmetry.TransformRows(before, Irreps.Parse(Contracted.Signature), isPermuted: true),
                Run(net, cloud.Transform(symmetry), kinds),
                Tolerance.Equivariance.Double
            );
        }
    }

    [Fact]
    public void DerivativesByFeaturesAndWeights_AgreeWithDifferences()
    {
        var independent = new ContractionNet(3, Precision.Double);
        CheckDerivatives<Channels>(
            independent,
            Channels.Signature,
            (c, s) => Loss.MeanSquaredError(independent.Forward(c, s), Target)
        );
        var chains = new ChainsNet(3, Precision.Double);
        CheckDerivatives<Channels>(
            chains,
            Channels.Signature,
            (c, s) => Loss.MeanSquaredError(chains.Forward(c, s), Target)
        );
    }

    [Fact]
    public void DerivativesOfFourthOrder_AgreeWithDifferences()
    {
        var net = new FourthOrderNet(3, Precision.Double);
        Rows<ManyContracted> target = Rows<ManyContracted>.From(Numbers(Count * 21 * 9, 6));
        CheckDerivatives<ManyChannels>(
            net,
            ManyChannels.Signature,
            (c, _) => Loss.MeanSquaredError(net.Forward(c), target)
        );
    }

    [Fact]
    public void LabelsOfOtherRowsOrSpecies_AreRefused()
    {
        var net = new ContractionNet(3, Precision.Double);
        PointCloud<Channels> cloud = CloudCase.Random(new Random(5), Count, Channels.Signature).ToCloud<Channels>();
        using Pass pass = net.Record();
        PointCloud<Channels> entered = pass.Enter(cloud);
        Assert.Contains(
            "takes a label for each row of its operand",
            Message<ArgumentException>(c => net.Forward(c, new Labels(Kinds)), net, cloud),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the label of row 1 is not one of 0 … 2",
            Message<ArgumentOutOfRangeException>(
                c => net.Forward(c, Labels.OnPointsOf(c, [0, 3, 1, 2, 2, 0, 1])),
                net,
                cloud
            ),
            StringComparison.Ordinal
        );
    }

    private delegate void Use(PointCloud<Channels> cloud);

    private static string Message<TException>(Use use, ContractionNet net, PointCloud<Channels> cloud)
        where TException : Exception =>
        Assert
            .Throws<TException>(() =>
            {
                using Pass pass = net.Record();
                use(pass.Enter(cloud));
            })
            .Message;

    private static Rows<Contracted> Target { get; } = Rows<Contracted>.From(Numbers(Count * 20, 6));

    private delegate double[] Evaluation(PointCloud<Channels> cloud, Labels species);

    private delegate Loss Objective<T>(PointCloud<T> cloud, Labels species)
        where T : struct, IFeatures<T>, allows ref struct;

    private static void CheckLoops(
        IEquivariantModel net,
        ContractionBasis basis,
        Evaluation evaluate,
        Precision precision
    )
    {
        CloudCase cloud = CloudCase.Random(new Random(4), Count, Channels.Signature);
        var spec = ContractionSpec.Create(cloud.Irreps, Irreps.Parse(Contracted.Signature), 3, basis);
        double[] wanted = new SlowContraction(spec, Weights(net)).Run(cloud.Features, Kinds);
        using Pass pass = net.Record(training: false);
        PointCloud<Channels> entered = pass.Enter(cloud.ToCloud<Channels>());
        Near.Equal(
            wanted,
            evaluate(entered, Labels.OnPointsOf(entered, Kinds)),
            Tolerance.Value.Of(precision == Precision.Double)
        );
    }

    private static Func<int, int, double[]> Weights(IEquivariantModel net) =>
        (block, order) => net.Parameters.All.Single(p => p.Path == $"contract.weight_{block}_{order}").ToArray();

    private static double[] Run(ContractionNet net, CloudCase cloud, int[] kinds)
    {
        using Pass pass = net.Record(training: false);
        PointCloud<Channels> entered = pass.Enter(cloud.ToCloud<Channels>());
        return net.Forward(entered, Labels.OnPointsOf(entered, kinds)).ToRows().ToArray();
    }

    private static void CheckDerivatives<T>(IEquivariantModel net, string signature, Objective<T> objective)
        where T : struct, IFeatures<T>, allows ref struct
    {
        CloudCase cloud = CloudCase.Random(new Random(4), Count, signature);
        double[] move = Numbers(cloud.Features.Length, 8);
        double[][] parameters = [.. net.Parameters.All.Select(static p => p.ToArray())],
            turn = [.. parameters.Select(static (p, i) => Numbers(p.Length, 20 + i))];
        double byFeatures,
            byParameters;
        using (Pass pass = net.Record())
        {
            PointCloud<T> entered = pass.Enter(cloud.ToCloud<T>(), GradientInputs.Features);
            pass.Backward(objective(entered, Labels.OnPointsOf(entered, Kinds)));
            byFeatures = Dot(pass.FeatureGradient(entered).ToArray(), move);
            byParameters = net.Parameters.All.Select((p, i) => Dot(pass.Gradient(p), turn[i])).Sum();
        }

        Near.Equal(
            Difference(h => Value(cloud with { Features = Along(cloud.Features, move, h) })),
            byFeatures,
            Tolerance.Derivative.Curved
        );
        Near.Equal(Difference(At), byParameters, Tolerance.Derivative.Curved);

        double At(double h)
        {
            for (int i = 0; i < parameters.Length; i++)
                net.Parameters.All[i].Assign(Along(parameters[i], turn[i], h));
            return Value(cloud);
        }

        double Value(CloudCase at)
        {
            using Pass pass = net.Record();
            PointCloud<T> entered = pass.Enter(at.ToCloud<T>());
            return objective(entered, Labels.OnPointsOf(entered, Kinds)).Value;
        }
    }

    private static double Difference(Func<double, double> f) =>
        (8 * (f(Step) - f(-Step)) - (f(2 * Step) - f(-2 * Step))) / (12 * Step);

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double[] Along(double[] x, double[] direction, double h) =>
        [.. x.Zip(direction, (a, d) => a + (h * d))];

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
