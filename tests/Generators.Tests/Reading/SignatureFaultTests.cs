namespace GeoDL.Typed.Generators.Tests.Reading;

public class SignatureFaultTests
{
    [Theory]
    [InlineData("""[Irreps("16x0e + {|GDL1002:1z|} + 4x2e")]""")]
    [InlineData("""[Irreps(@"16x0e + {|GDL1002:1z|}")]""")]
    [InlineData(""""[Irreps("""16x0e + {|GDL1002:1z|}""")]"""")]
    [InlineData("""[Irreps(signature: "16x0e + {|GDL1003:1|}")]""")]
    [InlineData("""[Irreps(("2x{|GDL1005:40e|}"))]""")]
    [InlineData("""[Irreps("a: 0e + {|GDL1012:a|}: 1o + {|GDL1013:mean|}: 0e")]""")]
    [InlineData("""[Irreps("0e {|GDL1007:+|} ")]""")]
    [InlineData("""[Irreps({|GDL1001:""|})]""")]
    [InlineData("""[Irreps("1{|GDL1008:o|}", Group = Group.SO3)]""")]
    [InlineData("""[Irreps("0{|GDL1008:e|} + 1", Group = Group.SO2)]""")]
    [InlineData("""[Irreps("0", Group = {|GDL1014:Group.CN|})]""")]
    [InlineData("""[Irreps("0e", Fold = {|GDL1014:4|})]""")]
    public void Underlines_TheSmallestWrongText(string attribute) =>
        FaultHost.Check(attribute + " public readonly ref partial struct Halo;");

    /// <summary>A family of groups needs its N, and nothing else has one.</summary>
    [Theory]
    [InlineData(
        "0, Group = {|GDL1014:Group.CN|}",
        "CN is a family of groups, one for each N. Without N its irreps are not known. "
            + "Write Group = Group.CN, Fold = 8."
    )]
    [InlineData(
        "0e, Group = {|GDL1014:Group.DN|}",
        "DN is a family of groups, one for each N. Without N its irreps are not known. "
            + "Write Group = Group.DN, Fold = 8."
    )]
    [InlineData(
        "0e, Group = Group.O3, Fold = {|GDL1014:4|}",
        "O3 has no fold. Only CN and DN are families of groups, one for each N. "
            + "Remove Fold, or write Group.CN or Group.DN."
    )]
    [InlineData(
        "0e, Fold = {|GDL1014:4|}",
        "O3 has no fold. Only CN and DN are families of groups, one for each N. "
            + "Remove Fold, or write Group.CN or Group.DN."
    )]
    [InlineData(
        "0, Group = Group.SO2, Fold = {|GDL1014:1|}",
        "SO2 has no fold. Only CN and DN are families of groups, one for each N. "
            + "Remove Fold, or write Group.CN or Group.DN."
    )]
    [InlineData(
        "0, Group = Group.CN, Fold = {|GDL1014:0|}",
        "The fold 0 is not N of a group CN. N counts the turns of a polygon. Write a number from 1 to 64."
    )]
    [InlineData(
        "0e, Group = Group.DN, Fold = {|GDL1014:65|}",
        "The fold 65 is not N of a group DN. N counts the turns of a polygon. Write a number from 1 to 64."
    )]
    [InlineData(
        "0e, Group = {|GDL1014:(Group)7|}",
        "7 is not a group. The groups are those of the enumeration. Write for example Group = Group.O3."
    )]
    public void Group_HasTheFoldThatItNeeds(string arguments, string message)
    {
        (string signature, string rest) = (arguments.Split(", ", 2)[0], arguments.Split(", ", 2)[1]);

        Assert.Equal(
            [message],
            FaultHost.ArgumentsOf($"[Irreps(\"{signature}\", {rest})] public readonly ref partial struct Halo;")
        );
    }

    [Theory]
    [InlineData("""[Irreps("0 + 4", Group = Group.CN, Fold = 8)]""")]
    [InlineData("""[Irreps("0", Group = Group.CN, Fold = 1)]""")]
    [InlineData("""[Irreps("0e + 11", Group = Group.DN, Fold = 64)]""")]
    [InlineData("""[Irreps("0 + 11", Group = Group.SO2)]""")]
    [InlineData("""[Irreps("0e + 0o + 1", Group = Group.O2)]""")]
    public void Groups_OfThePlane_AreRead(string attribute) =>
        FaultHost.Check(attribute + " public readonly ref partial struct Halo;");

    [Fact]
    public void EscapesAndConstants_UnderlineTheWholeArgument()
    {
        FaultHost.Check("""[Irreps({|GDL1002:"\u0030e + 1z"|})] public readonly ref partial struct Halo;""");
        FaultHost.Check(
            """
            [Irreps({|GDL1002:Names.Halo|})] public readonly ref partial struct Halo;
            public static class Names { public const string Halo = "0e + 1z"; }
            """
        );
        FaultHost.Check("""[Irreps({|GDL1002:"0e + " + "1z"|})] public readonly ref partial struct Halo;""");
    }

    [Fact]
    public void TheArgument_IsTheParsersWholeMessage()
    {
        string[] arguments = FaultHost.ArgumentsOf(
            """[Irreps("0e + {|GDL1002:1z|}")] public readonly ref partial struct Halo;"""
        );

        Assert.Equal(
            ["'1z' is not an irrep. The parity letter must be e (even) or o (odd). Write \"1e\" or \"1o\"."],
            arguments
        );
    }

    [Fact]
    public void ABlock_MayNotBeNamedAsItsStruct() =>
        Assert.Equal(
            ["Velocity", "velocity"],
            FaultHost.ArgumentsOf(
                """[Irreps("m: 0e + {|GDL1017:velocity|}: 1o + value: 0e")] public readonly ref partial struct Velocity;"""
            )
        );
}
