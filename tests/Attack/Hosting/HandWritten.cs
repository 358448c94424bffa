using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Programs that were written by hand, compiled and judged like random ones.</summary>
internal static class HandWritten
{
    /// <summary>The feature types that they share.</summary>
    public const string Features = """
        [Irreps("mass: 0e + velocity: 1o")] public readonly ref partial struct In;
        [Irreps("2x0e + 2x1o + 0o")] public readonly ref partial struct Hidden;

        """;

    /// <summary>
    /// A program whose model has these members, a Forward(PointCloud&lt;In&gt; cloud, Labels species) among them.
    /// </summary>
    /// <param name="name">The namespace.</param>
    /// <param name="members">The members of the model.</param>
    /// <param name="types">Types beside it.</param>
    /// <param name="space">What the model is about.</param>
    /// <param name="images">The size of the images, for a model of images.</param>
    /// <param name="steps">How the grid of its result is made of theirs.</param>
    public static RandomProgram Program(
        string name,
        string members,
        string types = "",
        ModelSpace? space = null,
        GridSize? images = null,
        params GridStep[] steps
    )
    {
        space ??= ModelSpace.O3;
        SymmetryGroup group = space.Group;
        string inputs =
            space.IsOnSphere ? $"{space.InputGroup.Trivial} + 2"
            : group == SymmetryGroup.O3 ? "mass: 0e + velocity: 1o"
            : $"mass: {group.Trivial} + {Named(space.Vector)}";
        string features =
            group == SymmetryGroup.O3 && !space.IsOnSphere
                ? Features
                : $"[Irreps(\"{inputs}\"{ModelSpace.Behind(space.InputGroup)})] "
                    + "public readonly ref partial struct In;\n";
        string source =
            "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing "
            + $"GeoDL.Typed;\n\nnamespace {name};\n\n{features}"
            + $"{space.Attribute} public sealed partial class Net\n{{\n{members}\n}}\n\n{types}\n";
        string entry = $$"""
            using GeoDL.Typed;
            using GeoDL.Typed.Attack;

            namespace {{name}};

            public sealed class Entry : IAttackEntry
            {
                private readonly Net _net = new(7, Precision.Double);

                public void Run(AttackInput input)
                {
                    PointCloud<In> cloud = input.Cloud<In>("{{inputs}}");
                    input.Give(_net.Predict(cloud{{(space.IsOnSphere ? string.Empty : ", input.Species(cloud, 3)")}}));
                }
            }

            """;
        var draft = new Draft(new Random(1), space, name);
        if (images is { } size)
        {
            draft.Images = new ImagePlan(size);
            ImageGrid result = steps.Aggregate(
                draft.Images[RowBase.Points]!,
                (grid, step) => draft.Images.Make(grid, step, isForced: true)!
            );
            draft.Result = Draft.Plain(draft.SignatureOf([new MulIrrep(1, group.Trivial)]), result.Rows);
            draft.Steps.Add(new Step("Planted", [], draft.Result, static _ => string.Empty));
        }
        return new RandomProgram(
            draft,
            ProgramKind.Clean,
            [],
            DomainNames.In(space, source),
            DomainNames.In(space, entry)
        );
    }

    /// <summary>One name a block: a vector about an axis has several.</summary>
    private static string Named(Irreps vector) =>
        string.Join(" + ", vector.Select(static (b, i) => $"{(i == 0 ? "velocity" : $"velocity{i}")}: {b}"));

    /// <summary>Compiles a program, and judges it if it is accepted.</summary>
    public static async Task<(Verdict Verdict, Judgement? Judgement)> Try(
        RandomProgram program,
        params SceneKind[] kinds
    )
    {
        CompiledBatch batch = await new CompilerHost().Compile([program]);
        Verdict verdict = batch.Verdicts[0];
        if (!verdict.IsAccepted)
            return (verdict, null);
        KeptGroup? claim = Claims.Of(batch.Compilation, program.Name, program.Draft.Group);
        using LoadedBatch? loaded = CompilerHost.Load(batch, [verdict], out string? failure);
        return loaded is null
            ? throw new InvalidOperationException(failure)
            : (
                verdict,
                new Judge(
                    loaded.EntryOf(program.Name),
                    program.Draft.Space,
                    ImageSpace.Of(program.Draft, claim),
                    claim
                ).Run(17, kinds.Length == 0 ? [SceneKind.Generic] : kinds)
            );
    }
}
