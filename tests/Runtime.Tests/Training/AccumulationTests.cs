using GeoDL.Typed.Runtime.Tests.Files;

namespace GeoDL.Typed.Runtime.Tests.Training;

public sealed class AccumulationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void StepOverGroups_EqualsTheWholeStep_BitByBit(Precision precision)
    {
        var whole = new FakeModel(precision: precision);
        var parts = new FakeModel(precision: precision);
        AdamW one = Make(whole),
            several = Make(parts);
        for (int t = 0; t < 3; t++)
        {
            Pass[] passes = Passes(whole);
            one.Step(passes);
            End(passes);

            passes = Passes(parts);
            several.Accumulate(passes[..2]);
            End(passes[..2]);
            several.Accumulate();
            several.Accumulate(passes[2]);
            passes[2].Dispose();
            if (t == 1)
            {
                several.Accumulate(passes[3..]);
                several.Step();
            }
            else
            {
                several.Step(passes[3..]);
            }

            End(passes);
            Assert.Equal(one.LastGradientNorm, several.LastGradientNorm);
            Assert.Equal(one.StepCount, several.StepCount);
        }

        Assert.Equal(whole.Numbers(), parts.Numbers());
        Assert.Equal(OptimiserState.Of(one), OptimiserState.Of(several));
    }

    [Fact]
    public void AnAccumulatedPass_CountsOnce()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model);
        using Pass pass = model.Quadratic();
        optimiser.Accumulate(pass);
        Assert.Throws<ArgumentException>(() => optimiser.Step(pass));
        Assert.Throws<ArgumentException>(() => optimiser.Accumulate(pass));
        optimiser.Discard();
        Assert.Throws<ArgumentException>(() => optimiser.Step());
        Assert.Equal(0, optimiser.StepCount);
    }

    [Fact]
    public void AFailedStep_DropsWhatWasAccumulated()
    {
        var model = new FakeModel();
        double[] before = model.Numbers();
        AdamW optimiser = Make(model);
        using (Pass pass = model.Quadratic())
        {
            pass.Stage(model.Mean)[0] = double.NaN;
            optimiser.Accumulate(pass);
        }

        Assert.Contains(
            "norm.running_mean",
            Assert.Throws<ArithmeticException>(() => optimiser.Step()).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, model.Numbers());

        using Pass good = model.Quadratic();
        optimiser.Step(good);
        var other = new FakeModel();
        using Pass same = other.Quadratic();
        Make(other).Step(same);
        Assert.Equal(other.Numbers(), model.Numbers());
    }

    [Fact]
    public void ATraining_IsNotSavedInTheMiddleOfAStep()
    {
        var model = new FakeModel();
        AdamW optimiser = Make(model);
        Checkpoint.Save(_folder.PathOf("a"), model.Parameters, optimiser);
        using Pass pass = model.Quadratic();
        optimiser.Accumulate(pass);
        Assert.Throws<InvalidOperationException>(() =>
            Checkpoint.Save(_folder.PathOf("b"), model.Parameters, optimiser)
        );
        Assert.False(File.Exists(_folder.PathOf("b")));
        pass.Dispose();
        Checkpoint.Load(_folder.PathOf("a"), model.Parameters, optimiser);
        Assert.Throws<ArgumentException>(() => optimiser.Step());
    }

    private static AdamW Make(FakeModel model) => new(model.Parameters, LearningRate.Constant(0.1)) { ClipNorm = 2 };

    /// <summary>Passes with other gradients and statistics each; the last one has no statistics.</summary>
    private static Pass[] Passes(FakeModel model)
    {
        var passes = new Pass[5];
        for (int i = 0; i < passes.Length; i++)
        {
            passes[i] = model.Quadratic(0.1 * i);
            if (i < 4)
                passes[i].Stage(model.Mean)[1] += i + 1;
        }

        return passes;
    }

    private static void End(Pass[] passes)
    {
        foreach (Pass pass in passes)
            pass.Dispose();
    }
}
