using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Inputs, workspaces, and what ends with a pass.</summary>
public class PassTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void AWarmPrediction_AllocatesNothing(Precision precision)
    {
        WorkspacePool pool = GradientCheck.Pool(precision);
        PointCloud<Halo> cloud = HaloCloud();
        var answer = new Rows<Halo>();
        for (int i = 0; i < 3; i++)
            Predict(pool, cloud, answer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Predict(pool, cloud, answer);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(3, answer.Count);
    }

    [Fact]
    public void AWarmRecordedPass_AllocatesNothing()
    {
        WorkspacePool pool = GradientCheck.Pool();
        PointCloud<Halo> cloud = HaloCloud();
        Rows<Halo> target = Rows<Halo>.From(new double[12]);
        void Train()
        {
            using Pass pass = pool.Record(training: true, step: 0);
            PointCloud<Halo> entered = pass.Enter(cloud, GradientInputs.Positions | GradientInputs.Features);
            pass.Backward(
                Loss.MeanSquaredError(Forward(entered), target) + 0.5 * Loss.MeanAbsoluteError(Forward(entered), target)
            );
        }

        for (int i = 0; i < 3; i++)
            Train();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Train();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void PredictionsOnManyThreads_Agree()
    {
        WorkspacePool pool = GradientCheck.Pool(Precision.Single);
        PointCloud<Halo> cloud = HaloCloud();
        var reference = new Rows<Halo>();
        Predict(pool, cloud, reference);
        float[] expected = reference.ToSingleArray();
        Parallel.For(
            0,
            64,
            _ =>
            {
                var answer = new Rows<Halo>();
                Predict(pool, cloud, answer);
                Assert.Equal(expected, answer.ToSingleArray());
            }
        );
    }

    [Fact]
    public void WhatOutlivesItsPass_Throws()
    {
        WorkspacePool pool = GradientCheck.Pool();
        PointCloud<Halo> cloud = HaloCloud();
        Pass pass = pool.Record(training: false, step: 0);
        PointCloud<Halo> entered = pass.Enter(cloud);
        _ = entered.Features.ToRows();
        pass.Dispose();
        Assert.Contains("has ended", Assert.Throws<InvalidOperationException>(() => entered.Features.ToRows()).Message);
        Assert.Contains("has ended", Assert.Throws<InvalidOperationException>(() => Eval.Of(entered.Edges)).Message);
        Assert.Throws<InvalidOperationException>(() => Eval.Of(entered.Batch));
        Assert.Throws<InvalidOperationException>(() => Eval.Of(entered.Positions));
        Assert.Throws<ObjectDisposedException>(() => pass.Enter(cloud));
        Assert.Throws<InvalidOperationException>(() =>
        {
            using Pass next = pool.Record(training: false, step: 0);
            Neighbourhood edges = next.Enter(cloud).Edges;
            Positions positions = next.Enter(cloud).Positions;
            next.Dispose();
            using Pass another = pool.Record(training: false, step: 0);
            _ = another.Enter(cloud);
            _ = edges.Vectors;
        });
    }

    [Fact]
    public void Defaults_ThrowAndSayWhatToDo()
    {
        Assert.Contains(
            "default",
            Assert.Throws<InvalidOperationException>(() => Eval.Of(default(Halo) + default(Halo))).Message
        );
        Assert.Contains("default", Assert.Throws<InvalidOperationException>(() => default(Features).Signature).Message);
        Assert.Contains(
            "default",
            Assert.Throws<InvalidOperationException>(() => default(Neighbourhood).Count).Message
        );
        Assert.Contains("default", Assert.Throws<InvalidOperationException>(() => default(Batch).Count).Message);
        Assert.Contains(
            "default",
            Assert.Throws<InvalidOperationException>(() => Eval.Of(default(PointCloud<Halo>).Features)).Message
        );
        Assert.Contains(
            "default",
            Assert.Throws<InvalidOperationException>(() => Eval.Of(default(PointCloud<Halo>).Edges)).Message
        );
        Assert.Throws<InvalidOperationException>(() => default(Positions).ToArray());
        Assert.Throws<InvalidOperationException>(() => default(Loss).Value);
    }

    [Fact]
    public void Passes_DoNotMix()
    {
        WorkspacePool pool = GradientCheck.Pool();
        PointCloud<Halo> cloud = HaloCloud();
        using Pass one = pool.Record(training: true, step: 0),
            two = pool.Record(training: true, step: 0);
        PointCloud<Halo> first = one.Enter(cloud, GradientInputs.Features),
            second = two.Enter(cloud);
        Assert.Contains(
            "two different passes",
            Assert.Throws<InvalidOperationException>(() => Eval.Of(first.Features + second.Features)).Message
        );
        Assert.Throws<InvalidOperationException>(() => two.Backward(Loss.Sum(first.Features.SoftNorm())));
        Assert.Throws<ArgumentException>(() => two.PositionGradient(first));
        Assert.Throws<InvalidOperationException>(() => one.PositionGradient(first));
        Assert.Throws<ArgumentException>(() => one.Enter(cloud, GradientInputs.Cell));
        Loss loss = Loss.Sum(first.Features.SoftNorm());
        one.Backward(loss);
        Assert.Contains(
            "already",
            Assert.Throws<InvalidOperationException>(() => one.Backward(Loss.Sum(first.Features.SoftNorm()))).Message
        );
    }

    [Fact]
    public void InputsWithoutAPass_GiveValuesOnTheHeapThatAgree()
    {
        PointCloud<Halo> cloud = HaloCloud();
        using Prediction prediction = GradientCheck.Pool().Predict();
        double[] entered = Forward(prediction.Enter(cloud)).ToRows().ToArray();
        Near.Equal(entered, Forward(cloud).ToRows().ToArray(), Tolerance.Value.Double);
    }

    internal static PointCloud<Halo> HaloCloud()
    {
        Scene scene = Scene.Create();
        return scene.Cloud.WithFeatures(Rows<Halo>.From(Scene.Uniform(new Random(8), 4 * scene.Cloud.Count)));
    }

    internal static Halo Forward(PointCloud<Halo> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Halo x = cloud.Features;
        Scalars weights =
            edges.Softmax(edges.Lengths * -0.5) * x.Velocity.Inner(x.Velocity).Mean(cloud.Batch).Broadcast(edges);
        Halo y =
            x + edges.Sum(weights * edges.Sender(x)) + edges.Mean(edges.Receiver(x) / edges.Lengths.BoundedNorm(0.1));
        Positions moved = cloud.Positions + 0.1 * y.Velocity;
        Features centred = moved - cloud.Positions;
        y = y + edges.Sum(edges.At(moved).Vectors.Inner(edges.Vectors) * edges.Sender(y));
        return Halo.From(y.LogMass.Concat(y.Velocity + centred)).Mean(cloud.Batch);
    }

    private static void Predict(WorkspacePool pool, PointCloud<Halo> cloud, Rows<Halo> answer)
    {
        using Prediction prediction = pool.Predict();
        Forward(prediction.Enter(cloud)).CopyTo(answer);
    }
}
