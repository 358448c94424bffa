using System.Reflection;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Training;
using GeoDL.Typed.Runtime.Tests.Values;

namespace GeoDL.Typed.Runtime.Tests.Entries;

/// <summary>What can be disposed: once is enough, twice hurts nobody, and afterwards every use says so.</summary>
public class DisposableTests
{
    private static readonly FakeModel Model = new();
    private static readonly PointCloud<Halo> Cloud = PassTests.HaloCloud();

    /// <summary>Every public member of a pass.</summary>
    private static readonly Dictionary<string, Action<Pass>> PassMembers = new()
    {
        ["Parameters"] = static p => _ = p.Parameters,
        ["Step"] = static p => _ = p.Step,
        ["Training"] = static p => _ = p.Training,
        ["Gradient"] = static p => p.Gradient(Model.First),
        ["CommitStatistics"] = static p => p.CommitStatistics(),
        ["Enter"] = static p => p.Enter(Cloud),
        ["Enter rows"] = static p => Eval.Of(p.Enter(Cloud.Rows)),
        ["Enter untyped rows"] = static p => Eval.Of(p.Enter(Rows.From("0e", [1f]))),
        ["Backward"] = static p => p.Backward(Loss.Sum(Cloud.Features.SoftNorm())),
        ["PositionGradient"] = static p => p.PositionGradient(Cloud),
        ["CellGradient"] = static p => p.CellGradient(Cloud),
        ["Forces"] = static p => Eval.Of(p.Forces(Cloud.Features.SoftNorm(), Cloud)),
        ["Stress"] = static p => Eval.Of(p.Stress(Cloud.Features.SoftNorm(), Cloud)),
        ["Hessian"] = static p => p.Hessian(Cloud.Features.SoftNorm(), Cloud),
        ["Hessian of two points"] = static p => p.Hessian(Cloud.Features.SoftNorm(), Cloud, 0, 0),
        ["HessianProduct"] = static p => p.HessianProduct(Cloud.Features.SoftNorm(), Cloud, [], []),
        ["FeatureGradient"] = static p => p.FeatureGradient(Cloud),
        ["Optimiser.Step"] = static p => new Adam(Model.Parameters, 0.1).Step(p),
        ["Optimiser.Accumulate"] = static p => new Adam(Model.Parameters, 0.1).Accumulate(p),
    };

    public static TheoryData<string> Members => [.. PassMembers.Keys];

    [Fact]
    public void AllDisposablesAndAllTheirMembers_AreTried()
    {
        Assert.Equal(
            ["MpiReplicas", "Pass", "Prediction", "ProgressLine"],
            typeof(Pass)
                .Assembly.GetExportedTypes()
                .Where(static t => t.GetMethod("Dispose", []) is not null)
                .Select(static t => t.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            new[]
            {
                "Backward",
                "CellGradient",
                "CommitStatistics",
                "Enter",
                "FeatureGradient",
                "Forces",
                "Gradient",
                "Hessian",
                "HessianProduct",
                "Parameters",
                "PositionGradient",
                "Step",
                "Stress",
                "Training",
            },
            typeof(Pass)
                .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(static m => m is PropertyInfo or MethodInfo { IsSpecialName: false })
                .Select(static m => m.Name)
                .Distinct()
                .Except(["Dispose", "Equals", "GetHashCode"])
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void APassThatHasEnded_SaysSo(string member)
    {
        Pass ended = Model.Record();
        Pass copy = ended;
        ended.Dispose();
        Assert.Throws<ObjectDisposedException>(() => PassMembers[member](ended));

        // Its memory is another's now, which changes nothing.
        using Pass next = Model.Record();
        Assert.Throws<ObjectDisposedException>(() => PassMembers[member](ended));
        Assert.Throws<ObjectDisposedException>(() => PassMembers[member](copy));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void ADefaultPass_SaysWherePassesComeFrom(string member) =>
        Assert.Contains(
            "Record",
            Assert.Throws<InvalidOperationException>(() => PassMembers[member](default)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void DisposingAgain_EndsNobodyElsesPass()
    {
        Pass first = Model.Record(step: 1);
        first.Dispose();
        first.Dispose();
        Pass second = Model.Record(step: 2),
            third = Model.Record(step: 3);
        first.Dispose();
        Assert.Equal((2, 3), (second.Step, third.Step));
        Assert.NotEqual(first, second);
        Eval.Of(second.Enter(Cloud).Features);
        Eval.Of(third.Enter(Cloud).Features);
        Assert.False(ReferenceEquals(second.Workspace, third.Workspace));
        second.Dispose();
        third.Dispose();
        default(Pass).Dispose();
    }

    [Fact]
    public void DisposingAPredictionAgain_GivesItsMemoryAwayOnce()
    {
        WorkspacePool pool = GradientCheck.Pool();
        Prediction ended = pool.Predict();
        ended.Dispose();
        ended.Dispose();
        using Prediction one = pool.Predict(),
            two = pool.Predict();
        ended.Dispose();
        Assert.False(ReferenceEquals(one.Workspace, two.Workspace));
        double[] features = one.Enter(Cloud).Features.ToRows().ToArray();
        Assert.Equal(Cloud.Rows.ToArray(), features);
    }

    [Fact]
    public void APredictionThatHasEnded_SaysSo()
    {
        Assert.Throws<ObjectDisposedException>(() =>
        {
            Prediction ended = GradientCheck.Pool().Predict();
            ended.Dispose();
            ended.Enter(Cloud);
        });
        Assert.Throws<ObjectDisposedException>(() =>
        {
            WorkspacePool pool = GradientCheck.Pool();
            Prediction ended = pool.Predict();
            ended.Dispose();
            using Prediction next = pool.Predict();
            ended.Enter(Rows.From("0e", [1f]));
        });
        Assert.Throws<InvalidOperationException>(static () => default(Prediction).Enter(Cloud));
    }
}
