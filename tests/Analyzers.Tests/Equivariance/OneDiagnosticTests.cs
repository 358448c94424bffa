namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>
/// One mistake is one diagnostic, at the smallest text that is wrong, and it speaks of what is written there.
/// </summary>
public sealed class OneDiagnosticTests
{
    [Fact]
    public Task Says_WhatACloudIsMadeBy_NotWhatIsLeftOut() =>
        Bad.Says(
            "public Hidden F(Hidden h, double[] p, double[] r, double radius) => "
                + "{|GDL4001:PointCloud.Create<Hidden>|}(p, r, Neighbours.KNearest(3)).Features;",
            "A call of 'Create' is not known to be equivariant. Operations on PointCloud<Hidden> must commute with "
                + "rotations, reflections and permutations of points, so only listed ones are "
                + "allowed. Use a layer, the members of features and "
                + "edges, or a method marked [Equivariant]."
        );

    [Theory]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Func<double> f = {|GDL4001:() => "
            + "c.PositionValues[0]|}; double k = f(); return k * c.Features; }"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { double k = new Lazy<double>({|GDL4001:() => "
            + "c.PositionValues[0]|}).Value; return k * c.Features; }"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Func<PointCloud<Hidden>, double> f = {|GDL4001:static "
            + "p => p.PositionValues[0]|}; double k = f(c) + f(c); return k * c.Features; }"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { double k = System.Linq.Enumerable.Sum(new[] { 1, 2 }, "
            + "{|GDL4001:i => c.PositionValues[i]|}); return k * c.Features; }"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Func<double> f = {|GDL4001:First|}; return f() * "
            + "c.Features; double First() => c.Count; }"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { System.Threading.Tasks.Task<double> t = "
            + "System.Threading.Tasks.Task.Run({|GDL4001:() => c.PositionValues[0]|}); return t.Result * "
            + "c.Features; }"
    )]
    public Task Capture_InADelegate_IsOneMistake(string members) => Bad.Verify(members);
}
