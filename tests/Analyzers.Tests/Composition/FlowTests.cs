using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>
/// Signatures are followed through every form of code: each form once wrong, where it is found, and once right.
/// </summary>
public sealed class FlowTests
{
    private const string Layers = """
        [Linear("8x0e", "8x0e")] private partial Features Keep(Features x);
        [Linear("8x0e", "4x0e")] private partial Features Halve(Features x);
        [Linear("4x0e", "8x0e")] private partial Features Double(Features x);

        """;

    private const string Head = "public Features F([Irreps(\"8x0e\")] Features x, int n) { ";

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) x = Halve({|GDL3002:x|}); return x; }")]
    [InlineData("while (n-- > 0) x = Halve({|GDL3002:x|}); return x; }")]
    [InlineData("do { x = Halve({|GDL3002:x|}); } while (n-- > 0); return x; }")]
    [InlineData("again: x = Halve({|GDL3002:x|}); if (n-- > 0) goto again; return x; }")]
    [InlineData("foreach (char c in \"abc\") x = Halve({|GDL3002:x|}); return x; }")]
    [InlineData("Features y = n > 0 ? x : Halve(x); return Keep({|GDL3002:y|}); }")]
    [InlineData("if (n > 0) x = Halve(x); return Keep({|GDL3002:x|}); }")]
    [InlineData("Features y = n switch { 0 => x, 1 => Keep(x), _ => Halve(x) }; return Keep({|GDL3002:y|}); }")]
    [InlineData("switch (n) { case 0: break; default: x = Halve(x); break; } return Keep({|GDL3002:x|}); }")]
    [InlineData("try { x = Halve(x); } finally { n++; } return Keep({|GDL3002:x|}); }")]
    [InlineData("try { n++; } finally { x = Halve(x); } return Keep({|GDL3002:x|}); }")]
    [InlineData("try { try { n++; } finally { x = Halve(x); } } finally { n--; } return Keep({|GDL3002:x|}); }")]
    [InlineData("var (a, b) = new Pair<Features, Features>(x, Halve(x)); return Keep(a) + Keep({|GDL3002:b|}); }")]
    [InlineData("Pair<Features, Features> p = new(x, Halve(x)); return Keep({|GDL3002:p.Second|}); }")]
    [InlineData("return Keep({|GDL3002:Local(x)|}); Features Local(Features y) => Halve(y); }")]
    [InlineData("return Keep({|GDL3002:Helper(x)|}); } private Features Helper(Features y) => Halve(y);")]
    [InlineData(
        "return Keep({|GDL3002:Stated(x)|}); } [return: Irreps(\"4x0e\")] private Features "
            + "Stated([Irreps(\"8x0e\")] Features y) => Halve(y);"
    )]
    [InlineData("Features y = x.Concat(x); return Keep({|GDL3002:y|}); }")]
    [InlineData("for (int i = 0; i < n; i++) x = x.Concat(x); return Keep({|GDL3007:x|}); }")]
    [InlineData("x += {|GDL3004:Halve(x)|}; return x; }")]
    [InlineData("Features y; if (n > 0) { y = x; } else { y = Halve(x); } return Double({|GDL3002:y|}); }")]
    public Task Triggers_WhereSignaturesMeet(string body) => Verify.Model(Layers + Head + body);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) x = Double(Halve(x)); return x; }")]
    [InlineData("try { x = Halve(x); } finally { n++; } return Double(x); }")]
    [InlineData("Features y = n > 0 ? x : Double(Halve(x)); return Keep(y); }")]
    [InlineData("if (n > 0) x = Halve(x); else x = Halve(Keep(x)); return Double(x); }")]
    [InlineData("Features y = Halve(x); x = Double(y); y = x; return Keep(y); }")]
    [InlineData("var (a, b) = new Pair<Features, Features>(x, Halve(x)); return Keep(a) + Double(b); }")]
    [InlineData("return Keep(Local(Halve(x))); Features Local(Features y) => Double(y); }")]
    [InlineData("return Id(x) + Double(Id(Halve(x))); } private static Features Id(Features y) => y;")]
    [InlineData("if (n == 0) return Halve(x); return Halve(Keep(x)); }")]
    public Task DoesNotTrigger_WhereTheyFit(string body) => Verify.Model(Layers + Head + body);

    [Fact]
    public async Task Diagnostic_NamesBothLayersAndBothPlaces()
    {
        string text =
            "using GeoDL.Typed;\n"
            + Verify.InModel(
                Layers
                    + "public Features F([Irreps(\"8x0e\")] Features x)\n{\n    Features y = Halve(x);\n "
                    + "   return Keep(y);\n}"
            );
        Diagnostic found = Assert.Single(await Verify.Run(text));

        Assert.Equal(
            "'Halve' gives \"4x0e\", but 'Keep' takes \"8x0e\". Block 0 is 4x0e in one and 8x0e in the "
                + "other, and copies without a partner cannot be added. "
                + "Join them by a linear layer from \"4x0e\" to \"8x0e\", or declare one as the other.",
            found.GetMessage(null)
        );
        Assert.Equal("y", TextAt(found.Location));
        Assert.Equal(["Halve(x)", "x"], found.AdditionalLocations.Select(TextAt));
        Assert.Equal(3, found.AdditionalLocations[1].GetLineSpan().StartLinePosition.Line - 1);
    }

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
