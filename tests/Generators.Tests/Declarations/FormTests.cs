using GeoDL.Typed.Generators.Tests.Pipeline;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Declarations;

/// <summary>
/// Declarations that C# allows around what is generated: documentation, types and defaults of parameters, attributes,
/// overloads.
/// </summary>
public class FormTests
{
    private const string Features = "[Irreps(\"2x0e + 1x1o\")] public readonly ref partial struct Hidden; ";
    private const string Mix = "[Linear] private partial Hidden Mix(Hidden x); ";

    private static readonly string[] Separators = ["\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029"];

    private static readonly string[] Comments =
    [
        "/// <summary>A.</summary>",
        "/// A.",
        "///A.",
        "/** A. */",
        "/** <summary>A.</summary>\n * more\n */",
        "/***/",
        "/**/",
        "////not one",
        "// <summary>",
        "/// <summary>A.\n/// B</summary>",
        "/// <summary>open",
        "/// </summary>",
        "/// <a b=\"c'>",
        "/// &nosuch; & < >",
        "/// <remarks>A.</remarks>",
        "/// <remarks/>",
        "/// <remarks>one</remarks><remarks>two</remarks>",
        "/// <see cref=\"Hidden\"/>",
        "/// <see cref=\"System.Text\"/> <see cref='List{T}'/> <see cref=\"List{T}.Add(T)\"/> <see "
            + "cref=\"NoSuch\"/> <see cref=\"T:Any\"/> <see cref=\"\"/> <see cref=\"a b\"/>",
        "/// <see cref=\"operator +(Hidden, Hidden)\"/> <see cref=\"Mix(Hidden)\"/> <see "
            + "cref=\"Forward\"/> <see cref=\"Array.Sort\"/> <see cref=\"this[int]\"/>",
        "/// <inheritdoc/>",
        "/// <inheritdoc cref=\"object.ToString\"/>",
        "/// <include file='no such.xml' path='a'/>",
        "/// <param name=\"nosuch\">A.</param><paramref name=\"no\"/><typeparam name=\"T\">B</typeparam>",
        "/// <summary>A.</summary>\n// between\n/// <summary>B.</summary>",
        "#if NEVER\n/// <summary>Never.</summary>\n#endif",
        "#region a\n/// A\n#endregion",
        "#pragma warning disable 1591\n/// A",
        "/// A\n#nullable enable",
        "/// */ /* \\u000a \\n \" ' `",
        "/// \u0001\u0007\u001f",
        "/// <code>\n///     x = 1;\n/// </code>",
        "/// <summary>\u200b\ufeff\ud83d\ude00</summary>",
        "/// <![CDATA[ </summary> ]]>",
        "/// <!-- - -->",
        "/// <?pi?>",
    ];

    /// <summary>
    /// Sources with references that need usings: of files, of namespaces, aliases that are relative and of the same
    /// name.
    /// </summary>
    public static TheoryData<string> References() =>
        [
            Using("using System.Text; using T = System.Text.StringBuilder;", "T", "StringBuilder"),
            "namespace A { namespace Vectors { public class Point { } } namespace B { using V = "
                + "Vectors.Point; using Vectors; "
                + Net("V", "Point")
                + " } }",
            "namespace A { using System.Text; namespace B { using S = System.Text.StringBuilder; "
                + "namespace C { using System.IO; "
                + Net("S", "StringBuilder", "Path")
                + " } } }",
            "namespace A { using X = System.Text.StringBuilder; "
                + Net("X")
                + " } namespace A { using X = System.IO.Path; public sealed partial class Net7 { /// "
                + "<see cref=\"X\"/>\n[Linear] private partial Hidden Other(Hidden x); } }",
            "namespace A { using static System.Math; using unsafe P = int*; using G = "
                + "System.Collections.Generic.List<int>; "
                + Net(
                    "Mix(Hidden)",
                    "G",
                    "List{T}",
                    "List{T}.Add(T)",
                    "Net7.Mix",
                    "Net7",
                    "System.Text",
                    "string.Concat(string, string)"
                )
                + " }",
            "namespace A { public class System { public class Text { } } "
                + Net("System.Text", "global::System.Text.StringBuilder")
                + " }",
        ];

