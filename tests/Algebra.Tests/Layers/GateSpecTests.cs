using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Gates against e3nn 0.5.5, and evaluated by hand.</summary>
public sealed class GateSpecTests
{
    private static readonly Dictionary<string, JsonElement> Cases = ReferenceData
        .LoadLocal("Data/gates.json")
        .EnumerateArray()
        .ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_WithE3nn(string name)
    {
        JsonElement c = Cases[name];
        GateSpec spec = GateSpec.Create(
            Blocks(c, "irreps_scalars"),
            Functions(c, "act_scalars"),
            Blocks(c, "irreps_gates"),
            Functions(c, "act_gates"),
            Blocks(c, "irreps_gated")
        );
        Assert.Equal(c.GetProperty("irreps_in").GetString(), spec.In.ToString());
        Assert.Equal(c.GetProperty("irreps_out").GetString(), spec.Out.ToString());
        AssertTiles(spec);
    }

    [Theory]
    [InlineData("16x0e+8x1o+4x2e", "28x0e+8x1o+4x2e")]
    [InlineData("3x1o+2x0e+2x0o+1x1e+1x0e", "2x0o+7x0e+3x1o+1x1e")]
    [InlineData("4x0e", "4x0e")]
    [InlineData("2x1o", "2x0e+2x1o")]
    public void Of_KeepsTheOrderOfItsResult(string result, string operand)
    {
        GateSpec spec = GateSpec.Of(Irreps.Parse(result));
        Assert.Equal(operand, spec.In.ToString());
        Assert.Equal(result, spec.Out.ToString());
        AssertTiles(spec);
    }

    [Fact]
    public void Of_PlacesGatesBehindScalars()
    {
        GateSpec spec = GateSpec.Of(Irreps.Parse("3x1o+2x0e+1x2e"));
        Assert.Equal(
            new GateScalars(new(0, 0, 2), new(1, 0, 2), Irrep.Parse("0e"), Irrep.Parse("0e"), Nonlinearity.SiLU),
            Assert.Single(spec.Scalars)
        );
        Assert.Equal(
            [
                new GatedCopies(
                    new(1, 0, 3),
                    new(0, 2, 3),
                    new(0, 0, 3),
                    Irrep.Parse("1o"),
                    Irrep.Parse("1o"),
                    Nonlinearity.Sigmoid,
                    IsTurned: false
                ),
                new GatedCopies(
                    new(2, 0, 1),
                    new(0, 5, 1),
                    new(2, 0, 1),
                    Irrep.Parse("2e"),
                    Irrep.Parse("2e"),
                    Nonlinearity.Sigmoid,
                    IsTurned: false
                ),
            ],
            spec.Gated
        );
    }

    [Fact]
    public void OddGates_FlipWhatTheyGate()
    {
        GateSpec spec = GateSpec.OfOddGates(Irreps.Parse("16x0o+3x1o+3x1e"));
        Assert.Equal("22x0o+3x1o+3x1e", spec.In.ToString());
        Assert.Equal("1e 1o", string.Join(" ", spec.Gated.Select(g => g.Irrep)));
        Assert.NotNull(
            GateSpec.Between(
                spec.In,
                spec.Out,
                Nonlinearity.SiLU,
                Nonlinearity.Tanh,
                Nonlinearity.Sigmoid,
                Nonlinearity.Tanh
            )
        );
        Assert.Null(
            GateSpec.Between(
                spec.In,
                spec.Out,
                Nonlinearity.SiLU,
                Nonlinearity.Tanh,
                Nonlinearity.Sigmoid,
                Nonlinearity.Sigmoid
            )
        );
        // Where there are no odd gates their function does not matter.
        Assert.NotNull(
            GateSpec.Between(
                Irreps.Parse("2x0e+1x1o"),
                Irreps.Parse("1x0e+1x1o"),
                Nonlinearity.SiLU,
                Nonlinearity.Tanh,
                Nonlinearity.Sigmoid,
                Nonlinearity.Sigmoid
            )
        );
    }

