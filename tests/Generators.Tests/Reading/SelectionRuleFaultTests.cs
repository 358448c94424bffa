namespace GeoDL.Typed.Generators.Tests.Reading;

public class SelectionRuleFaultTests
{
    [Theory]
    [InlineData("""[Linear("8x0e + 4x1o", "8x0e + {|GDL2102:4x1e|}")] private partial Features L(Features x);""")]
    [InlineData("""[Linear("8x0e + 4x1o", "8x0e + 4x1o", Residual = true)] private partial Features L(Features x);""")]
    [InlineData(
        """[Linear("8x0e + 4x1o", "8x0e", Residual = {|GDL2115:true|})] private partial Features L(Features x);"""
    )]
    [InlineData("""[Linear("{|GDL2118:0x0e|}", "{|GDL2118:0x1o|}")] private partial Features L(Features x);""")]
    [InlineData(
        """[TensorProduct("2x0e + 1x1o", "0e + 1o", "2x0e + 1x1o + {|GDL2101:1x2o|}")] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e + 2x1e + 2x2e")] private partial Features P(Features x, Features y, Features weights);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e")] private partial Features P(Features x, Features y, [Irreps("{|GDL3001:3x0e|}")] Features weights);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e")] private partial Features P(Features x, Features y, [Irreps("4x0e")] Features weights);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e", Weighted = {|GDL2116:false|})] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e + 2x1e", Kind = ProductKind.Channelwise)] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "{|GDL2117:3x0e + 2x1e|}", Kind = ProductKind.Channelwise)] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "{|GDL2103:1x1o|}", "2x0e", Kind = ProductKind.Elementwise)] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "3x0e", "6x1o", Kind = ProductKind.Full)] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e", Paths = {|GDL2116:new[] { "0,0,0 uvu" }|})] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e", Kind = {|GDL2116:ProductKind.Custom|})] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e", Kind = ProductKind.Custom, Paths = ["0,0,0 {|GDL2113:uvx|}"])] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e + 2x1e", Kind = ProductKind.Custom, Paths = new[] { "0,0,0 uvu", "0,0,{|GDL2113:3|} uvu" })] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e + {|GDL2101:2x1e|}", Kind = ProductKind.Custom, Paths = ["0,0,0 uvu"])] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e", LeftVariances = {|GDL2112:new[] { 1.0, 2.0 }|})] private partial Features P(Features x, Features y);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e", LeftVariances = new[] { {|GDL2112:-1.0|} })] private partial Features P(Features x, Features y);"""
    )]
    [InlineData("""[TensorSquare("1x1o", "1x0e + {|GDL2101:1x1e|}")] private partial Features S(Features x);""")]
    [InlineData("""[TensorSquare("2x1o", "1x0e + 1x1e + 1x2e")] private partial Features S(Features x);""")]
    [InlineData(
        """[Activation(Nonlinearity.SiLU, Input = "2x0e + {|GDL2104:1x1o|}", Result = "2x0e + 1x1o")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.SiLU, Nonlinearity.Identity, Input = "2x0e + 1x1o", Result = "2x0e + 1x1o")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.Identity, Input = "2x0o + 1x1o", Result = "2x0o + 1x1o")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation({|GDL2105:Nonlinearity.SiLU|}, Input = "2x0o", Result = "2x0o")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation({|GDL2105:Nonlinearity.Abs|}, Input = "2x0o", Result = "2x0o")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.Abs, Input = "2x0o", Result = "2x0e")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation(Input = "2x0o + 2x0e", Result = "2x0o + 2x0e")] private partial Features A(Features x);"""
    )]
    [InlineData(
        """[Activation({|GDL2114:Nonlinearity.Tanh|}, Nonlinearity.Tanh, Input = "0e", Result = "0e")] private partial Features A(Features x);"""
    )]
    [InlineData("""[Gate("8x0e + 4x1o", "4x0e + 4x1o")] private partial Features G(Features x);""")]
    [InlineData("""[Gate("{|GDL2106:7x0e + 4x1o|}", "4x0e + 4x1o")] private partial Features G(Features x);""")]
    [InlineData(
        """[Gate("2x0o + 8x0e + 4x1o", "2x0o + 4x0e + 4x1o", Odd = {|GDL2105:Nonlinearity.ReLU|})] private partial Features G(Features x);"""
    )]
    [InlineData("""[SphericalHarmonics("{|GDL2107:2x1o|}", "0e + 1o")] private partial Features Y(Features x);""")]
    [InlineData("""[SphericalHarmonics("1o", "{|GDL2108:0e + 1e|}")] private partial Features Y(Features x);""")]
    [InlineData("""[SphericalHarmonics("1e", "0e + 1e + 2e")] private partial Features Y(Features x);""")]
    [InlineData(
        """[MultiLayerPerceptron("{|GDL2111:8x0o|}", "4x0e", Hidden = new[] { 8, {|GDL2112:0|} })] private partial Features M(Features x);"""
    )]
    [InlineData("""[LayerNorm("8x0e", "{|GDL2109:4x0e|}")] private partial Features N(Features x);""")]
    [InlineData("""[BatchNorm("8x0e", "8x0e", Momentum = {|GDL2112:1.5|})] private partial Features N(Features x);""")]
    [InlineData(
        """[BatchNorm("8x0e", "8x0e", Normalization = {|GDL2112:(BatchNormalization)4|}, Reduce = {|GDL2112:(BatchReduction)(-1)|})] private partial Features N(Features x);"""
    )]
    [InlineData(
        """[NormActivation("8x0e", "8x0e", Epsilon = {|GDL2112:-1|})] private partial Features N(Features x);"""
    )]
    [InlineData("""[Dropout({|GDL2112:1.0|}, Input = "8x0e")] private partial Features D(Features x);""")]
    [InlineData("""[Dropout(0.5, Input = "8x0e")] private partial Features D(Features x);""")]
    [InlineData(
        """[SteerableConvolution("2x0e", "2x0e + {|GDL2110:2x3o|}", MaxDegree = 2)] private partial Features C(Neighbourhood edges, Features x);"""
    )]
    [InlineData(
        """[SteerableConvolution("2x0e", "2x0e", MaxDegree = {|GDL2112:12|}, AverageNeighbours = {|GDL2112:0|}, BasisCount = {|GDL2112:0|})] private partial Features C(Neighbourhood edges, Features x);"""
    )]
    [InlineData(
        """[SteerableConvolution("2x0e", "2x0e", RadialKnots = {|GDL2112:1|})] private partial Features C(Neighbourhood edges, Features x);"""
    )]
    [InlineData(
        """[SteerableConvolution("2x0e", "2x0e", RadialKnots = {|GDL2112:16|}, Envelope = CutoffEnvelope.None)] private partial Features C(Neighbourhood edges, Features x);"""
    )]
    [InlineData(
        """[SteerableConvolution("2x0e", "2x0e", RadialKnots = 8)] private partial Features C(Neighbourhood edges, Features x);"""
    )]
    [InlineData(
        """[SteerableConvolution("2x0e", "2x0e", RadialKnots = 0, Envelope = CutoffEnvelope.None)] private partial Features C(Neighbourhood edges, Features x);"""
    )]
    public void Reports_WhatSymmetryForbids(string member) =>
        FaultHost.Check("[EquivariantModel] public sealed partial class Net { " + member + " }");

