namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4004: no references and pointers to features.</summary>
public sealed class FeatureByReferenceTests
{
    [Fact]
    public Task Triggers_OnReferenceLocal() =>
        Bad.Says(
            "public Hidden F(Hidden h) { ref Hidden {|GDL4004:r = ref h|}; return r; }",
            "The reference 'r' refers to a Hidden by reference. Its components depend on the axes, and "
                + "what is done through a reference is not checked. Use the value itself."
        );

    [Theory]
    [InlineData("public unsafe int F(PointCloud<Hidden> c) { var p = {|GDL4004:&c|}; return 3; }")]
    [InlineData("private Hidden F(ref Hidden {|GDL4004:h|}) => Mix(h);")]
    [InlineData("private void F(Hidden x, out Hidden {|GDL4004:h|}) => h = x;")]
    [InlineData(
        "private void Split(Hidden x, ref Hidden {|GDL4004:h|}, out Hidden {|GDL4004:g|}) { h += x; g "
            + "= h; } public Hidden F(Hidden h) { Hidden a = h; Split(h, ref a, out Hidden b); return h; }"
    )]
    [InlineData(
        "[AssumeEquivariant(Justification = \"seen\")] private static void Split(Hidden x, out Hidden "
            + "g) => g = x; public Hidden F(Hidden h) { Split(h, {|GDL4004:out Hidden b|}); return h; }"
    )]
    [InlineData(
        "public Hidden F(Hidden h) { Local(h, out Hidden b); return h; void Local(Hidden x, out Hidden "
            + "{|GDL4004:g|}) => g = x; }"
    )]
    [InlineData(
        "public float F(PointCloud<Hidden> c) => "
            + "System.Runtime.CompilerServices.Unsafe.As<PointCloud<Hidden>, float>({|GDL4004:ref c|});"
    )]
    public Task Triggers_OnOtherForms(string members) => Bad.Verify(members);

    [Fact]
    public Task DoesNotTrigger_OnIn() => Bad.Verify("private Hidden F(in Hidden h) => Mix(h);");
}
