namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3008: marked helpers declare the signatures of plain features.</summary>
public sealed class HelperSignatureTests
{
    [Fact]
    public Task Triggers_OnParameterAndResult() =>
        Verify.That(
            "public static class Tools { [Equivariant] public static Features "
                + "{|GDL3008:Twice|}(Features {|GDL3008:x|}) => x + x; }"
        );

    [Fact]
    public Task Says_Which() =>
        Verify.Says(
            """public static class Tools { [Equivariant] [return: Irreps("1o")] public static Features Twice(Features {|GDL3008:x|}) => x + x; }""",
            "Parameter 'x' of the [Equivariant] method 'Twice' has no signature. The method is checked on its own, so "
                + "it must declare how each value transforms. "
                + "Write [Irreps(\"…\")] on it, or a feature struct as its type."
        );

    [Fact]
    public Task DoesNotTrigger_WhenStated() =>
        Verify.That(
            """
            public static class Tools
            {
                [Equivariant] [return: Irreps("1o")] public static Features Twice([Irreps("1o")] Features x) => x + x;
                [Equivariant] public static Hidden Half(Hidden x) => x / 2;
                public static Features Unmarked(Features x) => x;
            }
            """
        );
}
