using GeoDL.Typed.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Attack;

/// <summary>Changes a program at random, as typing, pasting and renaming do.</summary>
internal static class MutantComposer
{
    private static readonly string[] Texts =
    [
        "\"\"",
        "\" \"",
        "null",
        "\"2147483647x0e\"",
        "\"99999999999x1o\"",
        "\"0x0e\"",
        "\"11o\"",
        "\"12e\"",
        "\"1x0e + 1x0e\"",
        "\"scalars: 0e\"",
        "\"a: 0e + a: 0e\"",
        "\"4x1\"",
        "\"x\"",
        "\"\\u2028\"",
        "\"64x0e+64x1o+64x2e\"",
        "\"30x0e+20x1o+10x2e+5x3o+2x4e\"",
        "nameof(Net)",
        "@\"2x0e\"",
        "\"\"\"2x0e + 1o\"\"\"",
        "$\"2x0e\"",
        "\"2x\" + \"0e\"",
        "(string)null!",
        "\"\\ud800\"",
        "\"2x0e \"",
        "Missing",
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "-1",
        "1",
        "7",
        "11",
        "12",
        "100",
        "2147483647",
        "-2147483648",
        "1e-308",
        "1e308",
        "double.NaN",
        "double.PositiveInfinity",
        "0.5f",
        "3m",
        "'a'",
        "1e400",
        "0x7fffffff",
    ];

    private static readonly string[] Words =
    [
        "public",
        "private",
        "static",
        "unsafe",
        "readonly",
        "ref",
        "in",
        "out",
        "file",
        "abstract",
        "async",
        "partial",
        "new",
        "required",
        "record",
        "sealed",
        "virtual",
        "override",
        "extern",
        "const",
        "@",
        "scoped",
        "params",
        "this",
        "class",
        "struct",
        "interface",
        "namespace",
        "extension(string s)",
        "?",
        "!",
        "*",
        "[]",
        "<T>",
        "<",
        ">",
        "{",
        "}",
        "(",
        ")",
        ";",
        ",",
        "=>",
        "=",
        "\"",
        "'",
        "/*",
        "*/",
        "//",
        "///",
        "#if X\n",
        "\n#endif\n",
        "global::",
        "\u2028",
        "é",
        "\\u0041",
    ];

    private static readonly string[] Lines =
    [
        "\n#nullable disable\n",
        "\n/// <summary>A.\n",
        "\n/** B */\n",
        "\n/// <see cref=\"Halo.Mass\"/><see cref=\"X{T}\"/>\u2028",
        "\n#pragma warning disable\n",
        "\r",
        "\u0085",
        "\n#line 7 \"a\u2029b.cs\"\n",
        "\n#region a\n",
        "\n[assembly: System.CLSCompliant(false)]\n",
        "\nusing System.Text;\n",
        "\npublic int Predict => 3;\n",
        "\npublic sealed class Parameters { }\n",
        "\nprivate int __pool;\n",
        "\npublic static implicit operator int(Net n) => 3;\n",
        "\n~Net() { }\n",
        "\nstatic Net() { }\n",
    ];

    private static readonly string[] Types =
    [
        "dynamic",
        "object",
        "int",
        "Features",
        "Scalars",
        "Rows",
        "Positions",
        "Neighbourhood",
        "PointCloud<Halo>",
        "Halo?",
        "Halo[]",
        "List<Halo>",
        "ref Halo",
        "int*",
        "delegate*<int, void>",
        "(Halo, Halo)",
        "Missing",
        "var",
        "T",
        "Gated<Gated<Halo>>",
        "Pair<Features, Halo>",
        "IReadOnlyList<Block>",
        "Mirrored<Halo>",
    ];

    private static readonly string[] Attributes =
    [
        "[Obsolete(\"no\", true)]",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")]",
        "[Linear(\"1o\", \"1o\")]",
        "[Linear]",
        "[Irreps(\"2x0e\")]",
        "[Irreps]",
        "[EquivariantModel]",
        "[EquivariantModel(Group = (Group)7)]",
        "[Module]",
        "[Module(Repeat = -1)]",
        "[Dropout(2)]",
        "[System.CodeDom.Compiler.GeneratedCode(\"a\", \"b\")]",
        "[Equivariant]",
        "[AssumeEquivariant(\"\")]",
        "[TensorProduct(\"8x0e + 8x1o\", \"8x0e + 8x1o\", \"8x0e + 8x1o + 8x2e\")]",
        "[SteerableConvolution(MaxDegree = 11)]",
        "[return: Irreps(\"1o\")]",
        "[System.Runtime.CompilerServices.CompilerGenerated]",
        "[Gate]",
        "[Missing]",
    ];