    /// <summary>Members of a model that has <c>Mix</c>; @ is a cloud.</summary>
    public static TheoryData<string> Members() =>
        [
            // Forms of Forward whose predictions meet.
            "public Hidden Forward(@) => Mix(cloud.Features); public Hidden Forward(@, Hidden guess) => Mix(guess);",
            "public Hidden Forward(@) => Mix(cloud.Features); public Hidden Forward(@, Hidden guess, "
                + "double k = 1) => Mix(guess) * k; public Hidden Forward(@, Hidden a, Hidden b) => a + b;",
            "public Hidden Forward(@) => Mix(cloud.Features); public Hidden Forward(@, Hidden guess = "
                + "default, int n = 1) => Mix(cloud.Features);",
            "public Pair<Hidden, Hidden> Forward(@) => new(Mix(cloud.Features), cloud.Features); "
                + "public Hidden Forward(@, (Rows<Hidden>, Rows<Hidden>) tables) => Mix(cloud.Features);",
            "public Hidden Forward(@) => Mix(cloud.Features); public Hidden Forward(in @, int n) => "
                + "Mix(cloud.Features); public Hidden Forward(@, long n) => Mix(cloud.Features);",
            "public Hidden Forward(@) => Mix(cloud.Features); public Hidden Forward(in @) => Mix(cloud.Features);",
            "public Hidden Forward(@) => Mix(cloud.Features); public void Predict(@, Rows<Hidden> "
                + "mine) { } public void Predict<T>(@) { } public int Predict(int x) => x;",
            "public Hidden Forward(@) => Mix(cloud.Features); public Rows<Hidden> Predict(@) => new();",
            "public Hidden Forward(@, List<object> l) => Mix(cloud.Features); public Rows<Hidden> "
                + "Predict(@, List<dynamic> l) => new();",
            "public Hidden Forward(@, (int a, int b) t) => Mix(cloud.Features); public Rows<Hidden> "
                + "Predict(@, (int, int) t) => new();",
            "public Hidden Forward(@, string? s) => Mix(cloud.Features); public Rows<Hidden> "
                + "Predict(@, string s) => new();",
            "public Hidden Forward(@) => Mix(cloud.Features); private int Predict => 3; ",
            "public Hidden Forward(@) => Mix(cloud.Features); public static void PredictInto(@, "
                + "Rows<Hidden> r) { } public void Predict(@, Rows<Hidden> r) { }",
            "public Hidden Forward(PointCloud<Hidden> Forward, double __pool, double __prediction, "
                + "string __result, int into, int @into_) => Mix(Forward.Features);",
            "public Hidden Forward(@, __arglist) => Mix(cloud.Features); public Hidden Forward(Hidden h) => Mix(h);",
            // Types of parameters.
            "public struct nint { } public struct nuint { } public Hidden Forward(@, System.IntPtr i, "
                + "List<System.UIntPtr[]> j, nint own) => Mix(cloud.Features);",
            "public Hidden Forward(@, dynamic d) => Mix(cloud.Features); public Hidden Forward(@, "
                + "List<dynamic?> d, int i) => Mix(cloud.Features);",
            "public Hidden Forward(@, dynamic? d = null) => Mix(cloud.Features);",
            "[Obsolete] public class Old { } #pragma warning disable CS0612\npublic Hidden Forward(@, "
                + "Old o) => Mix(cloud.Features);\n#pragma warning restore CS0612",
            "[Obsolete(\"x\\u2028\\\"y\", true)] public class Older { } [Obsolete(\"say \\\"why\\\"\", "
                + "false, DiagnosticId = \"LAB1\", UrlFormat = \"https://x/{0}\")] public Hidden Forward(@, "
                + "Older o, List<Older[]> more) => Mix(cloud.Features);",
            "[System.Diagnostics.CodeAnalysis.Experimental(\"LAB2\")] public class New { public class "
                + "Inner<T> { } }\n#pragma warning disable LAB2\npublic Hidden Forward(@, New n, "
                + "New.Inner<int>[] more) => Mix(cloud.Features);\n#pragma warning restore LAB2",
            "[System.Diagnostics.CodeAnalysis.Experimental(\"LAB3\", UrlFormat = \"u\")] public class "
                + "Newer { } [System.Diagnostics.CodeAnalysis.Experimental(\"LAB3\")] public Hidden "
                + "Forward(@, Newer n) => Mix(cloud.Features);",
            "public unsafe Hidden Forward(@, int* p, delegate*<int, void> f) => Mix(cloud.Features);",
            "public Hidden Forward(@, ref int a) => Mix(cloud.Features); public Hidden Forward(@, ref "
                + "readonly long a) => Mix(cloud.Features); public Hidden Forward(@, in short a) => "
                + "Mix(cloud.Features);",
            "public Hidden Forward(@, ReadOnlySpan<int> a) => Mix(cloud.Features); public Hidden "
                + "Forward(@, params ReadOnlySpan<double> a) => Mix(cloud.Features); public Hidden "
                + "Forward(@, int n, params IEnumerable<int> a) => Mix(cloud.Features);",
            "public Hidden Forward(@, (int a, string? b) t, int[][,] m, List<Dictionary<string, "
                + "int?>?>? l, nint i, System.IntPtr j, Func<object?, string> f) => Mix(cloud.Features);",
            "public Hidden Forward(scoped @, scoped Hidden h, scoped in Hidden g) => Mix(cloud.Features);",
            "public Hidden Forward(@, [System.Runtime.CompilerServices.CallerMemberName] string name = "
                + "\"\", [System.ComponentModel.Description(\"x\")] int n = 3) => Mix(cloud.Features);",
            "public Hidden Forward(@, [System.Runtime.InteropServices.Optional] int a, "
                + "[System.Runtime.InteropServices.Optional, "
                + "System.Runtime.InteropServices.DefaultParameterValue(3)] int b, "
                + "[System.Runtime.InteropServices.Optional] object? o) => Mix(cloud.Features);",
            "private sealed class Secret { } internal Hidden Forward(@, Secret s) => Mix(cloud.Features);",
            "public new sealed class Forward2 { } public Hidden Forward(@, Forward2 f) => Mix(cloud.Features);",
            // Defaults.
            "public Hidden Forward(@, double a = double.PositiveInfinity, float b = float.NaN, double "
                + "c = -0.0, double d = double.Epsilon, float e = float.MaxValue, double f = 1e300, double g "
                + "= 0.1f) => Mix(cloud.Features);",
            "public Hidden Forward(@, decimal a = 1.50m, decimal b = decimal.MinValue, decimal? c = "
                + "0.0m, long d = long.MinValue, ulong e = ulong.MaxValue, int f = int.MinValue, sbyte g = "
                + "-128, nint h = -1, nuint i = 7) => Mix(cloud.Features);",
            "public enum Kind : long { A = -5, B = long.MinValue } [Flags] public enum Bits : ulong { "
                + "All = ulong.MaxValue } public Hidden Forward(@, Kind a = Kind.B, Kind? b = Kind.A, Kind? "
                + "c = null, Bits d = Bits.All, Kind e = (Kind)77) => Mix(cloud.Features);",
            "public Hidden Forward(@, string a = \"\\u2028\\u2029\\u0085\\r\\n\\0\\\"\\\\{0}\", string "
                + "b = \"\\ud83d\\ude00\\ud800\", char c = '\\u2028', char d = '\\'', char e = '\\ud800', "
                + "string? f = null, object? g = null, string h = @\"\"\"\") => Mix(cloud.Features);",
            "public Hidden Forward(@, DateTime a = default, Guid b = new Guid(), (int, int) c = "
                + "default, int? d = default, CancelToken e = default, bool f = true, bool? g = false, byte? "
                + "h = 255) => Mix(cloud.Features); public readonly record struct CancelToken(int X);",
            // Modules.
            "[Module] private partial Block7? Inner { get; } public Hidden Forward(@) => Inner!.Forward(cloud);",
            "[Module(Repeat = 2)] private partial IReadOnlyList<Block7?> Inner { get; } public Hidden "
                + "Forward(@) => Inner[0]!.Forward(cloud);",
            "[Module(Repeat = 2)] private partial IReadOnlyList<Block7>? Inner { get; } public Hidden "
                + "Forward(@) => Inner![0].Forward(cloud);",
            "[Module] public required partial Block7 Inner { get; } public Hidden Forward(@) => Inner.Forward(cloud);",
            "[Module] protected internal partial Block7 Inner { get; } [Module] internal partial "
                + "Block7 Other { get; } public Hidden Forward(@) => Inner.Forward(cloud);",
            "[Module] [Obsolete] private partial Block7 Inner { get; } public Hidden Forward(@) => "
                + "Mix(cloud.Features);",
            "[Obsolete(\"old\", true)] [Module] private partial Older7 Inner { get; } "
                + "[Obsolete(\"old\", true)] [Module(Repeat = 2)] private partial IReadOnlyList<Older7> "
                + "Others { get; } public Hidden Forward(@) => Mix(cloud.Features);",
            "[Obsolete] [Module] private partial Old7 Inner { get; } [Obsolete] [Module(Repeat = 2)] "
                + "private partial IReadOnlyList<Old7> Others { get; } public Hidden Forward(@) => "
                + "Mix(cloud.Features);",
            "[Obsolete] [Linear] private partial OldHidden Former(OldHidden x); [Obsolete] [Linear] "
                + "private partial Hidden Latter(OlderHidden x); public Hidden Forward(@) => "
                + "Mix(cloud.Features);",
            "[Obsolete(\"old\", true)] public OlderHidden Forward(PointCloud<OlderHidden> c, "
                + "Rows<OldHidden> r) => c.Features; [Obsolete] public Pair<OlderHidden, Hidden> "
                + "Forward(OlderHidden x, Hidden y) => new(x, y);",
            // Layers.
            "[Linear] private partial Hidden In(in Hidden x); [Linear] protected internal partial "
                + "Hidden Scoped(scoped Hidden x); [Linear] private partial Hidden Readonly(ref readonly "
                + "Hidden x); [Linear] public partial ref Hidden Ref(Hidden x);",
            "[Linear] private partial Hidden Default(Hidden x = default); [Linear] private partial "
                + "Hidden Params(params Hidden[] x); [Linear] private unsafe partial Hidden Pointer(int* x); "
                + "[Linear] private partial Hidden Dynamic(dynamic x);",
            "[return: System.Diagnostics.CodeAnalysis.MaybeNull] [Linear] private partial Hidden "
                + "Attributed([System.ComponentModel.Description(\"x\")] Hidden x); [Obsolete(\"old\", "
                + "true)] [Linear] private partial Hidden Old(Hidden x);",
            "[Linear(Input = \"2x0e + \\u2028 1x1o\", Result = \"2x0e\")] private partial Features "
                + "Text(Features x); [Linear(\"2x0e\\n + 1o\", \"\\t2x0e\\r\")] private partial Features "
                + "Lines(Features x);",
            "[Linear(\"2x0e \\u0001\", \"2x0e\")] private partial Features Wrong(Features x); "
                + "[Linear(null!, \"2x0e\")] private partial Features Null(Features x); [Linear(\"\\ud800\", "
                + "\"\\u2028\")] private partial Features Bad(Features x);",
        ];

