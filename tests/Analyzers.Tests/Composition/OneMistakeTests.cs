namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>
/// One mistake is one diagnostic: what is reported of a value is not reported again where the value goes on.
/// </summary>
public sealed class OneMistakeTests
{
    private const string Layers = """
        [TensorProduct("1o", "1o", "1e")] private partial Features Cross(Features x, Features y);
        [Linear("1o", "1o")] private partial Features Polar(Features x);
        [Linear("4x0e + 2x1o", "8x0e")] private partial Features Down(Features x);
        [Linear("4x0e + 2x1o", "4x0e + 2x1o")] private partial Features Mix(Features x);
        [Linear("8x0e", "8x0e")] private partial Features Read(Features x);
        [Linear("4x0e", "4x0e")] private partial Features Few(Features x);

        """;

    /// <summary>Values that change their signature round a loop.</summary>
    [Theory]
    [InlineData(
        "[return: Irreps(\"1o\")] public Features F([Irreps(\"1o\")] Features x, int n) { for (int i = "
            + "0; i < n; i++) x = Cross({|GDL3003:x|}, x); return x; }"
    )]
    [InlineData(
        "[return: Irreps(\"1o\")] public Features F(Halo h, int n) { Features x = h.Velocity; while "
            + "(n-- > 0) { x = Polar({|GDL3003:x|}); x = Cross(x, x); } return x; }"
    )]
    [InlineData(
        "[return: Irreps(\"8x0e\")] public Features F(Hidden h, int n) { Features x = h; for (int i = "
            + "0; i < n; i++) x = Down({|GDL3002:x|}); return {|GDL3005:x|}; }"
    )]
    [InlineData(
        "[return: Irreps(\"4x0e + 2x1o\")] public Features F(Hidden h, int n) { Features x = h; do { x "
            + "= Down({|GDL3002:x|}); } while (n-- > 0); return x; }"
    )]
    [InlineData(
        "[return: Irreps(\"4x0e + 2x1o\")] public Features F(Hidden h, int n) { Features x = h; for "
            + "(int i = 0; i < n; i++) x += {|GDL3004:Down(h)|}; return x; }"
    )]
    [InlineData(
        "public Hidden F(Hidden h, int n) { Features x = h; for (int i = 0; i < n; i++) { x = "
            + "Down({|GDL3002:x|}); } return Hidden.From(x); }"
    )]
    public Task Loop_IsOne(string member) => Verify.Model(Layers + member);

    /// <summary>A conversion that cannot be, and what is done with its result.</summary>
    [Theory]
    [InlineData("public Hidden F(Hidden h) => Scalars.From({|GDL3006:Mix(h)|}) * h;")]
    [InlineData("public Halo F(Halo x, Hidden h) => x * Scalars.From({|GDL3006:Mix(h)|});")]
    [InlineData("public Halo F(Halo x, Hidden h) => x / Scalars.From({|GDL3006:Mix(h)|});")]
    [InlineData("public Scalars F(Hidden h) => Scalars.From({|GDL3006:Mix(h)|}) + Scalars.From(Down(h));")]
    [InlineData("public Scalars F(Hidden h) => Scalars.From(Down(h)) - Scalars.From({|GDL3006:Mix(h)|});")]
    [InlineData("public Features F(Hidden h) => Read(Scalars.From({|GDL3006:Mix(h)|}));")]
    [InlineData("public Mirrored<Halo> F(Halo x, Cosmology c) => x * PseudoScalars.From({|GDL3006:c|});")]
    [InlineData(
        "public Scalars F(Hidden h) { Scalars s = Scalars.From({|GDL3006:h|}); s += Scalars.From(Down(h)); return s; }"
    )]
    [InlineData(
        "[return: Irreps(\"8x0e\")] public Features F(Hidden h) { Scalars s = Scalars.From({|GDL3006:h|}); return s; }"
    )]
    public Task Conversion_IsOne(string member) => Verify.Model(Layers + member);

    /// <summary>A value that is wrong for one thing after another.</summary>
    [Theory]
    [InlineData("public Features F(Hidden h) { Features x = Down(h); return Mix({|GDL3002:x|}) + Mix(x); }")]
    [InlineData("public Features F(Hidden h) { Features x = Mix(h) + {|GDL3004:Down(h)|}; return Read(x); }")]
    [InlineData("public Features F(Hidden h) { Features y = Down(h), x = Mix(h) + {|GDL3004:y|}; return Few(y); }")]
    [InlineData(
        "public Features F(Hidden h) { Features y = Down(h), x = Mix(h); Features s = x + "
            + "{|GDL3004:y|}; return Read(x); }"
    )]
    [InlineData("public Features F(Features x) => Read({|GDL3007:x|}) + Read(x);")]
    [InlineData(
        "[return: Irreps(\"8x0e\")] public Features F(Features x) { Features y = Read({|GDL3007:x|}); return x + y; }"
    )]
    [InlineData(
        "public Hidden F(PointCloud<Hidden> c) { Hidden x = c.Features - "
            + "{|GDL3010:c.Features.Mean(c.Batch)|}; return c.Edges.Sum(x); }"
    )]
    [InlineData(
        "public Hidden F(Hidden x, Neighbourhood e) { Hidden y = x + {|GDL3010:e.Sender(x)|}; return "
            + "e.Sum(x) + e.Sum(y); }"
    )]
    public Task Value_IsOne(string member) => Verify.Model(Layers + member);

    /// <summary>Mistakes of their own stay: another value, another signature, another way.</summary>
    [Theory]
    [InlineData("public Features F(Hidden h) => Mix({|GDL3002:Down(h)|}) + Mix({|GDL3002:Down(h)|});")]
    [InlineData(
        "public Features F(Hidden h, bool b) { Features x = b ? Down(h) : Down(h).Select(0).Concat(h); "
            + "Features y = Mix({|GDL3002:x|}); return y.Concat(Few({|GDL3002:x|})); }"
    )]
    [InlineData("public Features F(Features x, Features y) => Read({|GDL3007:x|}) + Read({|GDL3007:y|});")]
    [InlineData(
        "public Features F(Features x) => Read({|GDL3007:x|}); public Features G(Features x) => Read({|GDL3007:x|});"
    )]
    [InlineData(
        "public Features F(Hidden h, bool b) { Features x = h; if (b) x = Mix(h) + "
            + "{|GDL3004:Down(h)|}; return Read({|GDL3002:x|}); }"
    )]
    [InlineData(
        "public Features F([Irreps(\"4x0e\")] Features x, bool b) { if (b) x = x.Concat(x); return "
            + "Read({|GDL3002:x|}); }"
    )]
    public Task Others_AreReported(string member) => Verify.Model(Layers + member);
}
