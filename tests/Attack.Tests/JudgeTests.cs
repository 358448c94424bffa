using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack.Tests;

/// <summary>
/// The judge sees each kind of broken symmetry: the models here take the responsibility with
/// <c>[AssumeEquivariant]</c>, wrongly.
/// </summary>
public sealed class JudgeTests
{
    [Theory]
    [InlineData("a constant direction", "for (int i = 0; i < a.Length; i += 4) a[i + 1] += 0.1;")]
    [InlineData("a function of components", "for (int i = 0; i < a.Length; i++) a[i] = Math.Tanh(a[i]);")]
    [InlineData("a scaled component", "for (int i = 0; i < a.Length; i += 4) a[i + 2] *= 1.000001;")]
    [InlineData(
        "an absolute position",
        "for (int i = 0; i < a.Length; i += 4) a[i + 1] += cloud.PositionValues[3 * (i / 4)];"
    )]
    [InlineData(
        "the length of a position",
        "for (int i = 0; i < a.Length; i += 4) a[i] += cloud.PositionValues[3 * (i / 4)] * "
            + "cloud.PositionValues[3 * (i / 4)] + cloud.PositionValues[3 * (i / 4) + 1];"
    )]
    [InlineData("the number of a row", "for (int i = 0; i < a.Length; i += 4) a[i] += i;")]
    [InlineData("the first row", "for (int i = 0; i < a.Length; i += 4) a[i] += a[0];")]
    [InlineData(
        "a product of components",
        "for (int i = 0; i < a.Length; i += 4) { double p = a[i + 1], q = a[i + 2], r = a[i + 3]; a[i] += p * q * r; }"
    )]
    [InlineData(
        "a mean over the whole batch",
        "double u = Sum(a, 1), v = Sum(a, 2), w = Sum(a, 3); for (int i = 0; i < a.Length; i += 4) { "
            + "a[i + 1] -= u / 9; a[i + 2] -= v / 9; a[i + 3] -= w / 9; }"
    )]
    [InlineData("a small bias", "for (int i = 0; i < a.Length; i += 4) a[i + 3] += 1e-8;")]
    public async Task BrokenSymmetries_AreFound(string what, string change)
    {
        RandomProgram program = HandWritten.Program(
            "P000001",
            $$"""
            public In Forward(PointCloud<In> cloud, Labels species) => Break(cloud, cloud.Features);

            [AssumeEquivariant(Justification = "It is not: {{what}}.")]
            private static In Break(PointCloud<In> cloud, In x)
            {
                double[] a = x.ToRows().ToArray();
                {{change}}
                return cloud.WithFeatures(Rows<In>.From(a)).Features;
            }

            [AssumeEquivariant(Justification = "numbers")]
            private static double Sum(double[] a, int at) => Enumerable.Range(0, a.Length / 4).Sum(i => a[4 * i + at]);
            """
        );

        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(program);

        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.Equal(JudgementKind.Broken, judgement!.Kind);
    }

    /// <summary>
    /// The same under groups of the plane: the input is a scalar and a vector, whose last two numbers are cosine and
    /// sine.
    /// </summary>
    [Theory]
    [InlineData("O2", 0, "Z", "a[i] += a[i + d - 2];")]
    [InlineData("O2", 0, "X", "a[i + d - 1] *= 1.000001;")]
    [InlineData("O2", 0, "", "(a[i + d - 2], a[i + d - 1]) = (-a[i + d - 1], a[i + d - 2]);")]
    [InlineData("SO2", 0, "Y", "a[i + 2] += 0.1;")]
    [InlineData("SO2", 0, "", "a[i] += a[i + 1] * a[i + 2];")]
    [InlineData("SO2", 0, "Y", "a[i] += cloud.PositionValues[3 * (i / d) + 1];")]
    [InlineData("CN", 3, "Z", "a[i] += Math.Cos(4 * Math.Atan2(a[i + d - 1], a[i + d - 2]));")]
    [InlineData("CN", 8, "", "a[i] += Math.Cos(4 * Math.Atan2(a[i + d - 1], a[i + d - 2]));")]
    [InlineData("DN", 4, "X", "a[i] += Math.Sin(4 * Math.Atan2(a[i + d - 1], a[i + d - 2]));")]
    [InlineData("DN", 1, "", "a[i] += a[i + 2];")]
    [InlineData("CN", 1, "Z", "a[i] += cloud.PositionValues[3 * (i / d)];")]
    [InlineData("CN", 2, "", "a[i] += i;")]
    public async Task BrokenSymmetriesOfThePlane_AreFound(string kind, int fold, string axis, string change)
    {
        var space = new ModelSpace(
            SymmetryGroup.Of(Enum.Parse<Group>(kind), fold),
            axis.Length == 0 ? null : Enum.Parse<Axis>(axis)
        );
        RandomProgram program = HandWritten.Program(
            "P000001",
            $$"""
            public In Forward(PointCloud<In> cloud, Labels species) => Break(cloud, cloud.Features);

            [AssumeEquivariant(Justification = "It is not.")]
            private static In Break(PointCloud<In> cloud, In x)
            {
                double[] a = x.ToRows().ToArray();
                int d = a.Length / cloud.Count;
                for (int i = 0; i < a.Length; i += d) { {{change}} }
                return cloud.WithFeatures(Rows<In>.From(a)).Features;
            }
            """,
            space: space
        );

        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(program);

        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.Equal(JudgementKind.Broken, judgement!.Kind);
    }

