using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>
/// The judge sees broken symmetries of volumes, surfaces and spheres, and does not suspect what keeps them.
/// </summary>
public sealed class SpaceJudgeTests
{
    /// <summary>Rows are 1 + 3 numbers on voxels, 1 + 1 + 2 on vertices.</summary>
    [Theory]
    [InlineData("Voxels", "a scaled vector", "for (int i = 1; i < a.Length; i += 4) a[i] *= 1.001;")]
    [InlineData("Voxels", "the next voxel", "for (int i = 0; i + 4 < a.Length; i += 4) a[i] = a[i + 4];")]
    [InlineData("Voxels", "a mirror without values", "for (int i = 0; i < a.Length; i += 4) a[i + 2] = -a[i + 2];")]
    [InlineData("Vertices", "a scaled component", "for (int i = 2; i < a.Length; i += 4) a[i] *= 1.001;")]
    [InlineData("Vertices", "a constant in each frame", "for (int i = 2; i < a.Length; i += 4) a[i] += 1e-6;")]
    [InlineData("Vertices", "the number of a vertex", "for (int i = 0; i < a.Length; i += 4) a[i] += i;")]
    [InlineData("Vertices", "a mirror", "for (int i = 3; i < a.Length; i += 4) a[i] = -a[i];")]
    public async Task BrokenSymmetries_AreFound(string domain, string what, string change)
    {
        (Verdict verdict, Judgement? judgement) = await Changed(domain, what, change);
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Broken, $"{judgement}");
    }

    [Theory]
    [InlineData("Voxels", "a scaled vector", "for (int i = 0; i < a.Length; i++) a[i] *= i % 4 > 0 ? 2 : 1;")]
    [InlineData("Voxels", "a constant", "for (int i = 0; i < a.Length; i += 4) a[i] += 1;")]
    [InlineData(
        "Vertices",
        "a function of numbers",
        "for (int i = 0; i < a.Length; i += 4) a[i] = Math.Tanh(a[i + 1]);"
    )]
    [InlineData(
        "Vertices",
        "a quarter turn",
        "for (int i = 2; i < a.Length; i += 4) (a[i], a[i + 1]) = (-a[i + 1], a[i]);"
    )]
    public async Task KeptSymmetries_AreNotSuspected(string domain, string what, string change)
    {
        (Verdict verdict, Judgement? judgement) = await Changed(domain, what, change);
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Equivariant, $"{judgement}");
    }

    /// <summary>Rows of pixels are a temperature and a polarisation.</summary>
    [Theory]
    [InlineData("O3", "a[i + 1] *= 1.001;", JudgementKind.Broken)]
    [InlineData("O3", "a[i + 2] += 1e-6;", JudgementKind.Broken)]
    [InlineData("SO3", "a[i] += i;", JudgementKind.Broken)]
    [InlineData("O3", "(a[i + 1], a[i + 2]) = (-a[i + 2], a[i + 1]);", JudgementKind.Broken)]
    [InlineData("SO3", "(a[i + 1], a[i + 2]) = (-a[i + 2], a[i + 1]);", JudgementKind.Equivariant)]
    [InlineData("O3", "a[i] += 1;", JudgementKind.Equivariant)]
    [InlineData("O3", "a[i + 1] *= 2; a[i + 2] *= 2;", JudgementKind.Equivariant)]
    public async Task Fields_AreJudged(string group, string change, JudgementKind expected)
    {
        var whole = SymmetryGroup.Of(Enum.Parse<Group>(group), 0);
        (string modes, string stated) =
            group == "O3" ? ("0e..3 + 2e..3 + 2o..3", string.Empty) : ("0..3 + 2..3 + 2..3", ", Group = Group.SO3");
        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(
            HandWritten.Program(
                "P000001",
                $$"""
                [ToHarmonics(MaxDegree = 3)] private partial Modes Analyse(Directions p, In x);
                [FromHarmonics] private partial In Synthesise(Directions p, Modes x);
                public In Forward(PointCloud<In> cloud) =>
                    Change(cloud, Synthesise(cloud.Directions, Analyse(cloud.Directions, cloud.Features)));
                [AssumeEquivariant(Justification = "It is not, or pixels allow it.")]
                private static In Change(PointCloud<In> cloud, In x)
                {
                    double[] a = x.ToRows().ToArray();
                    for (int i = 0; i < a.Length; i += 3) { {{change}} }
                    return cloud.WithFeatures(Rows<In>.From(a)).Features;
                }
                """,
                $"[Irreps(\"{modes}\"{stated})] public readonly ref partial struct Modes;",
                space: new ModelSpace(whole, Domain: Domain.Directions)
            )
        );
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == expected, $"{judgement}");
    }

    private static Task<(Verdict Verdict, Judgement? Judgement)> Changed(string domain, string what, string change)
    {
        bool isVolume = domain == "Voxels";
        return HandWritten.Try(
            HandWritten.Program(
                "P000001",
                $$"""
                public In Forward(PointCloud<In> cloud, Labels species) => Change(cloud, cloud.Features);
                [AssumeEquivariant(Justification = "{{what}}.")]
                private static In Change(PointCloud<In> cloud, In x)
                {
                    double[] a = x.ToRows().ToArray();
                    {{change}}
                    return cloud.WithFeatures(Rows<In>.From(a)).Features;
                }
                """,
                space: isVolume
                    ? new ModelSpace(SymmetryGroup.O3, Domain: Domain.Voxels, Approximate: 0.1)
                    : new ModelSpace(SymmetryGroup.SO2, Domain: Domain.Vertices),
                images: isVolume ? new GridSize(3, 4, IsPeriodic: false, Depth: 5) : null
            ),
            SceneKind.Generic,
            SceneKind.Nearest
        );
    }
}
