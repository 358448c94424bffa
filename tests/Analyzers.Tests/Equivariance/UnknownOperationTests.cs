namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4001: what is not known to be equivariant is reported.</summary>
public sealed class UnknownOperationTests
{
    [Fact]
    public Task Says_WhatAndWhyAndWhatInstead() =>
        Bad.Says(
            "public Hidden F(PointCloud<Hidden> c) => {|GDL4001:c.PositionValues|}[0] > 0 ? c.Features : -c.Features;",
            "The property 'PositionValues' is not known to be equivariant. Operations on PointCloud<Hidden> must "
                + "commute with rotations, reflections and permutations of points, so only "
                + "listed ones are allowed. Use a layer, the members of features and "
                + "edges, or a method marked [Equivariant]."
        );

    [Theory]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { {|GDL4001:_kept|} = c; return c.Features; } private "
            + "PointCloud<Hidden> _kept;"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Sink = {|GDL4001:c|}; return c.Features; } private "
            + "static object? Sink;"
    )]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Features * {|GDL4001:c.Rows|}[0, 0];")]
    [InlineData("public Hidden F(Hidden h, Func<Hidden, Hidden> f) => {|GDL4001:f(h)|};")]
    [InlineData("public Hidden F(Hidden h, Custom f) => {|GDL4001:f(h)|};")]
    [InlineData("public Hidden F(Hidden h) { Custom f = {|GDL4001:Mix|}; return h; }")]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Func<int> f = {|GDL4001:() => c.Count|}; return c.Features * f(); }"
    )]
    [InlineData("public Hidden F(PointCloud<Hidden> c) { var a = new[] {|GDL4001:{ c }|}; return a[0].Features; }")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) { var t = {|GDL4001:(c, 3)|}; return t.c.Features; }")]
    [InlineData("public Hidden F(Hidden h) { {|GDL4001:var (x, y) = h|}; return h * x; }")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c is {|GDL4001:{ Count: > 3 }|} ? c.Features : -c.Features;")]
    [InlineData("public string F(PointCloud<Hidden> c) => $\"{|GDL4001:{c}|}\";")]
    [InlineData("public string F(PointCloud<Hidden> c) => {|GDL4001:c.ToString()|};")]
    [InlineData(
        "public Hidden F(Hidden h) => h * {|GDL4001:Box(h)|}; private static double Box<T>(T x) where "
            + "T : allows ref struct => 1;"
    )]
    [InlineData("public IEnumerable<PointCloud<Hidden>> F(PointCloud<Hidden> c) { {|GDL4001:yield return c;|} }")]
    [InlineData("public Holder F(PointCloud<Hidden> c) => new Holder { {|GDL4001:Cloud|} = c };")]
    [InlineData("public Rows<Hidden> F(PointCloud<Hidden> c) => {|GDL4001:c.Features.ToRows()|};")]
    [InlineData("public Hidden F(Hidden h) { if ({|GDL4001:h.ToRows()|}[0, 0] > 0) return h; return -h; }")]
    [InlineData("public int F(Labels l) => {|GDL4001:l.ToArray()|}[0];")]
    [InlineData(
        "public async System.Threading.Tasks.Task F(System.Threading.Tasks.Task<PointCloud<Hidden>> c) "
            + "{ var x = {|GDL4001:await c|}; }"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) => c.Features; public Rows G(PointCloud<Hidden> c) => "
            + "{|GDL4001:Sneak(c)|}; private static Rows Sneak<T>(T x) => null!;"
    )]
    [InlineData(
        "private static class Nested { public static double F(PointCloud<Hidden> c) => "
            + "{|GDL4001:c.PositionValues|}[0]; }"
    )]
    [InlineData(
        "public Hidden F(Hidden h) { static double Local(PointCloud<Hidden> c) => "
            + "{|GDL4001:c.PositionValues|}[0]; return h; }"
    )]
    [InlineData(
        "public double F(PointCloud<Hidden> c) { double sum = 0; foreach (double x in "
            + "{|GDL4001:c.PositionValues|}) sum += x; return sum; }"
    )]
    [InlineData(
        "private static class Box<T> { public static double Go(T x) => 1; } public Hidden "
            + "F(PointCloud<Hidden> c) => c.Features * {|GDL4001:Box<PointCloud<Hidden>>.Go(c)|};"
    )]
    [InlineData(
        "public Hidden F(Hidden h, Scalars s) { try { return h / s; } {|GDL4001:catch|} "
            + "(InvalidOperationException e) { return e.Message.Length * h; } }"
    )]
    [InlineData("public Hidden F(Hidden h, Labels a) => {|GDL4001:a|} == (object)3 ? h : -h;")]
    [InlineData(
        "public interface I { Hidden F(Hidden h) => h; } public Hidden F(Hidden h, I i) => {|GDL4001:i.F(h)|};"
    )]
    [InlineData(
        "[System.Runtime.InteropServices.DllImport(\"evil\")] private static extern double "
            + "Peek(PointCloud<Hidden> h); public Hidden F(PointCloud<Hidden> h) => h.Features * "
            + "{|GDL4001:Peek(h)|};"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> h) { return h.Features * {|GDL4001:Peek(h)|}; "
            + "[System.Runtime.InteropServices.DllImport(\"evil\")] static extern double "
            + "Peek(PointCloud<Hidden> h); }"
    )]
    public Task Triggers_WhenOperationIsNotListed(string members) => Bad.Verify(members);

    [Fact]
    public Task Triggers_OnAccessorToPrivateMember() =>
        Bad.Verify(
            """
            [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = "get_Count")] private static extern int Peek(Labels h);
            public Hidden F(Hidden h, Labels l) => h * {|GDL4001:Peek(l)|};
            """
        );

    [Fact]
    public Task Triggers_OnMarkedHelperWithoutBody() =>
        Verify.That(
            """
            public static class Native { [Equivariant, System.Runtime.InteropServices.DllImport("evil")] public static extern double Peek(PointCloud<Hidden> h); }
            [EquivariantModel] public sealed partial class Net { public Hidden F(PointCloud<Hidden> h) => h.Features * {|GDL4001:Native.Peek(h)|}; }
            """
        );

    [Fact]
    public Task Triggers_OnUsersMemberInTheRuntimesNamespace() =>
        Verify.That(
            """
            [EquivariantModel] public sealed partial class Net { public Hidden F(Hidden h) => h * {|GDL4006:h.Mean(3)|}; }
            namespace GeoDL.Typed { public static class FeatureExtensions { public static double Mean(this Hidden x, int n) => 3; } }
            """
        );

    [Fact]
    public Task Triggers_InSecondPart() =>
        Verify.That(
            Verify.InModel("")
                + "public sealed partial class Net { public double F(PointCloud<Hidden> c) => "
                + "{|GDL4001:c.PositionValues|}[0]; }"
        );

    [Fact]
    public Task Triggers_InMarkedHelper() =>
        Verify.That(
            "public static class Tools { [Equivariant] public static double Peek(PointCloud<Hidden> c) "
                + "=> {|GDL4001:c.PositionValues|}[0]; }"
        );

    [Fact]
    public Task DoesNotTrigger_OutsideModels() =>
        Verify.That(
            "public static class Tools { public static double Peek(PointCloud<Hidden> c) => c.PositionValues[0]; }"
        );

    [Theory]
    [InlineData("public object F(Hidden h) => {|CS0029:h|};")]
    [InlineData("public Hidden F(Hidden h, Halo g) => {|CS0019:h + g|};")]
    [InlineData("public string F(Hidden h) => {|CS0029:h|}.ToString();")]
    [InlineData("public Hidden F(Hidden h) => Mix({|CS0103:nothing|});")]
    public Task DoesNotTrigger_WhenCSharpAlreadyComplains(string members) => Bad.Verify(members);
}
