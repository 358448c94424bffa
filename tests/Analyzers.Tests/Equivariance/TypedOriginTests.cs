namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>
/// Where typed values come from: parameters, layers, listed members; not out of carriers that are untyped to C#.
/// </summary>
public sealed class TypedOriginTests
{
    private const string Around = """
        public sealed class Carrier { public object? Any; public PointCloud<Halo> Cloud { get; set; } public void Deconstruct(out PointCloud<Halo> c, out int n) { c = Cloud; n = 1; } }
        public sealed class Wind(PointCloud<Halo> c) { [Equivariant] public Halo Get() => {|GDL4001:c|}.Features; }

        """;

    [Fact]
    public Task Says_ThatAPatternIsNoOrigin() =>
        Verify.Says(
            Verify.InModel(
                "public Halo F(PointCloud<Halo> cloud, object extra) => extra is "
                    + "{|GDL4001:PointCloud<Halo> w|} ? w.Features : cloud.Features;"
            ),
            "A pattern is not known to be equivariant. Operations on PointCloud<Halo> must commute with "
                + "rotations, reflections and permutations of points, so only listed ones are allowed. Use a layer, "
                + "the members of features and "
                + "edges, or a method marked [Equivariant]."
        );

    [Fact]
    public Task Says_ThatAFieldBehindAPrimaryConstructorIsNoOrigin() =>
        Verify.Says(
            "public sealed class Wind(PointCloud<Halo> c) { [Equivariant] public Halo Get() => "
                + "{|GDL4001:c|}.Features; }",
            "The parameter 'c' of a primary constructor, which is kept in a field, is not known to be "
                + "equivariant. Operations on PointCloud<Halo> must commute with rotations, reflections and "
                + "permutations of points, so only listed ones are allowed. Use a layer, the "
                + "members of features and edges, or a method marked [Equivariant]."
        );

    [Theory]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, object extra) { switch (extra) { case "
            + "{|GDL4001:PointCloud<Halo> w|}: return w.Features; default: return c.Features; } }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, object extra) => extra switch { {|GDL4001:PointCloud<Halo> "
            + "w|} => w.Features, _ => c.Features };"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, object extra) => {|GDL4001:extra is PointCloud<Halo>|} ? "
            + "c.Features : -c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Carrier extra) => extra is {|GDL4001:(var w, 1)|} ? w.Features : c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Carrier extra) => extra is { {|GDL4001:Cloud|}: var w } ? "
            + "w.Features : c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Carrier extra) => extra is { Any: "
            + "{|GDL4001:PointCloud<Halo> w|} } ? w.Features : c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, object[] extra) => extra is [{|GDL4001:PointCloud<Halo> "
            + "w|}, ..] ? w.Features : c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Carrier extra) => ({|GDL4001:(PointCloud<Halo>)extra.Any!|}).Features;"
    )]
    [InlineData("public Halo F(PointCloud<Halo> c, Carrier extra) => {|GDL4001:extra.Cloud|}.Features;")]
    [InlineData(
        "private object? _kept; public Halo F(PointCloud<Halo> c) => _kept is "
            + "{|GDL4001:PointCloud<Halo> w|} ? w.Features : c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Exception extra) => extra.Data[\"x\"] is "
            + "{|GDL4001:PointCloud<Halo> w|} ? w.Features : c.Features;"
    )]
    [InlineData(
        "public sealed class Inner(PointCloud<Halo> c) { public Halo Get() => {|GDL4001:c|}.Features; "
            + "} public Halo F(PointCloud<Halo> c, Inner extra) => extra.Get();"
    )]
    [InlineData(
        "public sealed class Inner(PointCloud<Halo> c) { public int N = {|GDL4001:c|}.Count; public "
            + "Halo Get(Halo h) => N * h; } public Halo F(Halo h, Inner extra) => extra.Get(h);"
    )]
    [InlineData(
        "public sealed class Inner(Labels c) { public void Check() { if ({|GDL4001:c|}.Count > 3) "
            + "throw new InvalidOperationException(); } } public Halo F(Halo h, Inner n) { try { n.Check(); "
            + "} catch (Exception) { return -h; } return h; }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Labels s) => {|GDL4001:(object)s|} is string ? c.Features : -c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, PointCloud<Halo>? extra) => extra is {|GDL4001:{ Count: > 3 "
            + "}|} ? c.Features : -c.Features;"
    )]
    public Task Triggers_OnUntypedCarriers(string members) => Verify.That(Around + Verify.InModel(members));

    [Theory]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, PointCloud<Halo>? extra) => extra is { } w ? w.Features : c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, PointCloud<Halo>? extra) => extra is PointCloud<Halo> w ? "
            + "w.Features : c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, PointCloud<Halo>? extra) => extra switch { null => "
            + "c.Features, { } w => w.Features };"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, PointCloud<Halo>? extra = null) { switch (extra) { case "
            + "null: return c.Features; case { } w: return w.Features; } }"
    )]
    [InlineData("public Halo F(PointCloud<Halo> c, PointCloud<Halo>? extra) => extra == null ? c.Features : F(c, c);")]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Labels? species = null) => species is null ? c.Features : "
            + "c.Batch.OneHot(species, 1) * c.Features;"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Labels? species = null) => species is not null ? "
            + "c.Batch.OneHot(species, 1) * c.Features : F(c, null);"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Labels? species = null) => species == null || null != "
            + "species ? c.Features : F(c);"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Labels species) { "
            + "ArgumentNullException.ThrowIfNull(species); Labels? none = null; return F(c, none!); }"
    )]
    [InlineData("public Halo F(PointCloud<Halo> c, PointCloud<Halo>? extra = default) => F(c, default);")]
    [InlineData(
        "public string F(PointCloud<Halo> c) => nameof(Halo) + nameof(c) + nameof(PointCloud<Halo>) + "
            + "nameof(c.Features);"
    )]
    public Task DoesNotTrigger_OnWhatMayBeMissing(string members) => Verify.That(Verify.InModel(members));
}
