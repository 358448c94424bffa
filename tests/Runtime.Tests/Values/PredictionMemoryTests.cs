using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Layers;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>
/// What a prediction keeps until it ends: the values that code has seen, and what one layer needs besides.
/// </summary>
public class PredictionMemoryTests
{
    private const int Layers = 6;
    private const string Signature = "4x0e + 4x1o";

    private static readonly FeatureLayout Layout = FeatureLayout.Of(Signature);

    private readonly SteerableConvolutionLayer _layer;
    private readonly WorkspacePool _pool;
    private readonly int _middle;

    public PredictionMemoryTests()
    {
        var options = new SteerableConvolutionOptions { RadialWidth = 4 };
        var kernels = new ConvolutionCase<Chain>(Signature, Signature, options, Precision.Single);
        ModelBuilder root = ModelBuilder.Root(5, Precision.Single);
        FeatureLayout middle = FeatureLayout.Of(kernels.Product.Out.Simplify());
        _layer = SteerableConvolutionLayer.Create<ReferenceProduct<Chain>, ReferenceLinear<Chain>, ReferenceHarmonics>(
            root.Child("layer"),
            Layout,
            middle,
            Layout,
            options
        );
        _pool = new WorkspacePool(root.Complete());
        _middle = middle.Dim;
    }

    [Fact]
    public void AFurtherLayer_KeepsItsResultAlone()
    {
        PointCloud<Features> cloud = Cloud();
        using Prediction prediction = _pool.Predict();
        PointCloud<Features> entered = prediction.Enter(cloud);
        Features x = Apply(entered.Edges, entered.Features);
        long one = prediction.Workspace.HeldBytes;
        for (int i = 1; i < Layers; i++)
            x = Apply(entered.Edges, x);
        long each = (prediction.Workspace.HeldBytes - one) / (Layers - 1);

        // Sums over neighbours are made anew by each layer, and are wider than results.
        Assert.True(_middle > 2 * Layout.Dim);
        Assert.InRange(each, 0, (cloud.Count * Layout.Dim * sizeof(float)) + 128);
    }

    [Fact]
    public void ValuesThatCodeHasSeen_StayAsTheyAre()
    {
        PointCloud<Features> cloud = Cloud();
        using Pass pass = _pool.Record(training: false, step: 0);
        double[][] recorded = Chained(pass.Enter(cloud));
        for (int i = 0; i < 3; i++)
        {
            using Prediction prediction = _pool.Predict();
            Assert.Equal(recorded, Chained(prediction.Enter(cloud)));
        }
    }

    [Fact]
    public void AWarmChain_AllocatesNothing()
    {
        PointCloud<Features>[] clouds = [Cloud(20), Cloud(3), Cloud(31)];
        var into = new Rows<Features>();
        Assert.Equal(
            0,
            WarmAllocation.Measure(() =>
            {
                foreach (PointCloud<Features> cloud in clouds)
                {
                    using Prediction prediction = _pool.Predict();
                    PointCloud<Features> entered = prediction.Enter(cloud);
                    Features x = entered.Features;
                    for (int i = 0; i < Layers; i++)
                        x = Apply(entered.Edges, x);
                    x.CopyTo(into);
                }
            })
        );
    }

    [Fact]
    public void WhatIsGivenBack_CannotBeReadAndATapeGivesNothingBack()
    {
        WorkspacePool pool = GradientCheck.Pool();
        using Prediction prediction = pool.Predict();
        Storage<double> inner = prediction.Workspace.Rent<double>(RowSpace.OfRows(4), Layout);
        var handle = new Handle(inner);
        prediction.Workspace.GiveBack(inner);
        Assert.Contains(
            "ended",
            Assert.Throws<InvalidOperationException>(() => handle.Rows).Message,
            StringComparison.Ordinal
        );
        Assert.Same(inner, prediction.Workspace.Rent<double>(RowSpace.OfRows(2), Layout));

        using Pass pass = pool.Record(training: false, step: 0);
        Storage<double> kept = pass.Workspace.Rent<double>(RowSpace.OfRows(4), Layout);
        var recorded = new Handle(kept);
        pass.Workspace.GiveBack(kept);
        Assert.Equal(4, recorded.Rows);
        Assert.NotSame(kept, pass.Workspace.Rent<double>(RowSpace.OfRows(4), Layout));
    }

    private static PointCloud<Features> Cloud(int points = 60) =>
        PointCloud.Create<Features>(
            Scene.Uniform(new Random(3), 3 * points),
            Rows.From(
                Signature,
                Array.ConvertAll(Scene.Uniform(new Random(4), points * Layout.Dim), static v => (float)v)
            ),
            Neighbours.WithinRadius(0.8)
        );

    private Features Apply(Neighbourhood edges, Features x) =>
        FeatureMarshal.Wrap<Features>(_layer.Apply(edges, FeatureMarshal.Unwrap(x)));

    /// <summary>All values of a chain, read when all are there.</summary>
    private double[][] Chained(PointCloud<Features> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features a = Apply(edges, cloud.Features),
            b = Apply(edges, a),
            c = a + b,
            d = Apply(edges, c),
            e = Apply(edges, d + a);
        return
        [
            a.ToRows().ToArray(),
            b.ToRows().ToArray(),
            c.ToRows().ToArray(),
            d.ToRows().ToArray(),
            e.ToRows().ToArray(),
        ];
    }

    private struct Chain;
}
