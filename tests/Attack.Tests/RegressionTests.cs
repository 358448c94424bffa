using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>What random programs found once: each stays closed.</summary>
public sealed class RegressionTests
{
    /// <summary>Programs that were accepted and not equivariant.</summary>
    [Theory]
    [InlineData("exception: message names a row")]
    [InlineData("exception: message of labels")]
    [InlineData("exception: filter")]
    [InlineData("exception: general catch")]
    [InlineData("exception: in a helper")]
    [InlineData("exception: around a local function")]
    [InlineData("exception: in a marked helper")]
    [InlineData("exception: faulted task")]
    [InlineData("exception: task of a")]
    [InlineData("exception: delegate of a local function")]
    [InlineData("exception: two local functions")]
    [InlineData("exception: iterator")]
    [InlineData("exception: local")]
    [InlineData("exception: marked async helper")]
    [InlineData("helper: marked extension")]
    [InlineData("exception: first chance")]
    [InlineData("assumed: local function without a reason")]
    [InlineData("assumed: local function of a marked helper")]
    [InlineData("helper: unsafe accessor of labels")]
    [InlineData("helper: unsafe accessor of positions")]
    [InlineData("helper: unsafe accessor elsewhere, marked")]
    [InlineData("helper: interop")]
    [InlineData("names: a type in our namespace")]
    [InlineData("reflection: the pool")]
    [InlineData("memory: pool")]
    [InlineData("memory: array")]
    [InlineData("memory: stack")]
    public async Task Leak_is_rejected(string plant)
    {
        var options = new AttackOptions { Plant = plant, Seed = 3 };
        RandomProgram[] programs = [.. Enumerable.Range(0, 4).Select(i => ProgramFactory.Make(i, options))];
        foreach (RandomProgram[] group in programs[0].Draft.IsAlone ? programs.Select(static p => new[] { p }) : [programs])
        {
            CompiledBatch batch = await new CompilerHost().Compile(group);

            Assert.All(batch.Verdicts, v => Assert.False(v.IsAccepted, v.Program.Source));
            Assert.All(batch.Verdicts, static v => Assert.Contains(v.Errors, static e => e.Id.StartsWith("GDL", StringComparison.Ordinal) || e.Id == "CS1029"));
        }
    }

    /// <summary>CompositionAnalyzer threw on a conversion to pseudoscalars in a model of SO(3), which has none.</summary>
    [Fact]
    public async Task Pseudoscalars_under_rotations_alone_are_an_error()
    {
        var host = new CompilerHost();
        CompiledBatch batch = await host.Compile([HandWritten.Program(
            "P000001", "public PseudoScalars Forward(PointCloud<In> cloud, Labels species) => PseudoScalars.From(cloud.Features);", group: Group.SO3)]);

        Assert.Empty(host.Crashes);
        Assert.Contains("GDL3006", batch.Verdicts[0].Rules);
    }
}
