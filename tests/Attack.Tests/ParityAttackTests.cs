using GeoDL.Typed.Analyzers;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>The short form of the attack on proofs of parity, and that it sees what it should.</summary>
public sealed class ParityAttackTests
{
    [Fact]
    public void NoProof_IsWrong()
    {
        ParityRun run = new ParityRun(3000, seed: 5).Execute();

        Assert.Empty(run.Crashes);
        Assert.Empty(run.Rejected);
        Assert.Empty(run.Wrong.Select(static w => $"{w.Lambda.Number} odd {w.IsOdd}: {w.Lambda.Text}\n{w.Where}"));
        Assert.InRange(run.ProvedOdd, 300, 1500);
        Assert.InRange(run.ProvedEven, 300, 1500);
        Assert.InRange(run.Accepted, run.Proved + 300, 2900);
    }

    [Theory]
    [InlineData(nameof(ScalarOversight.ZeroDenominators))]
    [InlineData(nameof(ScalarOversight.NegativePowers))]
    [InlineData(nameof(ScalarOversight.Assignments))]
    public void WithoutARule_ProofsAreWrong(string rule) =>
        Assert.NotEmpty(new ParityRun(1500, seed: 7, Enum.Parse<ScalarOversight>(rule)).Execute().Wrong);
}
