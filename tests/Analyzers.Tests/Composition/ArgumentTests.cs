namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3002: a layer is given another signature.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public Task DoesNotTrigger_WhenLayersFit() =>
        Layers.Verify("public Features Forward(Hidden h) => Read(Down(Mix(h)));");

    [Fact]
    public Task Triggers_WhenDegreesDiffer() =>
        Layers.Says(
            "public Features Forward(Hidden h) => Read({|GDL3002:Mix(h)|});",
            "'Mix' gives \"4x0e + 2x1o\", but 'Read' takes \"8x0e\". Block 0 is 4x0e in one and 8x0e "
                + "in the other, and copies without a partner cannot be added. "
                + "Join them by a linear layer from \"4x0e + 2x1o\" to \"8x0e\", or declare one as the other."
        );

    [Fact]
    public Task Triggers_WhenVariableHoldsAnother() =>
        Layers.Verify(
            "public Features Forward(Hidden h) { Features x = Mix(h); x = Down(x); return Down({|GDL3002:x|}); }"
        );

    [Fact]
    public Task DoesNotTrigger_WhenVariableIsReplaced() =>
        Layers.Verify("public Features Forward(Hidden h) { Features x = Mix(h); x = Down(x); return Read(x); }");

    [Fact]
    public Task Triggers_WhenNamedTypeConverts() =>
        Layers.Verify("public Features Forward(Halo h) => Mix({|GDL3002:h|});");

    [Fact]
    public Task Triggers_WhenBlockMemberDoesNotFit() =>
        Layers.Verify("public Features Forward(Halo h) => Read({|GDL3002:h.Velocity|});");

    [Fact]
    public Task Triggers_AtJoin() =>
        Layers.Verify(
            "public Features Forward(Hidden h, bool deep) { Features x = h; if (deep) x = Down(x); "
                + "return Read({|GDL3002:x|}); }"
        );

    [Fact]
    public Task DoesNotTrigger_WhenBothWaysFit() =>
        Layers.Verify(
            "public Features Forward(Hidden h, bool deep) { Features x = Down(h); if (deep) x = "
                + "Read(x); else x = -x; return Read(x); }"
        );

    [Fact]
    public Task Triggers_AtTernary() =>
        Layers.Verify("public Features Forward(Hidden h, bool deep) => Read({|GDL3002:deep ? Down(h) : h|});");

    [Fact]
    public Task DoesNotTrigger_AtTernaryThatFits() =>
        Layers.Verify("public Features Forward(Hidden h, bool deep) => Read(deep ? Down(h) : Read(Down(h)));");

    [Fact]
    public Task Triggers_AtSwitchExpression() =>
        Layers.Verify(
            "public Features Forward(Hidden h, int n) => Read({|GDL3002:n switch { 0 => Down(h), 1 => "
                + "Read(Down(h)), _ => Mix(h) }|});"
        );

    [Fact]
    public Task Triggers_WhenLoopFeedsItself() =>
        Layers.Verify(
            "public Features Forward(Hidden h, int n) { Features x = h; for (int i = 0; i < n; i++) x "
                + "= Down({|GDL3002:x|}); return x; }"
        );

    [Fact]
    public Task DoesNotTrigger_WhenLoopKeepsSignature() =>
        Layers.Verify(
            "public Features Forward(Hidden h, int n) { Features x = Down(h); while (n-- > 0) { if (n "
                + "== 3) continue; x += Read(x); } return Read(x); }"
        );

    [Fact]
    public Task Triggers_InsideLocalFunction() =>
        Layers.Verify(
            "public Features Forward(Hidden h) { return Use(h); Features Use(Features x) => Read({|GDL3002:x|}); }"
        );

    [Fact]
    public Task Triggers_OnResultOfLocalFunction() =>
        Layers.Verify(
            "public Features Forward(Hidden h) { return Read({|GDL3002:Twice(h)|}); static Features "
                + "Twice(Features x) => x + x; }"
        );

    [Fact]
    public Task DoesNotTrigger_WhenHelperServesTwoSignatures() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h) => Read(Twice(Down(Twice(h))));
            private Features Twice(Features x) => x + x;
            """
        );

    [Fact]
    public Task Triggers_InsidePrivateHelper() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h) => Use(h);
            private Features Use(Features x) => Read({|GDL3002:x|});
            """
        );

    [Fact]
    public Task Triggers_AtAnnotatedHelper() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h) => Use({|GDL3002:h|});
            private Features Use([Irreps("8x0e")] Features x) => Read(x);
            """
        );

    [Fact]
    public Task Triggers_AfterFinally() =>
        Layers.Verify(
            "public Features Forward(Hidden h) { Features x = h; try { x = Down(x); } finally { h = "
                + "-h; } return Down({|GDL3002:x|}); }"
        );

    [Fact]
    public Task DoesNotTrigger_WhenTryAssignsAnother() =>
        Layers.Verify(
            "public Features Forward(Hidden h) { Features x = h; Features y; try { y = Down(x); } "
                + "finally { h = -h; } return Read(y); }"
        );

    [Fact]
    public Task Triggers_OnPartOfPair() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h) { var (x, y) = Both(h); return Down(x) + Down({|GDL3002:y|}); }
            private Pair<Features, Features> Both(Hidden h) => new(h, Down(h));
            """
        );

    [Fact]
    public Task Triggers_OnDerivedSignatures() =>
        Layers.Verify(
            """
            [Linear("4x0e + 2x1o + 6x0e", "0e")] private partial Features Joined(Features x);
            [Linear("0e + 1o", "0e")] private partial Features One(Features x);
            public Features Good(Hidden h, Neighbourhood edges) => Joined(h.Concat(h.SoftNorm())) + One(h.MeanOverCopies()) + One(edges.Lengths.Concat(edges.Vectors));
            public Features Bad(Hidden h, Neighbourhood edges) => Joined({|GDL3002:h.SoftNorm().Concat(h)|}) + One({|GDL3002:h.Concat(h).Select(1..3)|});
            """
        );

    [Fact]
    public Task DoesNotTrigger_WhenCSharpAlreadyComplains() =>
        Layers.Verify("public Features Forward(Hidden h) => Read(Down({|CS0103:nothing|}));");

    [Fact]
    public Task DoesNotTrigger_WhenNamedTypesDoNotFit() =>
        Layers.Verify(
            "[Linear] private partial Hidden Named(Hidden x); public Hidden Forward(Halo h) => Named({|CS1503:h|});"
        );

    [Fact]
    public Task DoesNotTrigger_WhenLayerIsFaulty() =>
        Layers.Verify(
            """
            [Linear("8x0e", "{|GDL2102:1o|}")] private partial Features Wrong(Features x);
            public Features Forward(Hidden h) => Read(Wrong(h));
            """
        );
}
