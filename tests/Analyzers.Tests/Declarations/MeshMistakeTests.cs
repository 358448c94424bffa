namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Mistakes that people make with surfaces: each is one diagnostic where it is made.</summary>
public sealed class MeshMistakeTests
{
    private const string Types = """
        [Irreps("4x0 + 3x1 + 2x2", Group = Group.SO2)] public readonly ref partial struct Skin;
        [Irreps("6x0", Group = Group.SO2)] public readonly ref partial struct Numbers;
        [Irreps("1o")] public readonly ref partial struct Flow;
        [Irreps("0 + 1", Group = Group.SO2)] public readonly ref partial struct Tangent;
        """;

    [Theory]
    [InlineData(
        """
            [MeshConvolution] private partial Skin A(Surface s, Skin x);
            [MeshConvolution("4x0 + 3x1 + 2x2", "6x0", Rings = 1, Radius = 2.5, MaxDegree = 3, Bias = false)]
            private partial Features B(Surface s, Features x);
            [Gate] private partial Skin G(Gated<Skin> x);
            [return: Irreps("6x0")]
            public Features F(Mesh<Skin> m) => B(m.Surface, A(m.Surface, m.Features)).Mean(m.Surface);
            """
    )]
    [InlineData(
        """
            [Restrict] private partial Tangent R(Surface s, Flow x);
            public Tangent F(Mesh<Flow> m) => R(m.Surface, m.Features);
            """
    )]
    [InlineData("public Skin F(Mesh<Skin> m, Labels l) => m.Features * m.Surface.OneHot(l, 1);")]
    [InlineData("public Numbers F(Mesh<Numbers> m) => m.Features - m.Features.Sum(m.Surface).Broadcast(m.Surface);")]
    [InlineData(
        "[MeshConvolution] private partial Skin A(Surface s, Skin x); public Skin F(Mesh<Skin> m) => m.Features "
            + "+ A(m.Surface.Coarser(), m.Features.Pool(m.Surface)).Unpool(m.Surface);"
    )]
    [InlineData(
        "public Skin F(Mesh<Skin> m) { Surface c = m.Surface.Coarser(); Skin x = m.Features.Pool(m.Surface); "
            + "return (x + x.Pool(c).Unpool(c)).Unpool(m.Surface) + m.Features; }"
    )]
    [InlineData(
        "[MeshConvolution] private partial Skin A(Surface s, Skin x); public Skin F(Mesh<Skin> m, int levels) { "
            + "Surface s = m.Surface; Skin x = m.Features; for (int i = 0; i < levels; i++) { x = x.Pool(s); "
            + "s = s.Coarser(); x = x + A(s, x); } return x; }"
    )]
    [InlineData("public int F(Mesh<Skin> m) => m.Count + m.MeshCount + m.Surface.Count;")]
    [InlineData(
        "[Equivariant] private static Skin H(Surface s, Skin x) => x; "
            + "public Skin F(Mesh<Skin> m) => H(m.Surface, m.Features);"
    )]
    public Task Accepts_WhatKeepsFrames(string members) => Verify.That(Model(members));

