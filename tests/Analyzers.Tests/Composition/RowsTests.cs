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
    public Task Says_WhereBothLive() =>
        Verify.Says(
            Verify.InModel(
                Layers + "public Hidden F(PointCloud<Hidden> c) => c.Features + {|GDL3010:c.Features.Mean(c.Batch)|};"
            ),
            "'c.Features.Mean(c.Batch)' lives on clouds, but 'c.Features' on points. Values are combined row by row, "
                + "so both must have the same rows. Write x.Broadcast(cloud.Batch) there."
        );

    [Theory]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Features - {|GDL3010:c.Edges.Sender(c.Features)|};")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Sender({|GDL3010:c.Edges.Receiver(c.Features)|});")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Sum({|GDL3010:c.Features|});")]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Hidden h = Mix(c.Features); return c.Edges.Mean({|GDL3010:h|}); }"
    )]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => Convolve(c.Edges, {|GDL3010:c.Edges.Sender(c.Features)|});")]
    [InlineData("public Features F(PointCloud<Hidden> c) => Couple(c.Features, {|GDL3010:c.Features.Sum(c.Batch)|});")]
    [InlineData("public Features F(PointCloud<Hidden> c) => c.Edges.Lengths * {|GDL3010:c.Features|};")]
    [InlineData("public Features F(PointCloud<Halo> c) => c.Features.Concat({|GDL3010:c.Edges.Vectors|});")]
    [InlineData("public Scalars F(PointCloud<Halo> c) => c.Features.Velocity.Inner({|GDL3010:c.Edges.Vectors|});")]
    [InlineData("public Scalars F(PointCloud<Halo> c) => c.Edges.Softmax({|GDL3010:c.Features.LogMass|});")]
    [InlineData(
        "public Features F(PointCloud<Halo> c) => Helper(c.Features.Velocity, c.Edges.Vectors); "
            + "private static Features Helper(Features a, Features b) => a + {|GDL3010:b|};"
    )]
    public Task Triggers_OnMixedRows(string member) => Verify.Model(Layers + member);

    /// <summary>What has one row a cloud already, and what has none for each cloud.</summary>
    [Theory]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => {|GDL3010:c.Features.Mean(c.Batch)|}.Mean(c.Batch);")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => {|GDL3010:c.Features.Mean(c.Batch)|}.Sum(c.Batch);")]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Hidden m = Mix(c.Features.Sum(c.Batch)); return "
            + "{|GDL3010:m|}.Mean(c.Batch); }"
    )]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => {|GDL3010:c.Features|}.Broadcast(c.Batch);")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => {|GDL3010:c.Features|}.Broadcast(c.Edges);")]
    [InlineData("public Scalars F(PointCloud<Hidden> c) => {|GDL3010:c.Edges.Lengths|}.Broadcast(c.Batch);")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Sender({|GDL3010:c.Features.Mean(c.Batch)|});")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Sum({|GDL3010:c.Features.Mean(c.Batch)|});")]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Edges.Receiver({|GDL3010:c.Edges.Sender(c.Features)|});")]
    [InlineData("public Positions F(PointCloud<Hidden> c) => {|GDL3010:c.Positions.Mean(c.Batch)|}.Mean(c.Batch);")]
    [InlineData("public Positions F(PointCloud<Hidden> c) => {|GDL3010:c.Positions|}.Broadcast(c.Batch);")]
    [InlineData("public Features F(PointCloud<Hidden> c) => c.Positions - {|GDL3010:c.Positions.Mean(c.Batch)|};")]
    [InlineData("public Positions F(PointCloud<Halo> c) => c.Positions + {|GDL3010:c.Edges.Vectors|};")]
    [InlineData("public Neighbourhood F(PointCloud<Halo> c) => c.Edges.At({|GDL3010:c.Positions.Mean(c.Batch)|});")]
    public Task Triggers_OnRowsThatAreTakenOtherwise(string member) => Verify.Model(Layers + member);

    /// <summary>In the words of the space, with the members that it has.</summary>
    [Theory]
    [InlineData("Mesh", ", Group = Group.SO2", "0", "Surface", "meshes", "vertices", "mesh.Surface")]
    [InlineData("Grid2", ", Group = Group.O2", "0e", "Batch", "images", "pixels", "image.Batch")]
    [InlineData("Grid3", "", "0e", "Batch", "volumes", "voxels", "volume.Batch")]
    [InlineData("Graph", "", "0e", "Batch", "graphs", "nodes", "graph.Batch")]
    public Task Says_WhatTheSpaceHas(
        string cloud,
        string group,
        string irreps,
        string batch,
        string batches,
        string rows,
        string remedy
    ) =>
        Verify.Says(
            $$"""
            [Irreps("{{irreps}}"{{group}})] public readonly ref partial struct Ink;
            [EquivariantModel{{(group.Length == 0 ? "" : $"({group[2..]})")}}]
            public sealed partial class Net
            {
                public Ink Forward({{cloud}}<Ink> c) => c.Features + {|GDL3010:c.Features.Mean(c.{{batch}})|};
            }
            """,
            $"'c.Features.Mean(c.{batch})' lives on {batches}, but 'c.Features' on {rows}. Values are combined row by "
                + $"row, so both must have the same rows. Write x.Broadcast({remedy}) there."
        );

    [Fact]
    public Task Says_WhatAMeanTakes() =>
        Verify.Says(
            Verify.InModel(
                "public Hidden F(Hidden x, Batch b) { Hidden m = x.Mean(b); return {|GDL3010:m|}.Mean(b); }"
            ),
            "'m' lives on clouds, but 'Mean' takes values on points or edges. Values are combined row by row, so both "
                + "must have the same rows. Write x.Broadcast(cloud.Batch) or x.Broadcast(edges) "
                + "there."
        );

    [Fact]
    public Task Says_WhatUsesTell() =>
        Verify.Says(
            Verify.InModel(
                "public Hidden F(Hidden nodes, Neighbourhood edges) => nodes + {|GDL3010:edges.Sender(nodes)|};"
            ),
            "'edges.Sender(nodes)' lives on edges, but 'nodes' on points. Values are combined row by row, so both "
                + "must have the same rows. Write edges.Sum(x) or edges.Mean(x) there."
        );

    /// <summary>A parameter does not say what its rows are; its uses do, in either order.</summary>
    [Theory]
    [InlineData("public Hidden F(Hidden x, Neighbourhood e) => x - {|GDL3010:e.Sender(x)|};")]
    [InlineData("public Hidden F(Hidden x, Neighbourhood e) => e.Sender(x) + {|GDL3010:x|};")]
    [InlineData("public Features F([Irreps(\"1o\")] Features x, Neighbourhood e) => x + {|GDL3010:e.Receiver(x)|};")]
    [InlineData(
        "public Features F([Irreps(\"1o\")] Features x, Neighbourhood e) { Features y = x + e.Vectors; "
            + "return e.Sender({|GDL3010:x|}) + y; }"
    )]
    [InlineData(
        "public Features F([Irreps(\"1o\")] Features x, Neighbourhood e) { Features y = e.Sender(x); "
            + "return y + {|GDL3010:x|}; }"
    )]
    [InlineData(
        "public Features F([Irreps(\"1o\")] Features x, Neighbourhood e) { x += e.Vectors; return "
            + "e.Receiver({|GDL3010:x|}); }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e) { Hidden y = Mix(x); Hidden z = e.Sum(y); return "
            + "e.Sender({|GDL3010:x|}) * z.SoftNorm().Copies; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e) { Hidden m = Convolve(e, x); return e.Sum({|GDL3010:x|}) + m; }"
    )]
    [InlineData(
        "public Features F(Hidden x, Hidden y, Neighbourhood e) { Features z = Couple(x, y); Hidden s "
            + "= e.Sender(x); return e.Sum({|GDL3010:y|}); }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Batch b, Neighbourhood e) { Hidden m = x.Broadcast(b); return "
            + "e.Sender({|GDL3010:x|}); }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Hidden y, Hidden z, Neighbourhood e) { Hidden s = x + y, t = y + z; "
            + "Hidden w = e.Sender(x); return e.Sum({|GDL3010:z|}); }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, bool b) { Hidden y = e.Sender(x); if (b) return "
            + "e.Sum({|GDL3010:x|}); return y; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, bool b) { Hidden y; if (b) y = e.Sender(x); else y "
            + "= e.Receiver(x); return e.Sum({|GDL3010:x|}) * y.SoftNorm().Copies; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, int n) { for (int i = 0; i < n; i++) x = x + "
            + "{|GDL3010:e.Sender(x)|}; return x; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, int n) { Hidden y = e.Sender(x); while (n-- > 0) y "
            + "= y + {|GDL3010:x|}; return y; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e) { Hidden y = Id(x); Hidden s = e.Sender(x); return "
            + "e.Sum({|GDL3010:y|}); } private static T Id<T>(T v) where T : struct, "
            + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => v;"
    )]
    [InlineData(
        "public Features F(Hidden x, Neighbourhood e) => Plain(e.Sender(x), x); private Features "
            + "Plain(Features a, Features b) => a + {|GDL3010:b|};"
    )]
    [InlineData(
        "public Hidden F(Neighbourhood e) { Hidden x = Own(); Hidden s = e.Sender(x); return "
            + "e.Sum({|GDL3010:x|}); } public Hidden Own() => throw new InvalidOperationException();"
    )]
    [InlineData(
        "public Hidden F(Neighbourhood e) { Hidden x = Own(); return x + {|GDL3010:e.Sender(x)|}; } "
            + "public Hidden Own() => throw new InvalidOperationException();"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Batch b) { Hidden m = x.Mean(b); return {|GDL3010:x|}.Broadcast(b) "
            + "- m.Broadcast(b); }"
    )]
    [InlineData(
        "public Features F(Positions p, [Irreps(\"1o\")] Features v, Neighbourhood e) { int n = e.At(p "
            + "+ v).Count; return e.Sum({|GDL3010:v|}) * n; }"
    )]
    [InlineData(
        "public Features F(Hidden x, Neighbourhood e) => Whole(e.Sender(x), x); private Features "
            + "Whole(Features a, Features b) => a + {|GDL3010:b|};"
    )]
    public Task Triggers_OnRowsThatUsesTell(string member) => Verify.Model(Layers + member);

    /// <summary>What is said on one way, or of a value that is replaced, is not said of the other.</summary>
    [Theory]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, bool b) { Hidden y = b ? e.Sender(x) : x; return b "
            + "? y : e.Sum(x); }"
    )]
    [InlineData("public Hidden F(Hidden x, Neighbourhood e, bool b) { if (b) return e.Sender(x); return e.Sum(x); }")]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, bool b) { Hidden y; if (b) y = e.Sum(e.Sender(x)); "
            + "else y = e.Sum(x); return b ? x + y : e.Sender(y); }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, int n) { for (int i = 0; i < n; i++) x = x + "
            + "e.Sum(e.Sender(x)); return x; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, int n) { for (int i = 0; i < n; i++) x += "
            + "Convolve(e, x); return x; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e) { x = e.Sender(x); x = x + e.Lengths * x; return e.Sum(x); }"
    )]
    [InlineData("public Hidden F(Hidden x, Neighbourhood e) { Hidden y = x; x = e.Sender(x); return y + e.Mean(x); }")]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, int n) { Hidden y = x; while (n-- > 0) { y = n % 2 "
            + "== 0 ? e.Sender(y) : e.Sum(y); } return y; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, string t) { double k; try { k = double.Parse(t); } "
            + "catch (FormatException) { k = 1; } if (k > 3) return e.Sender(x); return k * e.Sum(x); }"
    )]
    [InlineData("public Hidden F(Hidden x, Batch b, Neighbourhood e) => x.Mean(b).Broadcast(b) + x;")]
    [InlineData("public Hidden F(Hidden x, Batch b, Neighbourhood e) => x.Mean(b).Broadcast(e) + x;")]
    [InlineData(
        "public Features F(PointCloud<Halo> c) { Positions m = c.Positions.Mean(c.Batch); return (m - "
            + "m) + c.Features.Velocity.Mean(c.Batch); }"
    )]
    [InlineData(
        "public Positions F(PointCloud<Halo> c) => c.Positions.Mean(c.Batch) + c.Features.Velocity.Sum(c.Batch);"
    )]
    [InlineData("public Features F(Pair<Hidden, Hidden> p, Neighbourhood e) => e.Sender(p.First) + p.Second;")]
    [InlineData(
        "public Hidden F(Hidden x, Hidden y, Neighbourhood e, bool b) { if (b) return x + y; return e.Sender(x) + y; }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e, Hidden w) => Plain(x, x) + e.Sum(Plain(w, "
            + "e.Sender(x))); private static Hidden Plain(Hidden a, Hidden b) => a + b;"
    )]
    public Task DoesNotTrigger_OnOtherWays(string member) => Verify.Model(Layers + member);

    [Theory]
    [InlineData("public Hidden F(PointCloud<Hidden> c) => c.Features + c.Features.Mean(c.Batch).Broadcast(c.Batch);")]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) => c.Edges.Sum(c.Edges.Lengths * "
            + "c.Edges.Sender(c.Features)) + c.Features;"
    )]
    [InlineData("public Hidden F(PointCloud<Hidden> c, Hidden w) => c.Features + w;")]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c, bool b) { Hidden h = c.Features; if (b) h = "
            + "h.Mean(c.Batch); return h + c.Features; }"
    )]
    [InlineData(
        "public Features F(PointCloud<Halo> c) => (c.Positions - "
            + "c.Positions.Mean(c.Batch).Broadcast(c.Batch)) + c.Features.Velocity;"
    )]
    public Task DoesNotTrigger_OnSameOrUnseenRows(string member) => Verify.Model(Layers + member);
}
