namespace GeoDL.Typed.Attack;

/// <content>Interpolated strings and their handlers.</content>
internal static partial class UntypedForms
{
    private const string Handler =
        "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct Told$u { public "
        + "double Value; public Told$u(int literal, int holes) { Value = literal; } public Told$u(int "
        + "literal, int holes, double weight) { Value = weight * holes; } public Told$u(int literal, int "
        + "holes, double weight, out bool goes) { Value = weight; goes = holes > 0; } public void "
        + "AppendLiteral(string s) => Value += 0.125 * s.Length; public void AppendFormatted<T>(T value) "
        + "=> Value += 0.25; public void AppendFormatted(double value, string? format = null) => Value "
        + "+= value; }";

    private static IEnumerable<UntypedForm> Text() =>
        [
            new("text: interpolation", "double $k = $\"{steps} steps, {scale:F2}, {flag,6}\".Length * 0.1;"),
            new(
                "text: invariant",
                "double $k = string.Create(System.Globalization.CultureInfo.InvariantCulture, "
                    + "$\"{scale}\").Length * 0.5;"
            ),
            new(
                "text: concatenation",
                "string t$u = \"k\" + steps + '/' + scale; t$u += flag; double $k = t$u.Length * 0.1;"
            ),
            new("text: raw", "double $k = \"\"\"\n    a \"b\"\n    \"\"\".Length * scale;"),
            new("text: bytes", "double $k = \"abc\"u8.Length * scale;"),
            new(
                "text: appended",
                "var b$u = new System.Text.StringBuilder(); b$u.Append($\"{steps}-{scale}\"); double "
                    + "$k = b$u.Length * 0.25;"
            ),
            new(
                "text: handler",
                "double $k = Of$u($\"{steps} points of {scale}\"); static double Of$u(Told$u t) => t.Value;"
            )
            {
                Types = Handler,
            },
            new(
                "text: handler with an argument",
                "double $k = Write$u(scale, $\"{steps}\"); static double Write$u(double weight, "
                    + "[System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(nameof(weight))] "
                    + "Told$u t) => t.Value;"
            )
            {
                Types = Handler,
            },
            new(
                "text: handler that may stop",
                "double $k = Write$u(scale, $\"{steps} and more\"); static double Write$u(double "
                    + "weight, "
                    + "[System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(nameof(weight))] "
                    + "ref Told$u t) => t.Value;"
            )
            {
                Types = Handler,
            },
            new("text: handler with the receiver", "double $k = new Log$u(scale).Write($\"{steps}\");")
            {
                Types =
                    "public sealed class Log$u(double w) { public double Weight => w; public double "
                    + "Write([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(\"\")] "
                    + "Line$u line) => line.Value; }\n"
                    + "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct "
                    + "Line$u { public double Value; public Line$u(int literal, int holes, Log$u log) { "
                    + "Value = log.Weight; } public void AppendFormatted<T>(T value) => Value += 1; "
                    + "public void AppendLiteral(string s) { } }",
            },
            new(
                "text: log of counts",
                "System.Diagnostics.Debug.WriteLine($\"{$c.Count} points\"); double $k = $\"{$c.Count} "
                    + "points in {$c.CloudCount} clouds\".Length > 0 ? scale : 1;"
            ),
            new(
                "text: assertion",
                "System.Diagnostics.Debug.Assert(steps >= 0, $\"steps is {steps}\"); double $k = scale;"
            ),
            new("text: name of a feature", "double $k = nameof($N).Length * 0.5;"),
            new("text: format of a type", "double $k = typeof(double).Name.Length * scale;"),
        ];
}
