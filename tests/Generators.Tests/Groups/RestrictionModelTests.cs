using System.Runtime.Loader;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Pipeline;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>
/// <c>[Restrict]</c> in models: values of a larger group enter, are restricted, and go on as those of the model's.
/// </summary>
public sealed class RestrictionModelTests
{
    private const int Points = 9;

    private static readonly (SymmetryGroup From, string Input, SymmetryGroup To, Axis Axis)[] Cases =
    [
        (SymmetryGroup.O3, "2x0e + 1x0o + 2x1o + 1x1e + 1x2e + 1x3o", SymmetryGroup.SO3, Axis.Y),
        (SymmetryGroup.O3, "2x0e + 1x0o + 2x1o + 1x1e + 1x2e + 1x3o", SymmetryGroup.O2, Axis.Y),
        (SymmetryGroup.O3, "2x0e + 1x0o + 2x1o + 1x1e + 1x2e + 1x3o", SymmetryGroup.O2, Axis.Z),
        (SymmetryGroup.O3, "2x0e + 2x1o + 1x2e", SymmetryGroup.C(8), Axis.X),
        (SymmetryGroup.O3, "2x0e + 2x1o + 1x2o", SymmetryGroup.D(3), Axis.Z),
        (SymmetryGroup.SO3, "2x0 + 2x1 + 1x2", SymmetryGroup.SO2, Axis.Z),
        (SymmetryGroup.SO3, "2x0 + 2x1 + 1x2", SymmetryGroup.C(4), Axis.Y),
        (SymmetryGroup.O2, "1x0e + 2x0o + 2x1 + 1x4", SymmetryGroup.SO2, Axis.Y),
        (SymmetryGroup.O2, "1x0e + 2x0o + 2x1 + 1x4", SymmetryGroup.D(8), Axis.Y),
        (SymmetryGroup.SO2, "1x0 + 2x1 + 1x5", SymmetryGroup.C(3), Axis.Y),
        (SymmetryGroup.D(8), "1x0e + 1x0o + 2x3 + 1x4e + 1x4o", SymmetryGroup.C(8), Axis.Y),
        (SymmetryGroup.D(8), "1x0e + 1x0o + 2x3 + 1x4e + 1x4o", SymmetryGroup.D(4), Axis.Y),
        (SymmetryGroup.C(6), "1x0 + 2x1 + 1x2 + 2x3", SymmetryGroup.C(3), Axis.Y),
    ];

    [Fact]
    public void RestrictedValues_TurnWithTheSmallerGroup()
    {
        using MemoryStream image = GeneratorHost.Run(GeneratorHost.Compile([.. Cases.Select(Source)])).CleanImage();
        var context = new AssemblyLoadContext("restrictions", isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        var random = new Random(3);
        for (int c = 0; c < Cases.Length; c++)
        {
            (SymmetryGroup from, string input, SymmetryGroup to, Axis axis) = Cases[c];
            Irreps irreps = Signature.Parse(input, from).Irreps;
            Irreps becomes = Restriction.Of(irreps, to, axis);
            double[] features = GroupCase.Numbers(Points * irreps.Dim, c);
            double[] here = Predict(c, features);
            Assert.True(here.Max(Math.Abs) > Tolerance.Noticeable);
            for (int trial = 0; trial < 4; trial++)
            {
                GroupElement element = to.Random(random),
                    seen = from.IsSpatial && !to.IsSpatial ? element.About(axis) : element;
                Near.Equal(
                    GroupCase.Turn(becomes, here, element),
                    Predict(c, GroupCase.Turn(irreps, features, seen)),
                    Tolerance.Equivariance.Double,
                    $"{from} to {to} about {axis}"
                );
            }
        }

        context.Unload();

        double[] Predict(int c, double[] features) =>
            (double[])assembly.GetType($"Case{c}.Probe")!.GetMethod("Run")!.Invoke(null, [features])!;
    }

    private static string Source((SymmetryGroup From, string Input, SymmetryGroup To, Axis Axis) c, int number) =>
        $$"""
            namespace Case{{number}}
            {
                [Irreps("{{c.Input}}", Group = Group.{{c.From.Stated}})]
                public readonly ref partial struct In;

                [Irreps("{{Restriction.Of(
                Signature.Parse(c.Input, c.From).Irreps,
                c.To
            )}}", Group = Group.{{c.To.Stated}})]
                public readonly ref partial struct Out;

                [EquivariantModel(Group = Group.{{c.To.Stated}}{{(c.To.IsSpatial ? "" : $", Axis = Axis.{c.Axis}")}})]
                public sealed partial class Net
                {
                    [Restrict]
                    private partial Out Down(In x);

                    [Linear]
                    private partial Out Mix(Out x);

                    public Out Forward(In x) => Mix(Down(x));
                }

                public static class Probe
                {
                    public static double[] Run(double[] features) =>
                        new Net(1, Precision.Double).Predict(Rows<In>.From(features)).ToArray();
                }
            }
            """;
}
