namespace GeoDL.Typed.Generators.Tests.Reading;

public class FeatureFaultTests
{
    [Theory]
    [InlineData("public partial struct {|GDL2001:Halo|};")]
    [InlineData("public readonly partial struct {|GDL2001:Halo|};")]
    [InlineData("public ref partial struct {|GDL2001:Halo|};")]
    [InlineData("public readonly partial record struct {|GDL2002:Halo|};")]
    [InlineData("public readonly ref partial struct Halo { public readonly int {|GDL2003:X|}; }")]
    [InlineData("public readonly ref partial struct Halo { public int {|GDL2003:Twice|}() => 2; }")]
    [InlineData("public readonly ref partial struct Halo { public {|GDL2003:Halo|}(int x) { } }")]
    [InlineData("public readonly ref partial struct Halo { public static Halo operator {|GDL2003:!|}(Halo x) => x; }")]
    [InlineData(
        "public readonly ref partial struct Halo : {|GDL2004:IDisposable|} { public void {|GDL2003:Dispose|}() { } }"
    )]
    [InlineData("public readonly ref partial struct {|GDL2005:Halo|}<T>;")]
    [InlineData("public readonly ref partial struct Halo{|GDL2007:(int x)|};")]
    [InlineData("file readonly ref partial struct {|GDL2006:Halo|};")]
    public void Reports_FormsThatAFeatureMustNotHave(string declaration) =>
        FaultHost.Check("""[Irreps("0e")] """ + declaration);

    [Fact]
    public void Names_WhatIsMissing() =>
        Assert.Equal(
            ["Halo", "readonly ref"],
            FaultHost.ArgumentsOf("""[Irreps("0e")] public partial struct {|GDL2001:Halo|};""")
        );

    [Fact]
    public void AModifierInAnotherPart_IsEnough() =>
        FaultHost.Check(
            """
            [Irreps("0e")] public readonly ref partial struct Halo;
            public partial struct Halo;
            """
        );

    [Fact]
    public void ALayoutAttribute_IsReported() =>
        FaultHost.Check(
            """
            [Irreps("0e")]
            [{|GDL2004:System.Runtime.InteropServices.StructLayout|}(System.Runtime.InteropServices.LayoutKind.Sequential)]
            public readonly ref partial struct Halo;
            """
        );
}
