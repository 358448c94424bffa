namespace GeoDL.Typed.Generators.Tests.Reading;

public class LayerFormFaultTests
{
    private const string Features = """
        [Irreps("8x0e + 4x1o")] public readonly ref partial struct Hidden;
        [Irreps("8x0 + 4x1", Group = Group.SO3)] public readonly ref partial struct Turning;

        """;

    [Theory]
    [InlineData("[Linear] private Hidden {|GDL2030:Mix|}(Hidden x) => x;")]
    [InlineData("[Linear] private partial Hidden Mix{|GDL2033:<T>|}(Hidden x);")]
    [InlineData("[Linear, LayerNorm] private partial Hidden {|GDL2034:Mix|}(Hidden x);")]
    [InlineData("[Linear] private partial Hidden Mix{|GDL2035:()|};")]
    [InlineData("[Linear] private partial Hidden Mix{|GDL2035:(int x)|};")]
    [InlineData("[Linear] private partial Hidden Mix{|GDL2035:(Hidden x, Hidden y)|};")]
    [InlineData("[Linear(Species = 3)] private partial Hidden Mix(Hidden x, Labels species);")]
    [InlineData("[Linear] private partial Hidden Mix(Hidden x, Labels species);")]
    [InlineData("[Linear(Species = {|GDL2112:0|})] private partial Hidden Mix(Hidden x, Labels species);")]
    [InlineData("[Linear(Species = {|GDL2112:3|})] private partial Hidden Mix(Hidden x);")]
    [InlineData("[Linear] private partial Hidden Mix{|GDL2035:(Labels species)|};")]
    [InlineData("[Linear] private partial Hidden Mix{|GDL2035:(Labels species, Hidden x)|};")]
    [InlineData("[Linear] private partial Hidden Mix{|GDL2035:(Hidden x, Hidden y, Labels species)|};")]
    [InlineData("[Gate] private partial Hidden Mix{|GDL2035:(Gated<Hidden> x, Labels species)|};")]
    [InlineData("[LayerNorm(OverRow = true, ComponentPower = 2)] private partial Hidden Norm(Hidden x);")]
    [InlineData("[LayerNorm(ComponentPower = {|GDL2112:2|})] private partial Hidden Norm(Hidden x);")]
    [InlineData("[LayerNorm(OverRow = true, ComponentPower = {|GDL2112:5|})] private partial Hidden Norm(Hidden x);")]
    [InlineData("[LayerNorm(SumOverCopies = {|GDL2112:true|})] private partial Hidden Norm(Hidden x);")]
    [InlineData(
        "[SteerableConvolution(EnvelopeBeforeNetwork = true)] private partial Hidden C(Neighbourhood edges, Hidden x);"
    )]
    [InlineData(
        "[SteerableConvolution(EnvelopeBeforeNetwork = {|GDL2112:true|}, RadialActivation = Nonlinearity.Softplus)] "
            + "private partial Hidden C(Neighbourhood edges, Hidden x);"
    )]
    [InlineData(
        "[SteerableConvolution(EnvelopeBeforeNetwork = {|GDL2112:true|}, Envelope = CutoffEnvelope.None)] "
            + "private partial Hidden C(Neighbourhood edges, Hidden x);"
    )]
    [InlineData("[TensorProduct] private partial Hidden Mix{|GDL2035:(Hidden x)|};")]
    [InlineData("[SteerableConvolution] private partial Hidden Mix{|GDL2035:(Hidden x, Neighbourhood edges)|};")]
    [InlineData("[SteerableConvolution] private partial Hidden Mix(Neighbourhood edges, Hidden x);")]
    [InlineData("[Linear] private partial {|GDL2036:int|} Mix(Hidden x);")]
    [InlineData("""[Linear("8x0e", "4x0e")] private partial Features Mix(Features x);""")]
    [InlineData("""[Linear("{|GDL2038:9x0e|}", "4x0e")] private partial Features Mix(Hidden x);""")]
    [InlineData("""[Linear("8x0e + {|GDL1002:4x1z|}", "{|GDL1003:4x0|}")] private partial Features Mix(Features x);""")]
    [InlineData("""[Linear] private partial {|GDL2037:Features|} Mix([Irreps("8x0e")] Features x);""")]
    [InlineData("""[Linear] [return: Irreps("8x0e")] private partial Features Mix([Irreps("8x0e")] Features x);""")]
    [InlineData("[Linear] private partial Hidden Mix({|GDL1016:Turning|} x);")]
    [InlineData("[Linear] private partial Hidden Mix({|GDL2040:ref Hidden x|});")]
    [InlineData("[Linear] private partial Hidden Mix(in Hidden x);")]
    [InlineData("""[Linear(Name = {|GDL2043:"a.b"|})] private partial Hidden Mix(Hidden x);""")]
    [InlineData(
        "[Linear] private partial Hidden Mix(Hidden x); [Linear(Name = \"mix\")] private partial "
            + "Hidden {|GDL2043:Twin|}(Hidden x);"
    )]
    [InlineData("[Linear] private static partial Hidden {|GDL2044:Mix|}(Hidden x);")]
    [InlineData(
        "[Linear] private partial Hidden {|GDL2039:Mix|}(Hidden x); private partial Hidden Mix(Hidden x) => x;"
    )]
    public void Reports_FormsThatALayerMustNotHave(string member) =>
        FaultHost.Check(Features + "[EquivariantModel] public sealed partial class Net { " + member + " }");

    [Fact]
    public void TwoLayersOfOneName_PointAtEachOther()
    {
        var faults = FaultHost.Check(
            Features
                + """
                [EquivariantModel] public sealed partial class Net
                {
                    [Linear] private partial Hidden Mix(Hidden x);
                    [LayerNorm] private partial Hidden {|GDL2032:Mix|}(in Hidden x);
                }
                """
        );

        Assert.Single(faults[0].Related);
    }

    [Fact]
    public void AMissingSignature_NamesTheOperandAndTheProperty()
    {
        var faults = FaultHost.Check(
            """
            [EquivariantModel] public sealed partial class Net { [Linear] private partial {|GDL2037:Features|} Mix({|GDL2037:Features|} x); }
            """
        );

        Assert.Equal(["Mix", "the result", "Result"], faults[0].Arguments);
        Assert.Equal(["Mix", "operand 'x'", "Input"], faults[1].Arguments);
    }

    [Theory]
    [InlineData("public partial class Other { [Linear] public partial Hidden {|GDL2031:Mix|}(Hidden x); }")]
    [InlineData("public class Other { [Linear] public Hidden {|GDL2030:Mix|}(Hidden x) => x; }")]
    public void ALayerOutsideAModel_IsReported(string type) => FaultHost.Check(Features + type);

    [Fact]
    public void TypesThatCSharpDoesNotKnow_AreLeftToCSharp() =>
        FaultHost.Check(
            """
            [EquivariantModel] public sealed partial class Net { [Linear] private partial Hiden Mix(Hiden x); [Linear] private partial Gated<Hiden> Lift(Hiden x); }
            """
        );

    [Fact]
    public void AFaultyFeature_IsReportedOnceAndNotByItsLayers() =>
        FaultHost.Check(
            """
            [Irreps("{|GDL1002:1z|}")] public readonly ref partial struct Hidden;
            [EquivariantModel] public sealed partial class Net { [Linear] private partial Hidden Mix(Hidden x); [Gate] private partial Hidden Act(Gated<Hidden> x); }
            """
        );
}
