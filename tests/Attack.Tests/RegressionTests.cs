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
    [InlineData("sphere: convention / of a plain")]
    [InlineData("mesh: larger / about an axis")]
    public async Task Leak_IsRejected(string plant)
    {
        var options = new AttackOptions { Plant = plant, Seed = 3 };
        RandomProgram[] programs = [.. Enumerable.Range(0, 2).Select(i => ProgramFactory.Make(i, options))];
        foreach (
            RandomProgram[] group in programs[0].Draft.IsAlone ? programs.Select(static p => new[] { p }) : [programs]
        )
        {
            CompiledBatch batch = await new CompilerHost().Compile(group);

            Assert.All(batch.Verdicts, v => Assert.False(v.IsAccepted, v.Program.Source));
            Assert.All(
                batch.Verdicts,
                static v =>
                    Assert.Contains(
                        v.Errors,
                        static e => e.Id.StartsWith("GDL", StringComparison.Ordinal) || e.Id == "CS1029"
                    )
            );
        }
    }

    /// <summary>
    /// The nine kinds that were accepted and are not equivariant, and those that were accepted without a wrong result:
    /// every variant once, with what lies beside it. Where our rules have nothing to say, C# must.
    /// </summary>
    [Theory]
    [InlineData("1: Deconstruct at depth", "deconstruction:")]
    [InlineData("2: conversions", "conversion:")]
    [InlineData("3: handlers of interpolated strings", "handler:")]
    [InlineData("4: IFeatures by hand", "fake:")]
    [InlineData("5 and 6: parity", "parity:")]
    [InlineData("7: untyped carriers", "carrier:")]
    [InlineData("8: groups", "group:")]
    [InlineData("9: threads that write", "thread:")]
    [InlineData("functions in Map", "map:")]
    [InlineData("extension members", "extension:")]
    [InlineData("enumerators", "enumeration:")]
    [InlineData("collections", "collection:")]
    [InlineData("queries", "query:")]
    [InlineData("awaits", "await:")]
    [InlineData("patterns", "pattern:")]
    [InlineData("memory", "memory:")]
    [InlineData("weights", "weights:")]
    [InlineData("rows that are clouds", "mistake: rows that are clouds")]
    [InlineData("nodes and edges", "mistake: nodes and edges")]
    [InlineData("groups of the plane", "mistake: planar:")]
    [InlineData("where pixels lie", "pixel: place")]
    [InlineData("numbers of pixels", "pixel: numbers")]
    [InlineData("images that are moved", "pixel: moved")]
    [InlineData("labels by place", "pixel: labels")]
    public async Task Kind_IsRejected(string kind, string plants)
    {
        var options = new AttackOptions
        {
            Plant = plants,
            Seed = 3,
            IsSmall = true,
            Groups =
                plants.StartsWith("pixel:", StringComparison.Ordinal) ? ModelGroups.Pixels
                : plants.StartsWith("group:", StringComparison.Ordinal) ? ModelGroups.Space
                : ModelGroups.All,
        };
        int count = Plant.Faults.Concat(Plant.Misfits).Count(p => p.Name.Contains(plants, StringComparison.Ordinal));
        CompiledBatch batch = await new CompilerHost().Compile([
            .. Enumerable.Range(0, count).Select(i => ProgramFactory.Make(i, options)),
        ]);

        Assert.Equal(count, batch.Verdicts.Select(static v => v.Program.Planted[0]).Distinct().Count());
        Assert.True(
            batch.Verdicts.All(static v => !v.IsAccepted),
            $"{kind}: accepted are "
                + string.Join(
                    "; ",
                    batch.Verdicts.Where(static v => v.IsAccepted).Select(static v => v.Program.Planted[0])
                )
        );
        Assert.True(
            batch.Verdicts.All(static v => v.Rules.Count > 0),
            $"{kind}: no rule rejects "
                + string.Join(
                    "; ",
                    batch
                        .Verdicts.Where(static v => v.Rules.Count == 0)
                        .Select(static v => $"{v.Program.Planted[0]}: {v.Errors[0]}")
                )
        );
    }

    /// <summary>
    /// The file of a model whose modules keep less than itself said nothing of them, so it claimed more than it keeps.
    /// </summary>
    [Fact]
    public async Task ClaimsOfModules_AreReferredTo()
    {
        RandomProgram program = HandWritten.Program(
            "P000001",
            "[MeanPool] private partial In Down(Pixels p, In x); [Module] private partial Inner Next { get; } "
                + "public In Forward(PointCloud<In> cloud, Labels species) => "
                + "Next.Forward(Down(cloud.Pixels, cloud.Features).Mean(cloud.Batch)).Broadcast(cloud.Batch);",
            "[EquivariantModel(Group = Group.SO2, Approximate = 1)] public sealed partial class Inner { "
                + "[FourierActivation(Samples = 6)] private partial In Act(In x); public In Forward(In x) => Act(x); }",
            new ModelSpace(SymmetryGroup.SO2, Domain: Domain.Pixels, Approximate: 1),
            new GridSize(6, 8, IsPeriodic: false)
        );
        CompiledBatch batch = await new CompilerHost().Compile([program]);
        Assert.True(batch.Verdicts[0].IsAccepted, string.Join("\n", batch.Verdicts[0].Errors));
        Assert.Equal("C_2", Claims.Of(batch.Compilation, program.Name, program.Draft.Group)!.Name);
        (_, Judgement? judgement) = await HandWritten.Try(program);
        Assert.Equal(JudgementKind.Equivariant, judgement!.Kind);
    }

    /// <summary>
    /// CompositionAnalyzer threw on a conversion to pseudoscalars in a model of SO(3), which has none.
    /// </summary>
    [Fact]
    public async Task PseudoscalarsUnderRotationsAlone_AreAnError()
    {
        var host = new CompilerHost();
        CompiledBatch batch = await host.Compile([
            HandWritten.Program(
                "P000001",
                "public PseudoScalars Forward(PointCloud<In> cloud, Labels species) => "
                    + "PseudoScalars.From(cloud.Features);",
                space: new ModelSpace(SymmetryGroup.SO3)
            ),
        ]);

        Assert.Empty(host.Crashes);
        Assert.Contains("GDL3006", batch.Verdicts[0].Rules);
    }
}
