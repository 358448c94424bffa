using System.Runtime.Loader;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Tests.Pipeline;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>Fields in models: members, pointwise functions, pools, and functions on a circle.</summary>
public sealed class FieldModelTests
{
    private const int Points = 9;

    private static readonly (SymmetryGroup Group, string Fields, string Circle)[] Cases =
    [
        (SymmetryGroup.C(4), "plain: 2x0 + field: 4x regular + 3x quotient(2)", "2x0 + 2x1 + 2x2"),
        (SymmetryGroup.C(5), "plain: 2x0 + field: 3x regular + 4x quotient(5)", "3x0 + 3x2"),
        (SymmetryGroup.D(3), "plain: 2x0e + field: 3x regular + 2x quotient(mirror)", "4x0e + 4x1"),
        (SymmetryGroup.D(4), "plain: 2x0e + field: regular + 2x quotient(2, mirror)", "2x0e + 2x1 + 2x2e + 2x2o"),
    ];

    [Fact]
    public void Fields_TurnWithTheirGroup()
    {
        using MemoryStream image = GeneratorHost.Run(GeneratorHost.Compile([.. Cases.Select(Source)])).CleanImage();
        var context = new AssemblyLoadContext("fields", isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        var random = new Random(3);
        for (int c = 0; c < Cases.Length; c++)
        {
            (SymmetryGroup group, string fields, _) = Cases[c];
            Irreps irreps = Signature.Parse(fields, group).Irreps;
            double[] features = GroupCase.Numbers(Points * irreps.Dim, c);
            for (int part = 0; part < 3; part++)
            {
                double[] here = Predict(c, part, features);
                Assert.True(here.Max(Math.Abs) > Tolerance.Noticeable);
                for (int trial = 0; trial < 5; trial++)
                {
                    GroupElement element = group.Random(random);
                    Near.Equal(
                        GroupCase.Turn(irreps, here, element),
                        Predict(c, part, GroupCase.Turn(irreps, features, element)),
                        Tolerance.Equivariance.Double,
                        $"{group}, part {part}"
                    );
                }
            }
        }

        context.Unload();

        double[] Predict(int c, int part, double[] features) =>
            (double[])assembly.GetType($"Case{c}.Probe")!.GetMethod("Run")!.Invoke(null, [part, features])!;
    }

    [Fact]
    public void Documentation_SaysWhatIsExact()
    {
        string file = GeneratorHost
            .Run(
                """
                [EquivariantModel(Group = Group.SO2)]
                public sealed partial class Net
                {
                    [FourierActivation("8x0 + 8x1 + 8x2", "8x0 + 8x1 + 8x2", Function = Nonlinearity.ReLU)]
                    private partial Features Act(Features x);
                }
                """
            )
            .AssertClean()
            .Files.Values.Single(static f => f.Contains("partial class Net "));
        Assert.Matches(
            @"ReLU of functions on a circle with 16 samples: 8x0 \+ 8x1 \+ 8x2\. Exact under C_16; aliasing residual "
                + @"under SO\(2\): 0\.0\d+ \(root of the aliased part of the power, for normal components\)\.",
            file
        );
    }

    [Theory]
    [InlineData("8x0 + 8x1 + 8x2", Group.SO2, 0, 16, "C_16")]
    [InlineData("8x0e + 8x1", Group.O2, 0, 12, "D_12")]
    [InlineData("8x0 + 8x1 + 8x2", Group.CN, 4, 8, null)]
    [InlineData("8x0e + 8x1 + 8x2e", Group.DN, 4, 8, null)]
    public void ExactGroup_IsWhatKeepsTheSamples(string irreps, Group kind, int fold, int samples, string? exact)
    {
        var signature = Signature.Parse(irreps, SymmetryGroup.Of(kind, fold));
        var options = new FourierActivationOptions(samples, Nonlinearity.ReLU, true);
        Assert.Equal(exact, options.ExactGroup(new LayerSignatures([signature], signature))?.Name);
    }

    [Fact]
    public void Members_OfFieldsAreAnnotatedWithThem()
    {
        string file = GeneratorHost
            .Run(
                """
                [Irreps("a: 2x0 + field: 4x regular + b: 1", Group = Group.CN, Fold = 4)]
                public readonly ref partial struct Hidden;
                """
            )
            .AssertClean()
            .Files.Values.Single(static f => f.Contains("partial struct Hidden"));
        Assert.Contains(
            "[Irreps(\"4x regular\", Group",
            file.Replace("GeoDL::", "").Replace("global::GeoDL.Typed.", "")
        );
        Assert.Contains(".Select(__handle, __layout, 1, 3)", file);
        Assert.Contains(".Select(__handle, __layout, 4)", file);
    }

    private static string Source((SymmetryGroup Group, string Fields, string Circle) c, int number) =>
        $$"""
            namespace Case{{number}}
            {
                [Irreps("{{c.Fields}}", Group = Group.{{c.Group.Stated}})]
                public readonly ref partial struct Hidden;

                [EquivariantModel(Group = Group.{{c.Group.Stated}})]
                public sealed partial class Net
                {
                    [Activation(Nonlinearity.ReLU)]
                    private partial Hidden Act(Hidden x);

                    [Linear]
                    private partial Hidden Mix(Hidden x);

                    [GroupPool]
                    [return: Irreps("{{Copies(c.Fields, c.Group)}}x{{c.Group.Trivial}}")]
                    private partial Scalars Largest(Hidden x);

                    [Linear("{{Copies(c.Fields, c.Group)}}x{{c.Group.Trivial}}", "{{c.Group.Trivial}}")]
                    private partial Scalars One(Scalars x);

                    [Linear("{{Field(c)}}", "{{c.Circle}}")]
                    private partial Features ToCircle(Features x);

                    [FourierActivation("{{c.Circle}}", "{{c.Circle}}", Samples = {{4 * c.Group.Fold}})]
                    private partial Features Sampled(Features x);

                    [TensorProduct("{{c.Circle}}", "{{Canonical(c)}}", "{{Canonical(c)}}")]
                    private partial Features Back(Features x, Features y);

                    public Hidden Forward(Hidden x, int part) => part switch
                    {
                        0 => Mix(Act(Mix(x))),
                        1 => x * One(Largest(Mix(x))),
                        _ => Hidden.From(Back(Sampled(ToCircle(x.Field)), x)),
                    };
                }

                public static class Probe
                {
                    public static double[] Run(int part, double[] features) =>
                        new Net(1, Precision.Double).Predict(Rows<Hidden>.From(features), part).ToArray();
                }
            }
            """;

    private static int Copies(string fields, SymmetryGroup group) =>
        Signature.Parse(fields, group).Terms.Sum(static t => t.Mul);

    private static Signature Canonical((SymmetryGroup Group, string Fields, string Circle) c) =>
        Signature.Parse(c.Fields, c.Group).Canonical;

    private static string Field((SymmetryGroup Group, string Fields, string Circle) c) =>
        Signature.Parse(c.Fields, c.Group).Terms[1].Text;
}
