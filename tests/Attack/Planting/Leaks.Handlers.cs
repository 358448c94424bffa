namespace GeoDL.Typed.Attack;

/// <content>Handlers of interpolated strings that are handed a typed value beside the text.</content>
internal static partial class Leaks
{
    private const string Handing = "[System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(\"c\")] ";

    private const string Told =
        "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct Told$u { public "
        + "double Value; public Told$u(int literal, int holes, PointCloud<$N> c) { Value = "
        + "c.PositionValues[0]; } public void AppendLiteral(string s) { } public void "
        + "AppendFormatted(int n) { } }";

    private const string ToldFeature =
        "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct Told$u { public "
        + "double Value; public Told$u(int literal, int holes, $X c) { Value = c.ToRows()[0, 0]; } "
        + "public void AppendLiteral(string s) { } public void AppendFormatted(int n) { } }";

    private static IEnumerable<Leak> Handlers() =>
        [
            new(
                "handler: argument of a local function / argument of a local function",
                "double $k = Of$u($c, $\"count {steps}\"); static double Of$u(PointCloud<$N> c, "
                    + Handing
                    + "Told$u t) => t.Value;"
            )
            {
                Types = Told,
            },
            new(
                "handler: argument of a local function / feature as an argument of a local function",
                "double $k = Of$u($x, $\"count\"); static double Of$u($X c, " + Handing + "Told$u t) => t.Value;"
            )
            {
                Types = ToldFeature,
            },
            new("handler: argument of a method / argument of a method", "double $k = Of$u($c, $\"count\");")
            {
                Types = Told,
                Members = "private static double Of$u(PointCloud<$N> c, " + Handing + "Told$u t) => t.Value;",
            },
            new(
                "handler: argument of a marked helper / argument of a marked helper",
                "double $k = Tools$u.Of($c, $\"count\");"
            )
            {
                Types =
                    Told
                    + "\npublic static class Tools$u { [Equivariant] public static double Of(PointCloud<$N> c, "
                    + Handing
                    + "Told$u t) => t.Value; }",
            },
            new(
                "handler: argument of a marked helper / feature as an argument of a marked helper",
                "double $k = Tools$u.Of($x, $\"count\");"
            )
            {
                Types =
                    ToldFeature
                    + "\npublic static class Tools$u { [Equivariant] public static double Of($X c, "
                    + Handing
                    + "Told$u t) => t.Value; }",
            },
            new("handler: receiver / receiver of an extension", "double $k = $c.Of$u($\"count\");")
            {
                Types =
                    Told
                    + "\npublic static class Tools$u { [Equivariant] public static double Of$u(this PointCloud<$N> c, "
                    + Handing
                    + "Told$u t) => t.Value; }",
            },
            new("handler: receiver / receiver of an extension block", "double $k = $c.Of$u($\"count\");")
            {
                Types =
                    Told
                    + "\npublic static class Tools$u { extension(PointCloud<$N> c) { [Equivariant] public double Of$u("
                    + Handing
                    + "Told$u t) => t.Value; } }",
            },
            new(
                "handler: that may stop / that may stop",
                "double $k = Of$u($c, $\"count {++steps}\"); static double Of$u(PointCloud<$N> c, "
                    + Handing
                    + "Told$u t) => t.Count;"
            )
            {
                Types =
                    "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct "
                    + "Told$u { public double Count; public Told$u(int literal, int holes, "
                    + "PointCloud<$N> c, out bool goes) { Count = 1; goes = c.PositionValues[0] > 0; } "
                    + "public bool AppendLiteral(string s) { Count += 2; return true; } public bool "
                    + "AppendFormatted(int n) { Count += n; return true; } }",
            },
            new(
                "handler: that may stop / by reference",
                "double $k = Of$u($c, $\"count\"); static double Of$u(PointCloud<$N> c, "
                    + Handing
                    + "ref Told$u t) => t.Value;"
            )
            {
                Types = Told,
            },
            new(
                "handler: argument of a nested type / argument of a constructor",
                "double $k = new Kept$u($c, $\"count\").First;"
            )
            {
                Types = Told,
                Members =
                    "private sealed class Kept$u { public double First; public Kept$u(PointCloud<$N> c, "
                    + Handing
                    + "Told$u t) => First = t.Value; }",
            },
            new(
                "handler: argument of a nested type / argument of an indexer",
                "double $k = new Kept$u()[$c, $\"count\"];"
            )
            {
                Types = Told,
                Members =
                    "private sealed class Kept$u { public double this[PointCloud<$N> c, "
                    + Handing
                    + "Told$u t] => t.Value; }",
            },
            new(
                "handler: argument of a local function / labels as an argument",
                "double $k = Of$u($s, $\"count\"); static double Of$u(Labels c, " + Handing + "Told$u t) => t.Value;"
            )
            {
                Types =
                    "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct "
                    + "Told$u { public double Value; public Told$u(int literal, int holes, Labels c) { "
                    + "Value = c.ToArray()[0] + 0.5; } public void AppendLiteral(string s) { } }",
            },
            new(
                "handler: argument of a method / named and reordered",
                "double $k = Of$u(n: 2, c: $c, t: $\"count\"); static double Of$u(int n, "
                    + "PointCloud<$N> c, "
                    + "[System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(\"n\", \"c\")] "
                    + "Told$u t) => t.Value;"
            )
            {
                Types =
                    "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct "
                    + "Told$u { public double Value; public Told$u(int literal, int holes, int n, "
                    + "PointCloud<$N> c) { Value = n * c.PositionValues[0]; } public void "
                    + "AppendLiteral(string s) { } }",
            },
            new(
                "handler: argument of a local function / vectors as an argument",
                "double $k = Of$u($c.Edges.Vectors, $\"count\"); static double Of$u(Features c, "
                    + Handing
                    + "Told$u t) => t.Value;"
            )
            {
                Types =
                    "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct "
                    + "Told$u { public double Value; public Told$u(int literal, int holes, Features c) { "
                    + "Value = c.ToRows()[0, 0]; } public void AppendLiteral(string s) { } }",
            },
            new(
                "handler: argument of a method / joined strings",
                "double $k = Of$u($c, $\"a\" + $\"b{steps}\"); static double Of$u(PointCloud<$N> c, "
                    + Handing
                    + "Told$u t) => t.Value;"
            )
            {
                Types = Told,
            },
        ];
}
