using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>
/// Values of two groups do not mix, and everything that a cloud gives is of the group of its features.
/// </summary>
public sealed class GroupTests
{
    /// <summary>
    /// A pseudoscalar times a feature without parity leaves no trace of the sign, so that an inner product would be
    /// taken for an even scalar.
    /// Whatever the analyzers say, it must not run.
    /// </summary>
    [Fact]
    public async Task Pseudoscalar_DoesNotHideInAFeatureWithoutParity()
    {
        RandomProgram program = HandWritten.Program(
            "P000001",
            """
            [TensorProduct("1o", "1o", "1e")] private partial Features Cross(Features x, Features y);
            [TensorProduct("1e", "1o", "0o")] private partial Features Triple(Features x, Features y);
            [return: Irreps("1o")]
            public Features Forward(PointCloud<Turning> cloud, Labels species)
            {
                Neighbourhood e = cloud.Edges;
                Features a = e.Sum(e.Vectors), b = e.Sum(e.Lengths * e.Vectors), c = e.Sum(e.Lengths * (e.Lengths * e.Vectors));
                PseudoScalars p = PseudoScalars.From(Triple(Cross(a, b), c));
                Features t = cloud.Features;
                Features hidden = p * t;
                return hidden.SumOverCopies().Inner(t.SumOverCopies()) * a;
            }
            """,
            "[Irreps(\"1\", Group = Group.SO3)] public readonly ref partial struct Turning;"
        );
        program = program with
        {
            Entry = program.Entry.Replace(
                "PointCloud<In> cloud = input.Cloud<In>(\"mass: 0e + velocity: 1o\")",
                "PointCloud<Turning> cloud = input.Cloud<Turning>(\"1\")"
            ),
        };

        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(program);

        Assert.True(
            !verdict.IsAccepted || judgement!.Kind == JudgementKind.Throws,
            $"{judgement}\n{string.Join("\n", verdict.Errors)}"
        );
    }

    [Theory]
    [InlineData(
        "[Linear(\"1\", \"2x1\")] private partial Features Mix(Features x); [return: Irreps(\"2x1\")] "
            + "public Features Forward(PointCloud<In> cloud, Labels species) => "
            + "Mix(cloud.Edges.Sum(cloud.Edges.Lengths * cloud.Edges.Vectors));"
    )]
    [InlineData(
        "[Linear(\"3x0\", \"1x0\")] private partial Features Mix(Features x); public Features "
            + "Forward(PointCloud<In> cloud, Labels species) => Mix(cloud.Batch.OneHot(species, 3));"
    )]
    [InlineData(
        "public Features Forward(PointCloud<In> cloud, Labels species) => "
            + "cloud.Features.Concat(cloud.Positions - cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch))"
            + ";"
    )]
    [InlineData(
        "public Features Forward(PointCloud<In> cloud, Labels species) => "
            + "(Features)cloud.Features.Mass + Features.Zeros(cloud.Features, \"0\");"
    )]
    [InlineData(
        "public Scalars Forward(PointCloud<In> cloud, Labels species) => cloud.Features.Mass + "
            + "Scalars.Zeros(cloud.Features);"
    )]
    [InlineData(
        "public Positions Shift(PointCloud<In> cloud) => cloud.Positions + cloud.Features.Velocity; "
            + "public Scalars Forward(PointCloud<In> cloud, Labels species) => (Shift(cloud) - "
            + "cloud.Positions).SoftNorm();"
    )]
    [InlineData(
        "public Scalars Forward(PointCloud<In> cloud, Labels species) => "
            + "cloud.Edges.Sum(cloud.Edges.Basis(2, cutoff: 1.6).SumOverCopies().SoftNorm() * "
            + "cloud.Edges.Envelope(cutoff: 1.6));"
    )]
    public async Task Geometry_HasTheGroupOfTheFeatures(string members)
    {
        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(
            HandWritten.Program("P000001", members, space: new ModelSpace(SymmetryGroup.SO3)),
            SceneKind.Generic
        );

        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Equivariant, $"{judgement}");
    }
}
