namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>Programs that are equivariant and must be accepted.</summary>
public sealed class AcceptedTests
{
    private const string Block = """
        [EquivariantModel]
        public sealed partial class Block { [Linear] private partial Hidden Mix(Hidden x); public Hidden Forward(Hidden x) => Mix(x); }

        """;

    private const string Layers = """
        [Linear] private partial Hidden Mix(Hidden x);
        [Linear] private partial Halo Read(Hidden x);
        [Module] private partial Block Inner { get; }
        [Module(Repeat = 3)] private partial IReadOnlyList<Block> Blocks { get; }

        """;

    [Theory]
    [InlineData(
        "public Halo Forward(PointCloud<Hidden> cloud) { Hidden h = cloud.Features; h += Mix(h); "
            + "return Read(h).Mean(cloud.Batch); }"
    )]
    [InlineData(
        "public Hidden F(Hidden h, bool deep, int n) { if (deep && n > 1) h = Mix(h); for (int i = 0; "
            + "i < n; i++) h += 0.5 * Mix(h); return h; }"
    )]
    [InlineData("public Hidden F(Hidden h) { foreach (Block b in Blocks) h = b.Forward(h); return Inner.Forward(h); }")]
    [InlineData(
        "public Hidden F(Hidden h, int n) { while (n-- > 0) { h = n == 2 ? h : -h; if (n == 3) "
            + "continue; if (n == 1) break; } return h; }"
    )]
    [InlineData(
        "public Hidden F(Hidden h, int n) { switch (n) { case 1: h = Mix(h); break; default: break; } "
            + "return n switch { 0 => h, 1 => Mix(h), _ => -h }; }"
    )]
    [InlineData(
        "public Hidden F(Hidden h) { var (a, b) = Two(h); Pair<Hidden, Hidden> p = new(a, b); return "
            + "p.First + p.Second; } private Pair<Hidden, Hidden> Two(Hidden x) => new(x, Mix(x));"
    )]
    [InlineData("public Hidden F(Hidden h) { return Local(h); static Hidden Local(Hidden x) => 2 * x; }")]
    [InlineData(
        "public Hidden F(Hidden h) => Twice(h); private static T Twice<T>(T x) where T : struct, "
            + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x;"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c, double[] table) { Console.WriteLine($\"{c.Count} "
            + "{c.CloudCount} {nameof(c)} {table.Length}\"); return table[0] * c.Features; }"
    )]
    [InlineData(
        "public Hidden F(Hidden h) { try { h = Mix(h); } finally { _count++; } return h; } private int _count;"
    )]
    [InlineData(
        "public Hidden F(Hidden h, string text) { double f; try { f = double.Parse(text); } catch "
            + "(FormatException) { f = 1; } return f * h; }"
    )]
    [InlineData("public Hidden F(Hidden h, int n) => n > 0 ? h : throw new ArgumentException(\"n\");")]
    [InlineData(
        "public Hidden F(Hidden h, int n) => n switch { 0 => h, 1 => Mix(h), _ => throw new "
            + "ArgumentOutOfRangeException(nameof(n), n, \"0 or 1\") };"
    )]
    [InlineData("public string F() => GetType().Name + typeof(Net).FullName;")]
    [InlineData("public Hidden F(Hidden h) => Math.Sqrt(2) * h;")]
    [InlineData("public Hidden F(Hidden h) { Span<int> counts = stackalloc int[3]; return counts[0] * h; }")]
    [InlineData("public int F(PointCloud<Hidden> c) { return Count(); int Count() => c.Count; }")]
    [InlineData(
        "public Features F(PointCloud<Hidden> c) { Positions p = c.Positions; return p - "
            + "p.Mean(c.Batch).Broadcast(c.Batch); }"
    )]
    [InlineData("public Neighbourhood F(PointCloud<Halo> c) => c.Edges.At(c.Positions + c.Features.Velocity);")]
    [InlineData("public Scalars F(PointCloud<Hidden> c, Labels species) => c.Batch.OneHot(species, 4);")]
    [InlineData("public Hidden F(Hidden h) => Hidden.From((Features)h) + Hidden.Zeros(h) + h / h.BoundedNorm(1e-3);")]
    [InlineData("public Hidden F(Hidden h) { Func<int, int> next = static i => i + 1; return next(2) * h; }")]
    [InlineData(
        "public Hidden F(Hidden h) => Nested.Id(h); private static class Nested { public static Hidden "
            + "Id(Hidden x) => x; }"
    )]
    [InlineData(
        "public Net(int offset) : this(seed: (ulong)offset) { _width = offset; } private readonly int "
            + "_width; public Hidden F(Hidden h) => _width * h;"
    )]
    [InlineData("public Hidden F(in Hidden h) => Mix(h);")]
    public Task DoesNotTrigger_OnEquivariantCode(string members) =>
        Verify.That(Block + Verify.InModel(Layers + members));

    // docs/e3nn.md: what its users write where a layer of theirs has an option that ours has not.
    [Fact]
    public Task DoesNotTrigger_OnThePageForUsersOfE3nn() =>
        Verify.That(
            """
            [Irreps("a: 8x0e + b: 8x0e")] public readonly ref partial struct Invariants;
            [Irreps("8x1o + 4x2e")]       public readonly ref partial struct Tensors;

            [EquivariantModel]
            public sealed partial class Net
            {
                [Activation(Nonlinearity.SiLU, Nonlinearity.Tanh)] private partial Invariants Act(Invariants x);
                [Activation(Nonlinearity.Sigmoid, Nonlinearity.Sigmoid, Input = "8x0e + 4x0e", Result = "12x0e")] private partial Features Open(Features x);
                [Linear("8x0e", "8x0e", Bias = true)] private partial Features First(Features x);
                [Linear("4x0e", "4x0e")] private partial Features Second(Features x);
                [TensorProduct("8x0e + 4x0e", "1x0e", "8x0e + 4x0e", Kind = ProductKind.Custom, Paths = new[] { "0,0,0 uvw", "1,0,1 uvw" })] private partial Features Both(Features x, Features ones);

                public Tensors Gate([Irreps("8x0e + 4x0e")] Features gates, Tensors tensors) => Scalars.From(Open(gates)) * tensors;
                public Features Sparse([Irreps("8x0e + 4x0e")] Features x) => First(x.Select(0)).Concat(Second(x.Select(1)));
                public Features InOne([Irreps("8x0e + 4x0e")] Features x) => Both(x, Scalars.Zeros(x) + 1);
                public Invariants Scalar(Invariants x) => Act(x);
            }
            """
        );

    [Fact]
    public Task DoesNotTrigger_OnTheDesignsExample() =>
        Verify.That(
            """
            [Irreps("16x0e + 8x1o + 4x2e")] public readonly ref partial struct Wide;

            [EquivariantModel]
            public sealed partial class GalaxyNet
            {
                [SteerableConvolution(MaxDegree = 2)]
                private partial Gated<Wide> Embed(Neighbourhood edges, Halo halos);

                [Gate]
                private partial Wide Activate(Gated<Wide> x);

                [SteerableConvolution(MaxDegree = 2)]
                private partial Wide Interact(Neighbourhood edges, Wide x);

                [Linear]
                private partial Mass Readout(Wide x);

                public Mass Forward(PointCloud<Halo> cloud)
                {
                    Wide h = Activate(Embed(cloud.Edges, cloud.Features));
                    h += Interact(cloud.Edges, h);
                    return Readout(h).Mean(cloud.Batch);
                }
            }

            [Irreps("total: 0e")] public readonly ref partial struct Mass;
            """
        );
}