    [Fact]
    public void Explains_WhatAProductReaches()
    {
        string[] arguments = FaultHost.ArgumentsOf(
            """
            [EquivariantModel] public sealed partial class Net
            { [TensorProduct("1x1o", "1x1o", "0e + {|GDL2101:1o|}")] private partial Features P(Features x, Features y); }
            """
        );

        Assert.Equal(["P", "1o", "0e, 1e, 2e"], arguments[..3]);
        Assert.Contains("parities", arguments[3]);
    }

    [Fact]
    public void Says_WhichDegreeAConvolutionNeeds() =>
        Assert.Equal(
            ["C", "2x3o", "0e, 1o, 2e", "3"],
            FaultHost.ArgumentsOf(
                """
                [EquivariantModel] public sealed partial class Net
                { [SteerableConvolution("2x0e", "{|GDL2110:2x3o|}", MaxDegree = 2)] private partial Features C(Neighbourhood edges, Features x); }
                """
            )
        );

    [Fact]
    public void Says_ThatNoDegreeHelpsWhereParityForbids() =>
        Assert.Equal(
            string.Empty,
            FaultHost.ArgumentsOf(
                """
                [EquivariantModel] public sealed partial class Net
                { [SteerableConvolution("2x0e", "{|GDL2110:2x1e|}", MaxDegree = 2)] private partial Features C(Neighbourhood edges, Features x); }
                """
            )[3]
        );

    [Fact]
    public void Underlines_TheTypeWhereTheSignatureIsTheTypes() =>
        FaultHost.Check(
            """
            [Irreps("8x0e")] public readonly ref partial struct Few;
            [Irreps("8x0e + 4x1o")] public readonly ref partial struct Hidden;
            [EquivariantModel] public sealed partial class Net
            {
                [Linear] private partial {|GDL2102:Hidden|} Lift(Few x);
                [Gate] private partial Hidden Act({|GDL2106:Hidden|} x);
                [Gate] private partial Hidden Fine(Gated<Hidden> x);
                [Linear] private partial {|GDL2102:Mirrored<Hidden>|} Flip(Hidden x);
            }
            """
        );

    [Fact]
    public void Weights_FitByNumber()
    {
        Assert.Equal(
            ["P", "3x0e", "4x0e"],
            FaultHost.ArgumentsOf(
                """
                [EquivariantModel] public sealed partial class Net
                { [TensorProduct("2x1o", "1x1o", "2x0e")] private partial Features P(Features x, Features y, [Irreps("{|GDL3001:3x0e|}")] Features weights); }
                """
            )
        );
    }
}
