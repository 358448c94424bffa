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
    [InlineData("""[Irreps("{|GDL1014:0|}", Group = Group.SO2)]""")]
    public void Underlines_TheSmallestWrongText(string attribute) =>
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