    [Theory]
    [InlineData("3x0o+6x0e+5x1o", "4x0e+2x1o+3x1e", Nonlinearity.Tanh, "1o 1o")]
    [InlineData("3x0o+6x0e+5x1o", "4x0e+5x1o", Nonlinearity.Abs, "1o 1o")]
    [InlineData("3x0o+6x0e+5x1o", "4x0e+5x1o", Nonlinearity.Sigmoid, null)]
    [InlineData("2x0o", "3x0o", Nonlinearity.Tanh, null)]
    [InlineData("3x0o+2x0e+3x1o+1x2o+1x2e", "1x0o+1x0e+2x2e+3x1o", Nonlinearity.Tanh, null)]
    [InlineData("3x0o+4x0e+1x1o+2x1e+1x2o+1x2e", "1x0o+1x0e+2x2e+3x1o", Nonlinearity.Tanh, null)]
    [InlineData("3x0o+4x0e+1x1o+2x1e+2x2e", "1x0o+1x0e+2x2e+3x1o", Nonlinearity.Tanh, "2e 1o 1e")]
    public void Between_GatesTheLastCopiesByOddGates(
        string operand,
        string result,
        Nonlinearity oddGates,
        string? gated
    )
    {
        GateSpec? spec = GateSpec.Between(
            Irreps.Parse(operand),
            Irreps.Parse(result),
            Nonlinearity.ReLU,
            Nonlinearity.Tanh,
            Nonlinearity.Sigmoid,
            oddGates
        );
        Assert.Equal(gated, spec is null ? null : string.Join(" ", spec.Gated.Select(g => g.Irrep)));
        if (spec is null)
            return;
        Assert.Equal(result, spec.Out.ToString());
        Assert.Equal(operand, spec.In.ToString());
        Assert.Equal(oddGates, spec.Gated[^1].GateFunction);
        AssertTiles(spec);
    }

    [Fact]
    public void Gates_AreCutWhereTheirFunctionChanges()
    {
        GateSpec spec = GateSpec.Create(
            Irreps.Empty,
            [],
            Irreps.Parse("2x0e+3x0o"),
            [Nonlinearity.Sigmoid, Nonlinearity.Abs],
            Irreps.Parse("4x1o+1x2e")
        );
        Assert.Equal("4x1o+1x2e", spec.Out.ToString());
        Assert.Equal(
            [(0, 0, 2), (0, 2, 2), (1, 0, 1)],
            spec.Gated.Select(g => (g.Out.Block, g.Out.FirstCopy, g.Out.Mul))
        );
        AssertTiles(spec);
    }

    [Fact]
    public void Parity_IsGuarded()
    {
        Assert.Throws<ArgumentException>(() =>
            GateSpec.Create(Irreps.Parse("1x0o"), [Nonlinearity.SiLU], Irreps.Empty, [], Irreps.Empty)
        );
        Assert.Throws<ArgumentException>(() =>
            GateSpec.Create(Irreps.Parse("1x1o"), [Nonlinearity.Tanh], Irreps.Empty, [], Irreps.Empty)
        );
        Assert.Throws<ArgumentException>(() => GateSpec.Of(Irreps.Parse("1x0o"), odd: Nonlinearity.Abs));
        Assert.Throws<ArgumentException>(() =>
            GateSpec.Create(Irreps.Empty, [], Irreps.Parse("2x0e"), [null], Irreps.Parse("1x1o"))
        );
    }

    /// <summary>Every copy of operand and result belongs to one part, and irreps are those of the blocks.</summary>
    private static void AssertTiles(GateSpec spec)
    {
        IEnumerable<(int, int)> Copies(IEnumerable<CopyRange> ranges) =>
            ranges.SelectMany(r => Enumerable.Range(r.FirstCopy, r.Mul).Select(u => (r.Block, u))).Order();
        IEnumerable<(int, int)> All(Irreps irreps) =>
            irreps.SelectMany((b, i) => Enumerable.Range(0, b.Mul).Select(u => (i, u)));

        Assert.Equal(
            All(spec.In),
            Copies(spec.Scalars.Select(s => s.In).Concat(spec.Gated.SelectMany(g => new[] { g.In, g.Gates })))
        );
        Assert.Equal(All(spec.Out), Copies(spec.Scalars.Select(s => s.Out).Concat(spec.Gated.Select(g => g.Out))));
        Assert.All(
            spec.Scalars,
            s => Assert.Equal((s.Irrep, s.Result), (spec.In[s.In.Block].Irrep, spec.Out[s.Out.Block].Irrep))
        );
        Assert.All(
            spec.Gated,
            g =>
                Assert.Equal(
                    (g.Irrep, g.Result, 0),
                    (spec.In[g.In.Block].Irrep, spec.Out[g.Out.Block].Irrep, spec.In[g.Gates.Block].Irrep.L)
                )
        );
    }

    private static Irreps Blocks(JsonElement c, string name) =>
        c.GetProperty(name).GetString() is { Length: > 0 } text ? Irreps.Parse(text) : Irreps.Empty;

    private static Nonlinearity?[] Functions(JsonElement c, string name) =>
        [
            .. c.GetProperty(name)
                .EnumerateArray()
                .Select(f =>
                    f.GetString() is string s ? Enum.Parse<Nonlinearity>(s, ignoreCase: true) : (Nonlinearity?)null
                ),
        ];
}
