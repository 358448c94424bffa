namespace GeoDL.Typed.Attack;

/// <content>Patterns, indices, ranges.</content>
internal static partial class UntypedForms
{
    private const string Tape =
        "public sealed class Tape$u(params double[] all) { public int Length => all.Length; public "
        + "double this[int i] => all[i]; public Tape$u Slice(int start, int length) => "
        + "new(all.AsSpan(start, length).ToArray()); public double Sum => all.Sum(); }";

    private static IEnumerable<UntypedForm> Patterns() =>
        [
            new("pattern: property", "double $k = new Box$u(scale, 2) is { W: > 0.5 and < 5 } ? 1.5 : 0.5;")
            {
                Types = Box,
            },
            new("pattern: positional", "double $k = new Box$u(scale, 2) is (var a$u, > 1) ? a$u : 0.5;")
            {
                Types = Box,
            },
            new("pattern: positional by extension", "double $k = scale is (_, > 0.5) ? 1.5 : 0.5;") { Types = Split },
            new(
                "pattern: positional of a tuple",
                "double $k = (steps, flag) switch { (0, _) => 0.5, (> 1, true) => scale, _ => 2 };"
            ),
            new(
                "pattern: nested record",
                "double $k = new Shape$u(\"box\", new Size$u(scale, 2)) is { Name: \"box\" or "
                    + "\"cube\", Size: (var w$u, not 0) } ? w$u : 1;"
            )
            {
                Types =
                    "public sealed record Size$u(double W, double H);\npublic sealed record "
                    + "Shape$u(string Name, Size$u Size);",
            },
            new(
                "pattern: list",
                "double[] a$u = [scale, 1, 2]; double $k = a$u is [var first$u, .., > 1] ? first$u : 3;"
            ),
            new(
                "pattern: list with a slice",
                "double[] a$u = [scale, 1, 2]; double $k = a$u is [_, .. var rest$u] ? rest$u.Sum() : 3;"
            ),
            new(
                "pattern: list of the user's",
                "double $k = new Tape$u(scale, 1, 2) is [var first$u, .. var rest$u] ? first$u + rest$u.Sum : 3;"
            )
            {
                Types = Tape,
            },
            new(
                "pattern: relational",
                "double $k = scale switch { < 0 => 0.25, >= 0 and < 0.5 => 0.5, double.NaN => 9, _ => 1.25 };"
            ),
            new(
                "pattern: switch statement",
                "double $k; switch (steps) { case 0: $k = 1; break; case 1 or 2 when flag: $k = scale; "
                    + "goto case 7; case 7: $k = 0.5; break; case var n$u: $k = n$u; break; }"
            ),
            new(
                "pattern: type",
                "object o$u = scale; double $k = o$u switch { int i => i, double d => d + 1, null => 0, _ => 2 };"
            ),
            new(
                "pattern: not null",
                "string? t$u = flag ? \"abc\" : null; double $k = t$u is { Length: var n$u } ? n$u * scale : 1;"
            ),
            new("pattern: constant", "const int Two$u = 2; double $k = steps is Two$u or 3 ? scale : 1;"),
            new(
                "pattern: enumeration",
                "var d$u = (DayOfWeek)steps; double $k = d$u switch { DayOfWeek.Monday => 1, "
                    + "DayOfWeek.Tuesday => scale, _ => 2 };"
            ),
            new(
                "pattern: text",
                "double $k = (flag ? \"deep\" : \"flat\") switch { \"deep\" => 2, \"flat\" => 1, ['d', "
                    + "..] => 3, _ => 4 } * scale;"
            ),
            new(
                "pattern: in a loop and a lambda",
                "double $k = new object[] { 1, scale, \"abc\" }.Sum(static o => o switch { int i => i, "
                    + "double d => d, string { Length: var n } => n, _ => 0 });"
            ),
            new("index: from the end", "double[] a$u = [1, 2, scale]; double $k = a$u[^1] + a$u[^2];"),
            new(
                "index: range",
                "double[] a$u = [1, 2, scale]; double $k = a$u[1..].Sum() + a$u[..^1].Length + \"abcd\"[1..3].Length;"
            ),
            new("index: from the end, of the user's", "double $k = new Tape$u(1, 2, scale)[^1];") { Types = Tape },
            new(
                "index: range of the user's",
                "double $k = new Tape$u(1, 2, scale)[1..].Sum + new Tape$u(1, 2, 3)[..^steps].Sum;"
            )
            {
                Types = Tape,
            },
            new("index: indexers of Index and Range", "double $k = new Tape$u()[^1] + new Tape$u()[1..2];")
            {
                Types =
                    "public sealed class Tape$u { public double this[Index i] => i.Value; public "
                    + "double this[Range r] => r.End.Value; }",
            },
            new(
                "index: spans and lists",
                "ReadOnlySpan<double> s$u = [1, scale, 3]; List<double> l$u = [2, 4]; double $k = "
                    + "s$u[1..^1][0] + l$u[^1];"
            ),
            new(
                "index: values of their own",
                "Index i$u = ^1; Range r$u = 1..^1; double[] a$u = [1, scale, 3, 4]; double $k = "
                    + "a$u[i$u] + a$u[r$u].Length;"
            ),
            new(
                "index: assignment from the end",
                "double[] a$u = [1, 2, 3]; a$u[^1] = scale; a$u[^2] += 1; double $k = a$u[^1] * a$u[1];"
            ),
        ];
}