    [Theory]
    [InlineData("public Skin F(Mesh<Skin> m) => {|GDL3020:m.Features|}.Mean(m.Surface);")]
    [InlineData(
        "public Skin F(Mesh<Skin> m) { Surface s = m.Surface; Skin x = m.Features; return {|GDL3020:x|}.Sum(s); }"
    )]
    [InlineData("public Numbers F(Mesh<Numbers> m) => m.Features + {|GDL3010:m.Features.Mean(m.Surface)|};")]
    [InlineData(
        "[Restrict] private partial Tangent R(Flow x); public Tangent F(Mesh<Flow> m) => R({|GDL3021:m.Features|});"
    )]
    [InlineData("[SteerableConvolution] private partial Skin C{|GDL2035:(Surface s, Skin x)|};")]
    [InlineData("[Attention] private partial Skin C{|GDL2035:(Surface s, Skin x)|};")]
    [InlineData("[MeanPool] private partial Skin C{|GDL2035:(Surface s, Skin x)|};")]
    [InlineData("[MeshConvolution] private partial Skin C{|GDL2035:(PlaneNeighbourhood e, Skin x)|};")]
    [InlineData("[MeshConvolution] private partial Skin C{|GDL2035:(Pixels p, Skin x)|};")]
    [InlineData("[MeshConvolution] private partial Skin C{|GDL2035:(Skin x)|};")]
    [InlineData("[Restrict] private partial Tangent R{|GDL2035:(Neighbourhood e, Flow x)|};")]
    [InlineData(
        "[MeshConvolution(MaxDegree = 1)] [return: Irreps(\"{|GDL2110:3|}\")] "
            + "private partial Features C(Surface s, Numbers x);"
    )]
    [InlineData("[MeshConvolution(Rings = {|GDL2112:0|})] private partial Skin C(Surface s, Skin x);")]
    [InlineData("public Numbers F(Mesh<Numbers> m) => {|GDL3010:m.Features.Mean(m.Surface)|}.Unpool(m.Surface);")]
    [InlineData("public Skin F(Mesh<Skin> m) => m.Features + {|GDL3010:m.Features.Pool(m.Surface)|};")]
    [InlineData("public Skin F(Mesh<Skin> m) => {|GDL3010:m.Features|}.Unpool(m.Surface);")]
    [InlineData("public Skin F(Mesh<Skin> m) => {|GDL3010:m.Features.Pool(m.Surface)|}.Pool(m.Surface);")]
    [InlineData(
        "public Numbers F(Mesh<Numbers> m) { Surface c = m.Surface.Coarser(); return {|GDL3010:m.Features|}.Mean(c); }"
    )]
    [InlineData(
        "[MeshConvolution] private partial Skin A(Surface s, Skin x); "
            + "public Skin F(Mesh<Skin> m) => A(m.Surface.Coarser(), {|GDL3010:m.Features|});"
    )]
    [InlineData(
        "[MeshConvolution] private partial Skin A(Surface s, Skin x); private Skin H(Surface s, Skin x) => "
            + "A(s, x) + {|GDL3010:x.Pool(s)|}; public Skin F(Mesh<Skin> m) => H(m.Surface, m.Features);"
    )]
    [InlineData("public double F(Mesh<Skin> m) => {|GDL4001:m.LongestEdge|};")]
    [InlineData("public Skin F(Mesh<Skin> m) { {|GDL4001:m.WithCoarser(null!, default)|}; return m.Features; }")]
    [InlineData("public object F(Mesh<Skin> m) => {|GDL4001:m.Meshes|};")]
    [InlineData("public Skin F(Mesh<Skin> m) { {|GDL4001:m.FromSpace<Tangent>(null!)|}; return m.Features; }")]
    public Task Triggers_OnWhatMixesFrames(string members) => Verify.That(Model(members));

    [Fact]
    public Task Says_WhichSurfaceAValueIsOf() =>
        Verify.Says(
            Model("public Skin F(Mesh<Skin> m) => m.Features + {|GDL3010:m.Features.Pool(m.Surface)|};"),
            "'m.Features.Pool(m.Surface)' lives on 'm.Surface.Coarser()', but 'm.Features' on 'm.Surface'. Values are "
                + "combined row by row, so both must have the same rows. Write a Pool or an Unpool that ends on "
                + "'m.Surface' there."
        );

    [Fact]
    public Task Triggers_WhereSamplesAreNotExact() =>
        Verify.That(
            Model(
                    """
                    [FourierActivation("2x0 + 2x1", "2x0 + 2x1", Samples = 12)] private partial Features G(Features x);
                    [return: Irreps("2x0 + 2x1")]
                    public Features F(Mesh<Features> m, [Irreps("2x0 + 2x1")] Features x) => G(x);
                    """
                )
                .Replace("[EquivariantModel", "[{|GDL2131:EquivariantModel|}", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Group = Group.O2")]
    [InlineData("Group = Group.CN, Fold = 4")]
    [InlineData("Group = Group.SO3")]
    public Task Triggers_OnMeshesInModelsOfOtherGroups(string group) =>
        Verify.That(
            $"{Types}\n[EquivariantModel({group})] public sealed partial class Net "
                + "{ public int F({|GDL1016:Surface|} s) => s.Count; }"
        );

    private static string Model(string members) =>
        Types + "\n[EquivariantModel(Group = Group.SO2)] public sealed partial class Net { " + members + " }";
}