    [Theory]
    [MemberData(nameof(Members))]
    public void EveryMember_CompilesOrIsReported(string members) =>
        Check(
            Features
                + "[EquivariantModel] public sealed partial class Net7 { "
                + $"{Mix}"
                + $"{members.Replace("@,", "PointCloud<Hidden> cloud,").Replace("@)", "PointCloud<Hidden> cloud)")}"
                + "\n } "
                + $"[EquivariantModel] public sealed partial class Block7 {{ {Mix}public Hidden "
                + "Forward(PointCloud<Hidden> cloud) => Mix(cloud.Features); } "
                + $"[Obsolete] [EquivariantModel] public sealed partial class Old7 {{ {Mix} [Module] "
                + "private partial Older7 Inner { get; } } [Obsolete(\"old\", true)] "
                + $"[EquivariantModel] public sealed partial class Older7 {{ {Mix} }} "
                + "[Obsolete] [Irreps(\"2x0e\")] public readonly ref partial struct OldHidden; "
                + "[Obsolete(\"old\", true)] [Irreps(\"2x0e\")] public readonly ref partial struct "
                + "OlderHidden;"
        );

    [Theory]
    [MemberData(nameof(References))]
    public void References_NeedNoUsings(string source)
    {
        GeneratorRun run = GeneratorHost.Run(source).AssertClean();
        string[] references =
        [
            .. run.Files.Values.SelectMany(static f =>
                System.Text.RegularExpressions.Regex.Matches(f, "(?<=<see cref=\")[^\"]+").Select(static m => m.Value)
            ),
        ];
        Assert.NotEmpty(references);
        Assert.All(references, static r => Assert.Equal(':', r[1]));
    }

    [Fact]
    public void EveryCommentWithEveryEndOfLine_Compiles()
    {
        (string, string)[] programs =
        [
            .. from comment in Comments
            from end in Separators
            let text = comment.Replace("\n", end)
            select (
                SymbolDisplay.FormatLiteral(text, true),
                "[Irreps(\"2x0e\")] public readonly ref partial struct Hidden; "
                    + $"{end}{text}{end}[EquivariantModel] public sealed partial class Net7 {{ "
                    + $"{end}{text}{end}[Linear] private partial Hidden Mix(Hidden x); "
                    + $"{end}{text}{end}[Module] private partial Block7 Inner {{ get; }} "
                    + $"{end}{text}{end}public Hidden Forward(Hidden x) => Mix(x); }} [EquivariantModel] "
                    + "public sealed partial class Block7 { } "
                    + $"public static partial class Kernels {{ {end}{text}{end}[Linear(\"2x0e\", "
                    + "\"2x0e\")] public static partial void Map(ReadOnlySpan<float> x, "
                    + "ReadOnlySpan<float> w, Span<float> y); }"
            ),
        ];
        IReadOnlyList<string> wrong = Verdict.Of(programs, Verdict.Ungenerated(programs.Select(static p => p.Item2)));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("a\nb.cs")]
    [InlineData("a\u2028b\u0085.cs")]
    [InlineData("C:\\Größe\\\"x\".cs")]
    [InlineData("GeoDL.Typed.Generators/GeoDL.Typed.Generators.EquivariantModelGenerator/a\r\u2029b.cs")]
    public void APath_StaysInItsLine(string path)
    {
        GeneratorRun run = GeneratorHost.Run(
            GeneratorHost.CompileFiles(
                (
                    path,
                    GeneratorHost.WithUsings(
                        Features + "[EquivariantModel] public sealed partial class Net { " + Mix + "}"
                    )
                )
            )
        );
        // A file in the generator's own folder is refused, by #error.
        Assert.All(
            run.Problems().Where(static p => p.Contains(".g.cs(", StringComparison.Ordinal)),
            static p => Assert.Contains("CS1029", p, StringComparison.Ordinal)
        );
    }

    private static void Check(string source)
    {
        IReadOnlyList<string> wrong = Verdict.Of(
            [("", source)],
            Verdict.Ungenerated([
                Features
                    + $"[EquivariantModel] public sealed partial class Net7 {{ {Mix}public Hidden "
                    + "Forward(PointCloud<Hidden> cloud) => Mix(cloud.Features) + cloud.Features; "
                    + "[Module] private partial Block7 Inner { get; } } "
                    + $"[EquivariantModel] public sealed partial class Block7 {{ {Mix} }}",
            ])
        );
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string Using(string usings, params string[] references) =>
        $"namespace A {{ {usings} {Net(references)} }}";

    private static string Net(params string[] references) =>
        Features
        + "[EquivariantModel] public sealed partial class Net7 { "
        + string.Concat(references.Select(static r => $"\n/// <see cref=\"{r}\"/>"))
        + "\n"
        + Mix
        + "}";
}
