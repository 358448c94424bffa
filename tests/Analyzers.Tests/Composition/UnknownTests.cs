namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3007: what is not known is reported.</summary>
public sealed class UnknownTests
{
    [Fact]
    public Task Triggers_OnParameter() =>
        Layers.Says(
            "public Features Forward(Features x) => Read({|GDL3007:x|});",
            "'Read' gets a value whose signature is not known: parameter 'x' does not state it. The compiler cannot "
                + "check that it transforms as \"8x0e\". Write [Irreps(\"8x0e\")] where the value "
                + "is declared."
        );

    [Fact]
    public Task DoesNotTrigger_WhenParameterStatesIt() =>
        Layers.Verify("""public Features Forward([Irreps("8x0e")] Features x) => Read(x);""");

    [Fact]
    public Task DoesNotTrigger_WhenCloudStatesIt() =>
        Layers.Verify(
            """
            public Features Forward([Irreps("8x0e")] PointCloud<Features> cloud) => Read(cloud.Features);
            public Features Open(PointCloud<Features> cloud) => Read({|GDL3007:cloud.Features|});
            """
        );

    [Fact]
    public Task Triggers_WhenLoopConcatenates() =>
        Layers.Verify(
            "public Features Forward(Hidden h, int n) { Features x = Down(h); for (int i = 0; i < n; "
                + "i++) x = x.Concat(Down(h)); return Read({|GDL3007:x|}); }"
        );

    [Fact]
    public Task Triggers_WhenHelperCallsItself() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h) => Read({|GDL3007:Again(Down(h), 3)|});
            private Features Again(Features x, int n) => n == 0 ? x : Again(x, n - 1);
            """
        );

    [Fact]
    public Task Triggers_WhenSelectedBlockIsNotConstant() =>
        Layers.Verify(
            """
            public Features Forward(Hidden h, int n) => Read({|GDL3007:Mix(h).Select(n)|});
            public Features Fixed(Hidden h) => Read(Down(h).Select(0));
            """
        );

    [Fact]
    public Task DoesNotTrigger_OutsideModels() =>
        Verify.That(
            "public static class Tools { public static Features Add(Features x, Hidden h) => x + h; "
                + "public static Hidden Cast(Features x) => Hidden.From(x); }"
        );

    [Fact]
    public Task DoesNotTrigger_WhenHelperIsNeverCalled() =>
        Layers.Verify("private Features Idle(Features x) => Read(x);");
}
