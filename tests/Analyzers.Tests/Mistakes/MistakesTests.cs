namespace GeoDL.Typed.Analyzers.Tests.Mistakes;

/// <summary>
/// Mistakes that people make with equivariant networks, in our terms: each is one diagnostic where it is made.
/// </summary>
public sealed class MistakesTests
{
    /// <summary>Signatures as other libraries write them, and slips of the pen.</summary>
    [Theory]
    [InlineData("""[Irreps("{|GDL1004:2x|}")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("{|GDL1006:1.5x0e|}")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("{|GDL1006:-1x0e|}")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("8x0e{|GDL1009:,|} 4x1o")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("8x0e {|GDL1010:4x1o|}")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("{|GDL1011:my-mass|}: 0e")] public readonly ref partial struct V;""")]
    [InlineData(
        """[Irreps("{|GDL1009:[|}(8, {|GDL1009:(|}{|GDL1003:0|}{|GDL1009:,|} {|GDL1003:1|}{|GDL1009:)|})]")] public readonly ref partial struct V;"""
    )]
    [InlineData("""[Irreps("{|GDL1015:2000000000x11e|}")] public readonly ref partial struct V;""")]
    [InlineData(
        """[EquivariantModel] public sealed partial class Net { [{|GDL2119:TensorProduct|}("2000x0e", "2000x0e", "2000x0e")] private partial Features L(Features x, Features y); }"""
    )]
    [InlineData("""[Irreps("{|GDL1002:1y|}")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("{|GDL1002:1E|}")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("8{|GDL1009:×|}0e")] public readonly ref partial struct V;""")]
    [InlineData("""[Irreps("8{|GDL1009:*|}0e")] public readonly ref partial struct V;""")]
    public Task Triggers_OnSignatures(string source) => Verify.That(source);

    /// <summary>Absolute coordinates taken for vectors: translations would not be symmetries.</summary>
    [Theory]
    [InlineData("""public Features F(PointCloud<Halo> c) => c.Features.{|CS0315:Concat|}(c.Positions);""")]
    [InlineData(
        """[Linear("1o", "4x1o")] private partial Features Lift(Features x); public Features F(PointCloud<Halo> c) => Lift({|CS1503:c.Positions|});"""
    )]
    [InlineData("""public Scalars F(PointCloud<Halo> c) => c.Positions.{|CS0315:SoftNorm|}();""")]
    [InlineData("""public Positions F(PointCloud<Halo> c) => {|CS0019:c.Positions + c.Positions|};""")]
    [InlineData("""public Positions F(PointCloud<Halo> c) => {|CS0019:0.5 * c.Positions|};""")]
    [InlineData(
        """[SphericalHarmonics("1o", "0e + 1o")] private partial Features Y(Features x); public Features F(PointCloud<Halo> c) => Y({|CS1503:c.Positions|});"""
    )]
    [InlineData("""public Hidden F(PointCloud<Hidden> c) => c.Features * {|GDL4001:c.PositionValues|}[2];""")]
    public Task Triggers_OnCoordinates(string source) => Equivariance.Bad.Verify(source);

