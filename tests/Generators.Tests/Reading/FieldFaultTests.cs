namespace GeoDL.Typed.Generators.Tests.Reading;

/// <summary>Fields, and layers of fields and of functions on a circle: the smallest wrong text.</summary>
public sealed class FieldFaultTests
{
    [Theory]
    [InlineData("""[Irreps("8x {|GDL1018:regular|}", Group = Group.SO2)]""")]
    [InlineData("""[Irreps("0e + f: {|GDL1018:quotient(2)|}")]""")]
    [InlineData("""[Irreps("8x regular + 8x {|GDL1019:quotient(3)|}", Group = Group.CN, Fold = 8)]""")]
    [InlineData("""[Irreps("{|GDL1019:quotient|}", Group = Group.DN, Fold = 8)]""")]
    [InlineData("""[Irreps("{|GDL1005:regular|}", Group = Group.CN, Fold = 64)]""")]
    [InlineData("""[Irreps("a: 8x regular + {|GDL1012:a|}: quotient(2)", Group = Group.CN, Fold = 8)]""")]
    [InlineData("""[Irreps("8x regular + field: 4x quotient(2, mirror) + 0o", Group = Group.DN, Fold = 4)]""")]
    public void Signatures_UnderlineTheirFaults(string attribute) =>
        FaultHost.Check(attribute + " public readonly ref partial struct Halo;");

    [Theory]
    [InlineData(
        """[Activation(Nonlinearity.ReLU, Input = "8x regular", Result = "8x regular")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.ReLU, Input = "8x regular", Result = "8x0 + 8x1 + 8x2")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.ReLU, Nonlinearity.Identity, Input = "2x regular + 4x1", Result = "2x regular + 4x1")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.ReLU, Input = "2x regular + {|GDL2104:4x1|}", Result = "2x regular + 4x1")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation({|GDL2114:Nonlinearity.ReLU|}, Nonlinearity.SiLU, Nonlinearity.SiLU, Input = "2x regular + 4x0", Result = "2x regular + 4x0")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.ReLU, Input = "2x regular", Result = "{|GDL2109:3x regular|}")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[FourierActivation("8x0 + 8x1 + 8x2", "8x0 + 8x1 + 8x2")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[FourierActivation("8x regular", "8x regular", Samples = 8)] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[FourierActivation("8x0 + 8x1", "8x0 + 8x1", Samples = {|GDL2112:6|})] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[FourierActivation("8x0 + 8x1", "8x0 + 8x1", Samples = {|GDL2112:68|})] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[FourierActivation("{|GDL2122:8x0 + 4x1|}", "8x0 + 4x1")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[FourierActivation("{|GDL2122:8x0 + 8x1 + 8x0|}", "8x0 + 8x1 + 8x0")] private partial Features A(Features x);"""
    )]
    [InlineData("""[FourierActivation("8x0 + 8x1", "{|GDL2109:8x0|}")] private partial Features A(Features x);""")]
    [InlineData("""[GroupPool("8x regular + 2x0", "10x0")] private partial Features A(Features x);""")]
    [InlineData(
        """[GroupPool("8x regular + {|GDL2123:2x1|} + {|GDL2123:2x2|}", "12x0")] private partial Features A(Features x);"""
    )]
    [InlineData("""[GroupPool("8x regular", "{|GDL2124:4x0|}")] private partial Features A(Features x);""")]
    [InlineData(
        """[GroupPool("8x regular", "8x0", Pooling = {|GDL2112:(GroupPooling)5|})] private partial Features A(Features x);"""
    )]
    public void Layers_UnderlineTheirFaults(string layer) => Check("Group = Group.CN, Fold = 4", layer);

    [Theory]
    [InlineData(
        "Group = Group.SO2",
        """[FourierActivation("8x0 + 8x1 + 8x2", "8x0 + 8x1 + 8x2", Samples = {|GDL2112:4|})] private partial Features A(Features x);"""
    )]
    [InlineData(
        "Group = Group.O2",
        """[FourierActivation("{|GDL2122:8x0e + 8x0o + 8x1|}", "8x0e + 8x0o + 8x1")] private partial Features A(Features x);"""
    )]
    [InlineData(
        "Group = Group.O3",
        """[FourierActivation("{|GDL2122:8x0e + 8x1o|}", "8x0e + 8x1o")] private partial Features A(Features x);"""
    )]
    public void FourierActivations_NeedACircle(string group, string layer) => Check(group, layer);

    private static void Check(string group, string layer) =>
        FaultHost.Check($$"""[EquivariantModel({{group}})] public sealed partial class Net { {{layer}} }""");
}
