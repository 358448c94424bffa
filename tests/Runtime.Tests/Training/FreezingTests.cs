using GeoDL.Typed.Runtime.Tests.Files;

namespace GeoDL.Typed.Runtime.Tests.Training;

public sealed class FreezingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mix.weight", true, false)]
    [InlineData("mix.bias", false, true)]
    [InlineData("*.bias", false, true)]
    [InlineData("norm", false, false)]
    public void Frozen_StaysBitByBit_AndTheRestIsTrained(string path, bool first, bool second)
    {
        var model = new FakeModel();
        double[] weight = model.First.ToArray(),
            bias = model.Second.ToArray();
        AdamW optimiser = Make(model, path);
        for (int t = 0; t < 3; t++)
            Step(model, optimiser);
        Assert.Equal(first, weight.SequenceEqual(model.First.ToArray()));
        Assert.Equal(second, bias.SequenceEqual(model.Second.ToArray()));
        Assert.Equal(path == "norm" ? 0 : 3, model.Mean.ToArray()[2]);
    }

    [Fact]
    public void WhatIsTrained_MovesAsIfNothingElseHadAGradient()
    {
        var frozen = new FakeModel();
        var alone = new FakeModel();
        AdamW optimiser = Make(frozen, "mix.bias"),
            plain = new(alone.Parameters, LearningRate.Constant(0.1)) { ClipNorm = 0.5 };
        for (int t = 0; t < 4; t++)
        {
            Step(frozen, optimiser);
            using Pass pass = alone.Quadratic();
            pass.GradientOf<float>(alone.Second).Clear();
            plain.Step(pass);
            Assert.Equal(plain.LastGradientNorm, optimiser.LastGradientNorm);
        }

        Assert.Equal(alone.First.ToArray(), frozen.First.ToArray());
        Assert.NotEqual(alone.Second.ToArray(), frozen.Second.ToArray());
    }

    [Fact]
    public void FrozenGradients_NeedNotBeFinite()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model, "mix.bias");
        using Pass pass = model.Quadratic();
        pass.GradientOf<float>(model.Second)[0] = float.NaN;
        optimiser.Step(pass);
        Assert.Equal(1, optimiser.StepCount);
    }

    [Fact]
    public void UnknownPath_IsAnErrorThatListsThePaths()
    {
        var model = new FakeModel();
        foreach (string path in new[] { "mi", "mix.weight.0", "bias", "", "*.*.*" })
        {
            string message = Assert.Throws<KeyNotFoundException>(() => Make(model, path)).Message;
            Assert.Contains($"'{path}'", message, StringComparison.Ordinal);
            Assert.Contains("mix.weight, mix.bias, norm.running_mean", message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => Make(model, "mix"));
        Assert.Throws<ArgumentException>(() => Make(model, "mix.weight", "mix.bias"));
    }

    [Fact]
    public void Checkpoint_StatesWhatWasFrozen()
    {
        string file = _folder.PathOf("a");
        var model = new FakeModel();
        AdamW optimiser = Make(model, "*.bias");
        Step(model, optimiser);
        Checkpoint.Save(file, model.Parameters, optimiser);

        // Another way to say the same.
        var same = new FakeModel(seed: 5);
        AdamW resumed = Make(same, "mix.bias");
        Checkpoint.Load(file, same.Parameters, resumed);
        Step(same, resumed);
        Step(model, optimiser);
        Assert.Equal(model.Numbers(), same.Numbers());

        string message = Assert
            .Throws<InvalidDataException>(() => Checkpoint.Load(file, same.Parameters, Make(same)))
            .Message;
        Assert.Contains("geodl.frozen is mix.bias, here it is absent", message, StringComparison.Ordinal);
    }

    private static AdamW Make(FakeModel model, params string[] frozen) =>
        new(model.Parameters, LearningRate.Constant(0.1)) { ClipNorm = 0.5, Frozen = frozen };

    private static void Step(FakeModel model, Optimiser optimiser)
    {
        using Pass pass = model.Quadratic();
        pass.Stage(model.Mean)[2] = optimiser.StepCount + 1;
        optimiser.Step(pass);
    }
}
