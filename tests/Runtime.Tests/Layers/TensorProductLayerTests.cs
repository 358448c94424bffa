using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class TensorProductLayerTests
{
    private const string Left = "3x0e + 2x1o + 1x2e";
    private const string Right = "2x0e + 1x1o";
    private const string Result = "2x0e + 3x1o + 1x1e + 1x2e";

    [Fact]
    public void OwnedWeights_SatisfyWhatEveryLayerMust() =>
        CheckAll(
            new LayerCase(
                [Left, Right],
                Result,
                static builder =>
                {
                    ReferenceProduct<Owned>.Spec = TensorProductSpec.FullyConnected(
                        Irreps.Parse(Left),
                        Irreps.Parse(Right),
                        Irreps.Parse(Result)
                    );
                    TensorProductLayer layer = TensorProductLayer.Create<ReferenceProduct<Owned>>(
                        builder,
                        FeatureLayout.Of(Left),
                        FeatureLayout.Of(Right),
                        FeatureLayout.Of(Result),
                        TensorWeights.Owned
                    );
                    return handles => layer.Apply(handles[0], handles[1]);
                }
            )
        );

    [Fact]
    public void GivenWeights_SatisfyWhatEveryLayerMust()
    {
        TensorProductSpec spec = TensorProductSpec.Channelwise(Irreps.Parse(Left), Irreps.Parse(Right));
        CheckAll(
            new LayerCase(
                [Left, Right, $"{spec.WeightCount}x0e"],
                spec.Out.ToString(),
                builder =>
                {
                    ReferenceProduct<Given>.Spec = spec;
                    TensorProductLayer layer = TensorProductLayer.Create<ReferenceProduct<Given>>(
                        builder,
                        FeatureLayout.Of(Left),
                        FeatureLayout.Of(Right),
                        FeatureLayout.Of(spec.Out),
                        TensorWeights.Given
                    );
                    return handles => layer.Apply(handles[0], handles[1], handles[2]);
                }
            )
        );
    }

    [Fact]
    public void Square_SatisfiesWhatEveryLayerMust()
    {
        TensorProductSpec spec = TensorProductSpec.Full(Irreps.Parse(Left), Irreps.Parse(Left));
        CheckAll(
            new LayerCase(
                [Left],
                spec.Out.ToString(),
                builder =>
                {
                    ReferenceProduct<Squared>.Spec = spec;
                    TensorProductLayer layer = TensorProductLayer.Create<ReferenceProduct<Squared>>(
                        builder,
                        FeatureLayout.Of(Left),
                        FeatureLayout.Of(Left),
                        FeatureLayout.Of(spec.Out),
                        TensorWeights.None
                    );
                    return handles => layer.Apply(handles[0], handles[0]);
                }
            )
        );
    }

    [Fact]
    public void Gradients_ReachOnlyWhatWantsThem()
    {
        ReferenceProduct<Partial>.Spec = TensorProductSpec.Full(Irreps.Parse("2x1o"), Irreps.Parse("1x1o"));
        ModelBuilder root = ModelBuilder.Root(1, Precision.Double);
        FeatureLayout vectors = FeatureLayout.Of("2x1o"),
            vector = FeatureLayout.Of("1x1o");
        TensorProductLayer layer = TensorProductLayer.Create<ReferenceProduct<Partial>>(
            root.Child("layer"),
            vectors,
            vector,
            FeatureLayout.Of(ReferenceProduct<Partial>.Spec.Out),
            TensorWeights.None
        );
        using var pass = new LayerPass(new WorkspacePool(root.Complete()));
        var rows = RowSpace.OfRows(1);
        Handle x = pass.Enter(rows, vectors, [1, 2, 3, 4, 5, 6], needsGradient: false);
        Handle y = pass.Enter(rows, vector, [1, -1, 2]);
        Handle z = layer.Apply(x, y);
        pass.Backward(z, Numbers.Normal(1, z.Layout.Dim));
        Assert.False(x.Storage.HasGradient);
        Assert.Contains(LayerPass.Gradient(y), static v => v != 0);
    }

    [Fact]
    public void Rejects_OtherRows_AndWeightsThatDoNotBelong()
    {
        ReferenceProduct<Partial2>.Spec = TensorProductSpec.Channelwise(Irreps.Parse("2x1o"), Irreps.Parse("1x1o"));
        ModelBuilder root = ModelBuilder.Root(1, Precision.Double);
        FeatureLayout vectors = FeatureLayout.Of("2x1o"),
            vector = FeatureLayout.Of("1x1o");
        FeatureLayout result = FeatureLayout.Of(ReferenceProduct<Partial2>.Spec.Out);
        TensorProductLayer owned = TensorProductLayer.Create<ReferenceProduct<Partial2>>(
            root.Child("owned"),
            vectors,
            vector,
            result,
            TensorWeights.Owned
        );
        TensorProductLayer given = TensorProductLayer.Create<ReferenceProduct<Partial2>>(
            root.Child("given"),
            vectors,
            vector,
            result,
            TensorWeights.Given
        );
        Assert.Throws<ArgumentException>(() =>
            TensorProductLayer.Create<ReferenceProduct<Partial2>>(
                root.Child("none"),
                vectors,
                vector,
                result,
                TensorWeights.None
            )
        );
        using var pass = new LayerPass(new WorkspacePool(root.Complete()));
        Handle x = pass.Enter(RowSpace.OfRows(1), vectors, new double[6]);
        Handle y = pass.Enter(RowSpace.OfRows(1), vector, new double[3]);
        Handle w = pass.Enter(x.Storage.RowSpace, FeatureLayout.Of("6x0e"), new double[6]);
        Assert.Contains(
            "same rows",
            Assert.Throws<ArgumentException>(() => owned.Apply(x, y)).Message,
            StringComparison.Ordinal
        );
        Handle same = pass.Enter(x.Storage.RowSpace, vector, new double[3]);
        Assert.Throws<ArgumentException>(() => owned.Apply(x, same, w));
        Assert.Throws<ArgumentException>(() => given.Apply(x, same));
        Assert.Equal(result.Dim, given.Apply(x, same, w).Layout.Dim);
    }

    private static void CheckAll(LayerCase layer)
    {
        layer.CheckGradients();
        layer.CheckPrecisions(Tolerance.Value.Single);
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    private struct Owned;

    private struct Given;

    private struct Squared;

    private struct Partial;

    private struct Partial2;
}
