namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Fields of finite groups, and layers of them.</summary>
public sealed class FieldTests
{
    [Fact]
    public Task Says_ThatSpaceHasNoFields() =>
        Verify.Says(
            "[Irreps(\"8x {|GDL1018:regular|}\")] public readonly ref partial struct V;",
            "'regular' has a number for each element of the group, and O(3) has infinitely many. Its irreps up to some "
                + "order are the part of such a field that a layer can hold. "
                + "Write irreps, as in \"8x0e + 8x1o\", with [Gate] or [NormActivation]."
        );

    [Fact]
    public Task Says_WhichQuotientsThereAre() =>
        Verify.Says(
            "[Irreps(\"{|GDL1019:quotient(4)|}\", Group = Group.DN, Fold = 6)] public readonly ref partial struct V;",
            "'quotient(4)' is not a field of D_6. A quotient is by a subgroup: its number of turns divides 6, and it "
                + "may have the mirror. Write quotient(M) with M one of 1, 2, 3, 6, or quotient(M, mirror)."
        );

    [Fact]
    public Task Says_ThatAFieldIsMeant() =>
        Verify.Says(
            Model(
                "[Activation(Nonlinearity.ReLU, Input = \"2x regular + {|GDL2104:4x1|}\", "
                    + "Result = \"2x regular + 4x1\")] private partial Features A(Features x);"
            ),
            "'A' applies ReLU to 4x1. A pointwise function acts on each component alone and does not commute with "
                + "rotation. Use [Gate] or [NormActivation], or apply it to scalars, or write a field such as "
                + "\"8x regular\"."
        );

    [Fact]
    public Task Says_HowManySamples() =>
        Verify.Says(
            Model(
                "[FourierActivation(\"4x0 + 4x1\", \"4x0 + 4x1\", Samples = {|GDL2112:10|})] "
                    + "private partial Features A(Features x);"
            ),
            "The option Samples of 'A' is 10. The layer is not defined there. Allowed: a multiple of 4 from 4 to 64, "
                + "so that C_4 permutes the samples."
        );

    /// <summary>Values of a field are followed through members and layers, as its irreps.</summary>
    [Fact]
    public Task Signatures_OfFieldsAreFollowed() =>
        Verify.That(
            """
            [Irreps("plain: 2x0 + field: 4x regular", Group = Group.CN, Fold = 4)]
            public readonly ref partial struct Mine;
            [EquivariantModel(Group = Group.CN, Fold = 4)]
            public sealed partial class Net
            {
                [Activation(Nonlinearity.ReLU, Input = "4x regular", Result = "4x0 + 4x1 + 4x2")]
                private partial Features Act(Features x);
                [Linear("4x0 + 4x1 + 4x2", "2x0 + 4x regular")] private partial Features Mix(Features x);
                [GroupPool("4x regular", "4x0")] private partial Scalars Pool(Features x);
                [Linear("4x0", "0")] private partial Scalars One(Scalars x);
                public Mine Forward(Mine x) => Mine.From(Mix(Act(x.Field))) * One(Pool(x.Field));
                public Mine Wrong(Mine x) => Mine.From(Mix(Act({|GDL3002:x.Plain|})));
            }
            """
        );

    private static string Model(string layer) =>
        "[EquivariantModel(Group = Group.CN, Fold = 4)] public sealed partial class Net { " + layer + " }";
}
