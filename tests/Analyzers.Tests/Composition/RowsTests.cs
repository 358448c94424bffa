namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>GDL3010: points, edges and clouds do not mix.</summary>
public sealed class RowsTests
{
    private const string Layers = """
        [Linear] private partial Hidden Mix(Hidden x);
        [TensorProduct("4x0e + 2x1o", "4x0e + 2x1o", "4x0e")] private partial Features Couple(Hidden x, Hidden y);
        [SteerableConvolution] private partial Hidden Convolve(Neighbourhood edges, Hidden x);

        """;

    [Fact]
    public Task Says_WhereBothLive() => Verify.Says(
        Verify.InModel(Layers + "public Hidden F(PointCloud<Hidden> c) => c.Features + {|GDL3010:c.Features.Mean(c.Batch)|};"),
        "'c.Features.Mean(c.Batch)' lives on clouds, but 'c.Features' on points. Values are combined row by row, and these are not the same rows. Write x.Spread(cloud.Batch) there.");

    [Theory]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Features - {|GDL3010:c.Edges.Source(c.Features)|};")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Source({|GDL3010:c.Edges.Target(c.Features)|});")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Sum({|GDL3010:c.Features|});")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) { Hidden h = Mix(c.Features); return c.Edges.Mean({|GDL3010:h|}); }")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => Convolve(c.Edges, {|GDL3010:c.Edges.Source(c.Features)|});")]
    [InlineData("public Features F(PointCloud<Hidden> c) => Couple(c.Features, {|GDL3010:c.Features.Sum(c.Batch)|});")]
    [InlineData("public Features F(PointCloud<Hidden> c) => c.Edges.Lengths * {|GDL3010:c.Features|};")]
    [InlineData("public Features F(PointCloud<Halo> c) => c.Features.Concat({|GDL3010:c.Edges.Vectors|});")]
    [InlineData("public Scalars F(PointCloud<Halo> c) => c.Features.Velocity.Inner({|GDL3010:c.Edges.Vectors|});")]
    [InlineData("public Scalars F(PointCloud<Halo> c) => c.Edges.Softmax({|GDL3010:c.Features.LogMass|});")]
    [InlineData("public Features F(PointCloud<Halo> c) => Helper(c.Features.Velocity, c.Edges.Vectors); private static Features Helper(Features a, Features b) => a + {|GDL3010:b|};")]
    public Task Triggers_OnMixedRows(string member) => Verify.Model(Layers + member);

    [Theory]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Features + c.Features.Mean(c.Batch).Spread(c.Batch);")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Sum(c.Edges.Lengths * c.Edges.Source(c.Features)) + c.Features;")]
    [InlineData("public Hidden F(PointCloud<Hidden> c, Hidden w) => c.Features + w;")]
    [InlineData("public Hidden F(PointCloud<Hidden> c, bool b) { Hidden h = c.Features; if (b) h = h.Mean(c.Batch); return h + c.Features; }")]
    [InlineData("public Features F(PointCloud<Halo> c) => (c.Positions - c.Positions.Mean(c.Batch).Spread(c.Batch)) + c.Features.Velocity;")]
    public Task DoesNotTrigger_OnSameOrUnseenRows(string member) => Verify.Model(Layers + member);
}
