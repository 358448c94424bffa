using System.Runtime.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>
/// What whole models allocate once every size of cloud has been seen: nothing, in prediction and in training.
/// </summary>
public class AllocationTests
{
    private static readonly int[] Sizes = [20, 3, 1, 33, 12];

    [Fact]
    public void PredictionsOfCloudsOfChangingSize_AllocateNothing()
    {
        var net = new GalaxyNet(3);
        PointCloud<Halo>[] clouds = Clouds();
        var into = new Rows<Cosmology>();
        Assert.Equal(
            0,
            WarmAllocation.Measure(() =>
            {
                foreach (PointCloud<Halo> cloud in clouds)
                    net.Predict(cloud, into);
            })
        );
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void TrainingStepsOnCloudsOfChangingSize_AllocateNothing(Precision precision)
    {
        var net = new GalaxyNet(3, precision);
        PointCloud<Halo>[] clouds = Clouds();
        var target = Rows<Cosmology>.From(new double[2]);
        var optimiser = new Adam(net.Parameters, 1e-3);
        Assert.Equal(
            0,
            WarmAllocation.Measure(() =>
            {
                foreach (PointCloud<Halo> cloud in clouds)
                {
                    using Pass pass = net.Record(step: optimiser.StepCount);
                    pass.Backward(
                        Loss.MeanSquaredError(
                            net.Forward(pass.Enter(cloud, GradientInputs.Features | GradientInputs.Positions)),
                            target
                        )
                    );
                    optimiser.Step(pass);
                }
            })
        );
    }

    [Fact]
    public void PredictionsAboutAnAxis_AllocateNothing()
    {
        var net = new AxisNet(3);
        var random = new Random(1);
        PointCloud<Seen> cloud = PointCloud.Create<Seen>(
            [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())],
            [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())],
            Neighbours.WithinRadius(0.5)
        );
        var into = new Rows<Seen>();
        Assert.Equal(0, WarmAllocation.Measure(() => net.Predict(cloud, into)));
    }

    [Fact]
    public void AModelThatNobodyHolds_IsCollectedWithTheMemoryOfItsPasses()
    {
        (WeakReference model, WeakReference parameters) = UseModel();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(model.IsAlive);
        Assert.False(parameters.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Model, WeakReference Parameters) UseModel()
    {
        var net = new GalaxyNet(3);
        PointCloud<Halo> cloud = Clouds()[0];
        net.Predict(cloud, new Rows<Cosmology>());
        for (int i = 0; i < 2; i++)
        {
            using Pass pass = net.Record();
            pass.Backward(
                Loss.MeanSquaredError(
                    net.Forward(pass.Enter(cloud, GradientInputs.Features)),
                    Rows<Cosmology>.From(new double[2])
                )
            );
        }

        return (new WeakReference(net), new WeakReference(net.Parameters));
    }

    private static PointCloud<Halo>[] Clouds() =>
        [.. Sizes.Select(static n => CloudCase.Random(new Random(n), n, Halo.Signature).ToCloud<Halo>())];
}
