namespace GeoDL.Typed.Attack.Tests;

/// <summary>The short run: random programs of few operations, each compiled, and run where it is accepted.</summary>
public sealed class ShortRunTests
{
    [Theory]
    [InlineData(nameof(ModelGroups.Space), 30)]
    [InlineData(nameof(ModelGroups.Plane), 25)]
    [InlineData(nameof(ModelGroups.Pixels), 25)]
    [InlineData(nameof(ModelGroups.Graphs), 15)]
    public async Task NoAcceptedProgram_BreaksItsSymmetry(string groups, int programs)
    {
        AttackReport report = await new AttackRun(
            new AttackOptions
            {
                Programs = programs,
                Seed = 20,
                BatchSize = 20,
                Groups = Enum.Parse<ModelGroups>(groups),
                IsSmall = true,
                Workers = 2,
            }
        ).Execute();

        Assert.Empty(report.Crashes);
        Assert.InRange(report.AcceptedShare, 0.3, 0.75);
        Assert.Empty(report.Inconsistent.Select(static o => $"{o.Name} (seed {o.Seed}): {o.Errors}"));
        Assert.Empty(
            report.Unexplained.Select(static o =>
                $"{o.Name} (seed {o.Seed}, {string.Join(", ", o.Planted)}): "
                + $"{string.Join("\n", o.Unexplained)}\n{o.Source}"
            )
        );
        Assert.Empty(
            report.Unsound.Select(static o =>
                $"{o.Name} (seed {o.Seed}, {string.Join(", ", o.Planted)}): {o.Judgement}\n{o.Source}"
            )
        );
    }
}
