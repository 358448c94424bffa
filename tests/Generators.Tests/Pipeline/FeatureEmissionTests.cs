namespace GeoDL.Typed.Generators.Tests.Pipeline;

public class FeatureEmissionTests
{
    [Fact]
    public void EmittedFeatures_CompileWithoutWarnings()
    {
        GeneratorRun run = GeneratorHost
            .Run(
                """
                [Irreps("logMass: 0e + helicity: 0o + velocity: 1o + 4x2e")] public readonly ref partial struct Halo;
                [Irreps("4x0 + v: 2x1", Group = Group.SO3)] public readonly ref partial struct Turning;
                namespace Deep.@class
                {
                    public partial interface Outer { public partial record struct Middle { [Irreps("inner: 0e")] internal readonly ref partial struct @struct; } }
                }
                public static class Use
                {
                    public static Halo Combine(Halo a, Halo b) => -(a + b - a * 0.5 + 2 * b) / 3 * a.LogMass;
                    public static Mirrored<Halo> Flip(Halo a) => a.Helicity * a;
                    public static Features Plain(Halo a) => a;
                    public static Halo Back(Halo a) => Halo.From(a) / a.LogMass + Halo.Zeros(a);
                    public static Features Velocity(Halo a) => a.Velocity;
                    public static string Text => Halo.Signature + Turning.Signature;
                }
                """
            )
            .AssertClean();

        Assert.Equal(["Deep.class.Outer.Middle.struct.g.cs", "Halo.g.cs", "Turning.g.cs"], run.Files.Keys.Order());
    }

    [Fact]
    public void TheSignature_IsTheSummaryUnlessTheUserWroteOne()
    {
        GeneratorRun run = GeneratorHost
            .Run(
                """
                [Irreps("0e")] public readonly ref partial struct Plain;
                /// <summary>A halo.</summary>
                [Irreps("0e")] public readonly ref partial struct Documented;
                """
            )
            .AssertClean();

        Assert.Contains("<summary><c>0e</c> under O3", run.Files["Plain.g.cs"]);
        Assert.DoesNotContain("under O3: a view", run.Files["Documented.g.cs"]);
        Assert.Contains("<remarks>Each row transforms as <c>0e</c> under O3.</remarks>", run.Files["Documented.g.cs"]);
    }

    [Fact]
    public void AFaultySignature_LeavesNoOtherError()
    {
        GeneratorRun run = GeneratorHost.Run(
            """
            [Irreps("mass: 0e + velocity: 1z")] public readonly ref partial struct Halo;
            public static class Use { public static Features F(Halo a) => (a + a).Velocity; }
            """
        );

        run.AssertClean();
    }
}