    private static readonly string[] Parameters =
    [
        "int into",
        "dynamic d",
        "Halo more",
        "double k = double.NaN",
        "params int[] n",
        "Labels? l = null",
        "out int o",
        "__arglist",
        "string s = \"\\u2028\"",
        "PointCloud<Halo>? other = null",
        "in Halo g = default",
        "Halo",
        "object? o = null, nint i = -1",
    ];

    private static readonly string[] Wrappers =
    [
        "namespace @",
        "public partial class @",
        "partial class @<T, U>",
        "partial interface @<out T>",
        "file static partial class @",
        "partial record struct @",
        "static class @",
        "partial struct @ : IDisposable",
    ];

    private static readonly (string Name, Func<CompilationUnitSyntax, Random, TextChange?> Change)[] Kinds =
    [
        ("token gone", static (root, r) => At(Token(root, r), static _ => string.Empty)),
        ("token twice", static (root, r) => At(Token(root, r), static t => t.Text + " " + t.Text)),
        ("another token", static (root, r) => At(Token(root, r), _ => Token(root, r)?.Text ?? string.Empty)),
        ("another name", static (root, r) => At(Token(root, r, SyntaxKind.IdentifierToken), _ => Name(r))),
        (
            "text",
            static (root, r) =>
                At(
                    Token(root, r, SyntaxKind.StringLiteralToken),
                    t => SymbolDisplay.FormatLiteral(Typed(t.ValueText, r), quote: true)
                )
        ),
        (
            "text",
            static (root, r) =>
                At(
                    Token(root, r, SyntaxKind.StringLiteralToken),
                    t => SymbolDisplay.FormatLiteral(Typed(t.ValueText, r), quote: true)
                )
        ),
        ("another text", static (root, r) => At(Token(root, r, SyntaxKind.StringLiteralToken), _ => Pick(Texts, r))),
        ("number", static (root, r) => At(Token(root, r, SyntaxKind.NumericLiteralToken), _ => Pick(Numbers, r))),
        (
            "word",
            static (root, r) =>
                Token(root, r) is { } t ? new TextChange(new TextSpan(t.SpanStart, 0), Pick(Words, r) + " ") : null
        ),
        (
            "lines",
            static (root, r) =>
                Node<MemberDeclarationSyntax>(root, r) is { } m
                    ? new TextChange(new TextSpan(m.SpanStart, 0), Pick(Lines, r))
                    : null
        ),
        ("member gone", static (root, r) => At(Node<MemberDeclarationSyntax>(root, r), static _ => string.Empty)),
        (
            "member twice",
            static (root, r) =>
                At(Node<MemberDeclarationSyntax>(root, r), static n => n.ToFullString() + n.ToFullString())
        ),
        (
            "member elsewhere",
            static (root, r) =>
                Node<MemberDeclarationSyntax>(root, r) is { } m && Node<MemberDeclarationSyntax>(root, r) is { } to
                    ? new TextChange(new TextSpan(to.SpanStart, 0), m.ToFullString())
                    : null
        ),
        (
            "another member",
            static (root, r) =>
                At(Node<MemberDeclarationSyntax>(root, r), _ => Node<MemberDeclarationSyntax>(root, r)!.ToFullString())
        ),
        ("statement gone", static (root, r) => At(Node<StatementSyntax>(root, r), static _ => string.Empty)),
        (
            "another expression",
            static (root, r) => At(Node<ExpressionSyntax>(root, r), _ => Node<ExpressionSyntax>(root, r)!.ToString())
        ),
        (
            "another type",
            static (root, r) =>
                At(
                    Node<TypeSyntax>(root, r),
                    _ => r.Next(3) == 0 ? Pick(Types, r) : Node<TypeSyntax>(root, r)!.ToString()
                )
        ),
        ("attribute gone", static (root, r) => At(Node<AttributeListSyntax>(root, r), static _ => string.Empty)),
        (
            "attribute",
            static (root, r) =>
                Node<MemberDeclarationSyntax>(root, r) is { } m
                    ? new TextChange(new TextSpan(m.SpanStart, 0), Pick(Attributes, r) + " ")
                    : null
        ),
        ("argument gone", static (root, r) => At(Node<AttributeArgumentSyntax>(root, r), static _ => string.Empty)),
        ("parameter twice", static (root, r) => At(Node<ParameterSyntax>(root, r), static p => p + ", " + p)),
        ("parameter", static (root, r) => At(Node<ParameterSyntax>(root, r), p => p + ", " + Pick(Parameters, r))),
        (
            "wrapped",
            static (root, r) =>
                At(
                    Node<BaseTypeDeclarationSyntax>(root, r),
                    t =>
                        $"{Pick(Wrappers, r).Replace("@", "@" + Name(r).TrimStart('@'), StringComparison.Ordinal)}"
                        + $" {{ {t} }}"
                )
        ),
        (
            "copied",
            static (root, r) =>
                At(
                    Node<TypeDeclarationSyntax>(root, r),
                    t =>
                        t
                        + "\n"
                        + (
                            t.Identifier.Text is { Length: > 0 } name
                                ? t.ToString().Replace(name, Recased(name, r), StringComparison.Ordinal)
                                : t.ToString()
                        )
                )
        ),
        (
            "cut off",
            static (root, r) =>
                Token(root, r) is { } t
                    ? new TextChange(TextSpan.FromBounds(t.SpanStart, root.FullSpan.End), string.Empty)
                    : null
        ),
    ];

