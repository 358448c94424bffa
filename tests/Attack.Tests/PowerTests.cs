namespace GeoDL.Typed.Attack.Tests;

/// <summary>
/// The attack sees what it should: with a rule switched off, it finds accepted programs that are not equivariant.
/// </summary>
public sealed class PowerTests
{
    /// <summary>
    /// Rules without which the promise is broken, each with something planted that it alone keeps out.
    /// </summary>
    [Theory]
    [InlineData("GDL4001", "component: span")]
    [InlineData("GDL4002", "names: a type in the namespace of plumbing")]
    [InlineData("GDL4004", "unsafe: AsRef of in")]
    [InlineData("GDL4005", "assumed: no reason")]
    [InlineData("GDL4006", "query: over a cloud")]
    [InlineData("GDL4020", "function: a list")]
    [InlineData("GDL4021", "parity: even that is none")]
    public async Task WithoutARule_ThePromiseIsBroken(string rule, string plant)
    {
        AttackReport report = await new AttackRun(
            new AttackOptions
            {
                Programs = 10,
                Seed = 5,
                BatchSize = 10,
                IsSmall = true,
                Plant = plant,
                Without = rule,
                Groups = ModelGroups.Space,
            }
        ).Execute();

        Assert.NotEmpty(report.Unsound);
    }
}
