namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3004: features of different signatures are added.</summary>
public sealed class SumTests
{
    [Fact]
    public Task Triggers_OnSum() =>
        Layers.Says(
            "public Features Forward(Hidden h) => Mix(h) + {|GDL3004:Down(h)|};",
            "'Down' gives \"8x0e\", but the other side of this sum is \"4x0e + 2x1o\". Block 0 is 8x0e "
                + "in one and 4x0e in the other, and copies without a partner cannot be added. "
                + "Join them by a linear layer from \"8x0e\" to \"4x0e + 2x1o\", or declare one as the other."
        );

    [Fact]
    public Task Triggers_OnDifference() =>
        Layers.Verify("public Features Forward(Hidden h) => Mix(h) - {|GDL3004:Down(h)|};");

    [Fact]
    public Task Triggers_OnCompoundAssignment() =>
        Layers.Verify("public Features Forward(Hidden h) { Features x = Mix(h); x += {|GDL3004:Down(h)|}; return x; }");

    [Fact]
    public Task Triggers_OnCompoundAssignmentOfChoice() =>
        Layers.Verify(
            "public Features Forward(Hidden h, bool b) { Features x = Mix(h); x -= {|GDL3004:b ? "
                + "Down(h) : h|}; return x; }"
        );

    [Fact]
    public Task Triggers_OnInnerProduct() =>
        Layers.Verify("public Scalars Forward(Hidden h) => Mix(h).Inner({|GDL3004:Down(h)|});");

    [Fact]
    public Task DoesNotTrigger_WhenSignaturesAgree() =>
        Layers.Verify(
            "public Features Forward(Hidden h) { Features x = Mix(h); x += h; x -= Mix(x); return 2 * "
                + "x - x / 3 + (-x); }"
        );

    [Fact]
    public Task DoesNotTrigger_WhenBlocksMerge() =>
        Verify.Model(
            """
            [Linear("2x0e + 2x0e", "8x0e")] private partial Features Merged(Features x);
            [Linear("4x0e", "2x0e + 2x0e")] private partial Features Split(Features x);
            public Features Forward([Irreps("4x0e")] Features x) => Merged(x + Split(x));
            """
        );

    [Fact]
    public Task DoesNotTrigger_WhenCSharpAlreadyComplains() =>
        Layers.Verify("public Features Forward(Hidden h, Halo g) => {|CS0019:h + g|};");

    [Fact]
    public Task Triggers_OutsideModels() =>
        Verify.That(
            "public static class Tools { public static Features Add(Cosmology c, Hidden h) => "
                + "(Features)c + {|GDL3004:h|}; }"
        );
}