    /// <summary>Functions of components, constants beside vectors, products component by component.</summary>
    [Theory]
    [InlineData(
        """[Activation(Nonlinearity.SiLU)] private partial Hidden A({|GDL2104:Hidden|} x); public Hidden F(Hidden h) => A(h);"""
    )]
    [InlineData(
        """[Activation(Nonlinearity.ReLU, Input = "{|GDL2104:4x1o|}", Result = "4x1o")] private partial Features A(Features x); public Features F([Irreps("4x1o")] Features h) => A(h);"""
    )]
    [InlineData(
        """[MultiLayerPerceptron("{|GDL2111:4x0e + 2x1o|}", "4x0e")] private partial Features A(Features x); public Features F(Hidden h) => A(h);"""
    )]
    [InlineData(
        """[MultiLayerPerceptron("{|GDL2111:4x0o|}", "4x0e")] private partial Features A(Features x); public Features F([Irreps("4x0o")] Features h) => A(h);"""
    )]
    [InlineData(
        """[Activation({|GDL2105:Nonlinearity.SiLU|}, Input = "4x0o", Result = "4x0o")] private partial Features A(Features x); public Features F([Irreps("4x0o")] Features h) => A(h);"""
    )]
    [InlineData(
        """[Activation({|GDL2105:Nonlinearity.Tanh|}, Input = "4x0o", Result = "4x0e")] private partial Features A(Features x); public Features F([Irreps("4x0o")] Features h) => A(h);"""
    )]
    [InlineData("""public Features F(Halo h) => h.Velocity.{|CS1061:Map|}(static r => r);""")]
    [InlineData("""public Features F(Halo h) => {|CS0019:h.Velocity + 1.0|};""")]
    [InlineData("""public PseudoScalars F(Cosmology c) => {|CS0019:c.Spin + 1.0|};""")]
    [InlineData("""public Hidden F(Hidden h) => {|CS0019:h * h|};""")]
    [InlineData("""public Features F(Halo h) => {|CS0019:h.Velocity * h.Velocity|};""")]
    [InlineData("""public Features F(Halo h) => Math.Sqrt({|CS1503:h.Velocity|});""")]
    [InlineData("""public Scalars F(PointCloud<Halo> c) => c.Edges.Softmax({|CS1503:c.Edges.Vectors|});""")]
    [InlineData("""public Features F(Halo h) => {|CS0019:h.Velocity / h.Velocity|};""")]
    public Task Triggers_OnFunctions(string source) => Equivariance.Bad.Verify(source);

    /// <summary>Wrong parities, degrees that nothing reaches, counts that do not fit.</summary>
    [Theory]
    [InlineData(
        """[TensorProduct("1o", "1o", "{|GDL2101:1o|}")] private partial Features Cross(Features a, Features b); public Features F(Halo h) => Cross(h.Velocity, h.Velocity);"""
    )]
    [InlineData(
        """[Linear("1e", "{|GDL2102:1o|}")] private partial Features L(Features a); public Features F([Irreps("1e")] Features h) => L(h);"""
    )]
    [InlineData(
        """[Linear("8x0e", "{|GDL2102:0o|}")] private partial Features L(Features a); public Features F([Irreps("8x0e")] Features h) => L(h);"""
    )]
    [InlineData(
        """[SteerableConvolution("4x0e", "{|GDL2110:4x1e|}")] private partial Features L(Neighbourhood e, Features a); public Features F(PointCloud<Hidden> c) => L(c.Edges, c.Features);"""
    )]
    [InlineData(
        """[SteerableConvolution("4x0e", "{|GDL2110:4x2e|}", MaxDegree = 1)] private partial Features L(Neighbourhood e, Features a); public Features F([Irreps("4x0e")] Features c, Neighbourhood e) => L(e, c);"""
    )]
    [InlineData(
        """[TensorSquare("1o", "{|GDL2101:1e|}")] private partial Features L(Features a); public Features F(Halo h) => L(h.Velocity);"""
    )]
    [InlineData(
        """[SphericalHarmonics("1o", "{|GDL2108:0e + 1e + 2e|}")] private partial Features Y(Features x); public Features F(PointCloud<Halo> c) => Y(c.Edges.Vectors);"""
    )]
    [InlineData(
        """[SphericalHarmonics("1o", "{|GDL2108:4x0e + 4x1o|}")] private partial Features Y(Features x); public Features F(PointCloud<Halo> c) => Y(c.Edges.Vectors);"""
    )]
    [InlineData(
        """[Gate("{|GDL2106:4x0e + 2x1o|}", "4x0e + 2x1o")] private partial Features G(Features x); public Features F(Hidden h) => G(h);"""
    )]
    [InlineData(
        """[TensorProduct("4x0e", "1o", "4x1o")] private partial Features T(Features x, Features y, [Irreps("{|GDL3001:7x0e|}")] Features w); public Features F([Irreps("4x0e")] Features x, Features y, Features w) => T(x, y, w);"""
    )]
    [InlineData(
        """[TensorProduct("4x0e", "{|GDL2103:3x1o|}", "4x1o", Kind = ProductKind.Elementwise)] private partial Features T(Features x, Features y);"""
    )]
    public Task Triggers_OnParities(string source) => Equivariance.Bad.Verify(source);