    /// <summary>What such groups allow is not suspected, though larger ones would not allow it.</summary>
    [Theory]
    [InlineData("SO2", 0, "X", "(a[i + d - 2], a[i + d - 1]) = (-a[i + d - 1], a[i + d - 2]); a[i + 1] += a[i];")]
    [InlineData("O2", 0, "", "a[i] += a[i + 1] * a[i + 1] + a[i + 2] * a[i + 2];")]
    [InlineData("CN", 4, "Z", "a[i] += Math.Cos(4 * Math.Atan2(a[i + d - 1], a[i + d - 2]));")]
    [InlineData("CN", 4, "", "a[i] += Math.Sin(4 * Math.Atan2(a[i + 2], a[i + 1]));")]
    [InlineData("DN", 3, "Y", "a[i] += Math.Cos(3 * Math.Atan2(a[i + d - 1], a[i + d - 2]));")]
    [InlineData("CN", 1, "", "a[i] += a[i + 1]; a[i + 2] += 0.3;")]
    public async Task SymmetriesOfThePlane_AreNotSuspected(string kind, int fold, string axis, string change)
    {
        var space = new ModelSpace(
            SymmetryGroup.Of(Enum.Parse<Group>(kind), fold),
            axis.Length == 0 ? null : Enum.Parse<Axis>(axis)
        );
        RandomProgram program = HandWritten.Program(
            "P000001",
            $$"""
            public In Forward(PointCloud<In> cloud, Labels species) => Change(cloud, cloud.Features);

            [AssumeEquivariant(Justification = "The group allows it.")]
            private static In Change(PointCloud<In> cloud, In x)
            {
                double[] a = x.ToRows().ToArray();
                int d = a.Length / cloud.Count;
                for (int i = 0; i < a.Length; i += d) { {{change}} }
                return cloud.WithFeatures(Rows<In>.From(a)).Features;
            }
            """,
            space: space
        );

        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(program, SceneKind.Generic, SceneKind.Periodic);

        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.True(judgement!.Kind == JudgementKind.Equivariant, $"{judgement}");
    }

    [Theory]
    [InlineData("public In Forward(PointCloud<In> cloud, Labels species) => cloud.Features;")]
    [InlineData(
        "public Features Forward(PointCloud<In> cloud, Labels species) => "
            + "cloud.Edges.Sum(cloud.Edges.Vectors).Concat(cloud.Features.SoftNorm());"
    )]
    [InlineData(
        "[SteerableConvolution(MaxDegree = 2, Cutoff = 1.6)] private partial In Gather(Neighbourhood "
            + "e, In x); public In Forward(PointCloud<In> cloud, Labels species) => Gather(cloud.Edges, "
            + "cloud.Features);"
    )]
    [InlineData(
        "[SphericalHarmonics(\"1o\", \"0e + 1o + 2e + 3o\")] private partial Features Y(Features v); "
            + "public Features Forward(PointCloud<In> cloud, Labels species) => "
            + "Y(cloud.Edges.Sum(cloud.Edges.Vectors));"
    )]
    [InlineData(
        "public Scalars Forward(PointCloud<In> cloud, Labels species) => cloud.Batch.OneHot(species, "
            + "3) * cloud.Features.Mass;"
    )]
    public async Task EquivariantModels_AreNotSuspected(string members)
    {
        (Verdict verdict, Judgement? judgement) = await HandWritten.Try(
            HandWritten.Program("P000001", members),
            SceneKind.Generic,
            SceneKind.Symmetric,
            SceneKind.Nearest,
            SceneKind.Periodic,
            SceneKind.AllPairs
        );

        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Errors));
        Assert.Equal(JudgementKind.Equivariant, judgement!.Kind);
        Assert.True(judgement.Error <= Math.Max(Judge.Tolerance, 1e4 * judgement.Response), $"{judgement}");
    }
}