    /// <summary>The mutant of a number.</summary>
    public static Mutant Make(int number, int seed)
    {
        var random = new Random(Seeds.Of(seed, number));
        string text = MutantSeeds.Of(number, seed);
        var changes = new List<string>();
        int wanted = 1 + random.Next(3);
        while (changes.Count < wanted)
        {
            var root = (CompilationUnitSyntax)
                CSharpSyntaxTree
                    .ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14))
                    .GetRoot();
            if (random.Next(8) == 0)
            {
                text = Renamed(root, random, out string renamed);
                changes.Add(renamed);
                continue;
            }

            (string name, Func<CompilationUnitSyntax, Random, TextChange?> change) = Pick(Kinds, random);
            if (change(root, random) is { } made)
                text = root.GetText().WithChanges(made).ToString();
            // A program may have none of these any more.
            changes.Add(name);
        }

        return new Mutant(number, text, changes);
    }

    private static TextChange? At(SyntaxToken? token, Func<SyntaxToken, string> text) =>
        token is { } t ? new TextChange(t.Span, text(t)) : null;

    private static TextChange? At<T>(T? node, Func<T, string> text)
        where T : SyntaxNode => node is null ? null : new TextChange(node.Span, text(node));

    /// <summary>One name, everywhere.</summary>
    private static string Renamed(CompilationUnitSyntax root, Random random, out string change)
    {
        string? old = Token(root, random, SyntaxKind.IdentifierToken)?.Text;
        string text = random.Next(3) == 0 ? Recased(old ?? "x", random) : Name(random);
        change = $"{old} renamed {text}";
        return root.GetText()
            .WithChanges(root.DescendantTokens().Where(t => t.Text == old).Select(t => new TextChange(t.Span, text)))
            .ToString();
    }

    private static SyntaxToken? Token(CompilationUnitSyntax root, Random random, SyntaxKind? kind = null)
    {
        SyntaxToken[] tokens =
        [
            .. root.DescendantTokens().Where(t => t.Span.Length > 0 && (kind is null || t.IsKind(kind.Value))),
        ];
        return tokens.Length == 0 ? null : Pick(tokens, random);
    }

    private static T? Node<T>(CompilationUnitSyntax root, Random random)
        where T : SyntaxNode
    {
        T[] nodes = [.. root.DescendantNodes().OfType<T>()];
        return nodes.Length == 0 ? null : Pick(nodes, random);
    }

    /// <summary>A text with a character more, less or other.</summary>
    private static string Typed(string text, Random random)
    {
        const string Characters = "0123456789xeo+: \n\t\u2028abcéÅ-*;\"\\\0";
        int at = random.Next(text.Length + 1);
        string typed = Characters[random.Next(Characters.Length)].ToString();
        return random.Next(3) switch
        {
            0 => text.Insert(at, typed),
            1 when at < text.Length => text.Remove(at, 1),
            _ => text[..at] + typed + text[int.Min(at + 1, text.Length)..],
        };
    }

    private static string Recased(string text, Random random) =>
        new([.. text.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))]);

    private static string Name(Random random) =>
        (random.Next(4) == 0 ? string.Empty : "@") + AwkwardNames.All[random.Next(AwkwardNames.All.Count)];

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];
}