    /// <summary>Rows and numbers read out: loops, orders, thresholds, exports, stores.</summary>
    [Theory]
    [InlineData(
        """public double F(PointCloud<Halo> c) { double s = 0; for (int i = 0; i < c.Count; i++) s += {|GDL4001:c.Rows|}[i, 0]; return s; }"""
    )]
    [InlineData("""public Features F(PointCloud<Halo> c) => {|CS0021:c.Features[0]|};""")]
    [InlineData("""public int F(Halo h) => Array.IndexOf({|GDL4001:h.LogMass.ToRows()|}.ToArray(), 3.0);""")]
    [InlineData(
        """public Halo F(PointCloud<Halo> c) { var a = {|GDL4001:c.Rows|}.ToArray(); Array.Sort(a); return c.Features; }"""
    )]
    [InlineData(
        """public Halo F(PointCloud<Halo> c) { if ({|CS0019:c.Features.LogMass > 3|}) return c.Features; return -c.Features; }"""
    )]
    [InlineData("""public Halo F(PointCloud<Halo> c) => c.Features.{|CS1501:Mean|}();""")]
    [InlineData("""public Features F(PointCloud<Halo> c) => c.Edges.Vectors.{|CS0411:Inner|}(new[] { 0.0, 0, 1 });""")]
    [InlineData("""public Halo F(Halo h) => {|CS0019:h * new[] { 1.0, 0, 0 }|};""")]
    [InlineData("""public object F(PointCloud<Halo> c) => {|GDL4001:c.Rows|}.ToTensor();""")]
    [InlineData("""public Halo F(Halo h) { Console.WriteLine({|GDL4001:h.ToRows()|}); return h; }""")]
    [InlineData(
        """public Features F(PointCloud<Halo> c, Random r) => {|CS0019:c.Features.Velocity + r.NextDouble()|};"""
    )]
    [InlineData("""public int F(PointCloud<Halo> c) => {|GDL4001:c.NeighbourList|}.Senders[0];""")]
    [InlineData(
        """public Hidden F(Hidden h, Labels species, Dictionary<int, double> table) => table[{|GDL4001:species.ToArray()|}[0]] * h;"""
    )]
    [InlineData(
        """private Rows<Hidden>? _last; public Hidden F(Hidden h) { {|GDL4001:_last|} = {|GDL4001:h.ToRows()|}; return h; }"""
    )]
    [InlineData(
        """public Hidden F(Hidden h) { System.Threading.Tasks.Task.Run(() => Mix({|CS9108:h|})); return h; }"""
    )]
    [InlineData("""public Halo F(PointCloud<Halo> c) => {|GDL4001:c.CellOf(0)|}.Volume * c.Features;""")]
    [InlineData("""public string F(Hidden h) => {|CS0029:h|}.ToString();""")]
    public Task Triggers_OnNumbers(string source) => Equivariance.Bad.Verify(source);

    /// <summary>Layers that do not fit together.</summary>
    [Theory]
    [InlineData("""[Linear] private partial Halo Read(Hidden x); public Halo F(Halo h) => Read({|CS1503:h|});""")]
    [InlineData(
        """[Linear(Residual = {|GDL2115:true|})] private partial Halo Read(Hidden x); public Halo F(Hidden h) => Read(h);"""
    )]
    [InlineData(
        """[Linear("2x1o + 4x0e", "4x0e")] private partial Features L(Features x); public Features F(Hidden h) => L({|GDL3002:h|});"""
    )]
    [InlineData("""[Linear("{|GDL1003:4x0|}", "{|GDL1003:4x0|}")] private partial Features L(Features x);""")]
    public Task Triggers_OnLayers(string source) => Equivariance.Bad.Verify(source);
}
