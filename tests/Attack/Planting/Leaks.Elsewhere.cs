namespace GeoDL.Typed.Attack;

/// <content>Code outside of the model, and ways to call it.</content>
internal static partial class Leaks
{
    private const string Peek =
        "public static class Tools$u { public static double Peek(PointCloud<$N> cloud) => "
        + "cloud.PositionValues[0]; public static double First<T>(T x) where T : struct, "
        + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x.ToRows()[0, 0]; }";

    private static IEnumerable<Leak> Elsewhere() =>
        [
            new("helper: unmarked", "double $k = Tools$u.Peek($c);") { Types = Peek },
            new("helper: unmarked generic", "double $k = Tools$u.First($x);") { Types = Peek },
            new("helper: marked, with a leak inside", "double $k = Tools$u.Peek($c);")
            {
                Types =
                    "public static class Tools$u { [Equivariant] public static double "
                    + "Peek(PointCloud<$N> cloud) => cloud.PositionValues[0]; }",
            },
            new("helper: marked, calls an unmarked one", "double $k = Tools$u.Peek($c);")
            {
                Types =
                    "public static class Tools$u { [Equivariant] public static double "
                    + "Peek(PointCloud<$N> cloud) => Inner(cloud); private static double "
                    + "Inner(PointCloud<$N> cloud) => cloud.PositionValues[0]; }",
            },
            new("helper: in another assembly", "double $k = GeoDL.Typed.Attack.ForeignHelpers.Peek($c);"),
            new("helper: extension method", "double $k = $c.Peek$u();")
            {
                Types =
                    "public static class Tools$u { public static double Peek$u(this PointCloud<$N> "
                    + "cloud) => cloud.PositionValues[0]; }",
            },
            new("helper: extension member", "double $k = $c.First$u;")
            {
                Types =
                    "public static class Tools$u { extension(PointCloud<$N> cloud) { public double "
                    + "First$u => cloud.PositionValues[0]; } }",
            },
            new("helper: marked extension member", "double $k = $c.First$u();")
            {
                Types =
                    "public static class Tools$u { extension(PointCloud<$N> cloud) { [Equivariant] "
                    + "public double First$u() => cloud.PositionValues[0]; } }",
            },
            new("helper: marked extension property", "double $k = $c.First$u;")
            {
                Types =
                    "public static class Tools$u { extension(PointCloud<$N> cloud) { public double "
                    + "First$u { [Equivariant] get => cloud.PositionValues[0]; } } }",
            },
            new("helper: marked accessor", "double $k = new Tools$u()[$c];")
            {
                Types =
                    "public sealed class Tools$u { public double this[PointCloud<$N> cloud] { "
                    + "[Equivariant] get => cloud.PositionValues[0]; } }",
            },
            new("helper: extension operator", "double $k = $c % 0;")
            {
                Types =
                    "public static class Tools$u { extension(PointCloud<$N>) { public static double "
                    + "operator %(PointCloud<$N> cloud, int i) => cloud.PositionValues[i]; } }",
            },
            new("helper: extension operator of features", "double $k = $x % 0;")
            {
                Types =
                    "public static class Tools$u { extension($X) { public static double operator %($X "
                    + "x, int i) => x.ToRows()[0, i]; } }",
            },
            new("helper: implicit conversion", "Seen$u v$u = $c; double $k = v$u.Value;")
            {
                Types =
                    "public readonly struct Seen$u(double value) { public double Value => value; "
                    + "public static implicit operator Seen$u(PointCloud<$N> cloud) => "
                    + "new(cloud.PositionValues[0]); }",
            },
            new("helper: explicit conversion of features", "double $k = ((Seen$u)$x).Value;")
            {
                Types =
                    "public readonly struct Seen$u(double value) { public double Value => value; "
                    + "public static explicit operator Seen$u($X x) => new(x.ToRows()[0, 0]); }",
            },
            new("helper: operator of another type", "double $k = new Seen$u() + $c;")
            {
                Types =
                    "public sealed class Seen$u { public static double operator +(Seen$u s, "
                    + "PointCloud<$N> cloud) => cloud.PositionValues[0]; }",
            },
            new("helper: indexer", "double $k = new Seen$u()[$c];")
            {
                Types =
                    "public sealed class Seen$u { public double this[PointCloud<$N> cloud] => "
                    + "cloud.PositionValues[0]; }",
            },
            new("helper: constructor", "double $k = new Seen$u($c).Value;")
            {
                Types =
                    "public sealed class Seen$u(PointCloud<$N> cloud) { public double Value { get; } = "
                    + "cloud.PositionValues[0]; }",
            },
            new("helper: delegate parameter", "double $k = Store$u.Peek($c);")
            {
                Types =
                    "public static class Store$u { public static Func<PointCloud<$N>, double> Peek { "
                    + "get; set; } = static cloud => cloud.PositionValues[0]; }",
            },
            new("helper: delegate of a type of its own", "Peek$u p$u = Tools$u.Peek; double $k = p$u($c);")
            {
                Types = Peek + "\npublic delegate double Peek$u(PointCloud<$N> cloud);",
            },
            new("helper: method group", "Func<PointCloud<$N>, double> p$u = Tools$u.Peek; double $k = p$u($c);")
            {
                Types = Peek,
            },
            new("helper: event", "double $k = Store$u.Raise($c);")
            {
                Types =
                    "public static class Store$u { public static event Func<PointCloud<$N>, double>? "
                    + "Asked; static Store$u() => Asked += static cloud => cloud.PositionValues[0]; "
                    + "public static double Raise(PointCloud<$N> cloud) => Asked!(cloud); }",
            },
            new("helper: interface", "IPeek$u p$u = new Peeking$u(); double $k = p$u.Peek($c);")
            {
                Types =
                    "public interface IPeek$u { double Peek(PointCloud<$N> cloud); }\npublic sealed "
                    + "class Peeking$u : IPeek$u { public double Peek(PointCloud<$N> cloud) => "
                    + "cloud.PositionValues[0]; }",
            },
            new("helper: marked interface", "IPeek$u p$u = new Peeking$u(); double $k = p$u.Peek($c);")
            {
                Types =
                    "public interface IPeek$u { [Equivariant] double Peek(PointCloud<$N> cloud); }\n"
                    + "public sealed class Peeking$u : IPeek$u { public double Peek(PointCloud<$N> "
                    + "cloud) => cloud.PositionValues[0]; }",
            },
            new("helper: marked default interface method", "IPeek$u p$u = new Peeking$u(); double $k = p$u.Peek($c);")
            {
                Types =
                    "public interface IPeek$u { [Equivariant] double Peek(PointCloud<$N> cloud) => "
                    + "cloud.Count; }\npublic sealed class Peeking$u : IPeek$u { public double "
                    + "Peek(PointCloud<$N> cloud) => cloud.PositionValues[0]; }",
            },
            new(
                "helper: static abstract",
                "double $k = Ask$u<Peeking$u>($c); static double Ask$u<T>(PointCloud<$N> cloud) where "
                    + "T : IPeek$u => T.Peek(cloud);"
            )
            {
                Types =
                    "public interface IPeek$u { static abstract double Peek(PointCloud<$N> cloud); }\n"
                    + "public sealed class Peeking$u : IPeek$u { public static double "
                    + "Peek(PointCloud<$N> cloud) => cloud.PositionValues[0]; }",
            },
            new("helper: virtual", "Peeking$u p$u = new Deeper$u(); double $k = p$u.Peek($c);")
            {
                Types =
                    "public class Peeking$u { [Equivariant] public virtual double Peek(PointCloud<$N> "
                    + "cloud) => cloud.Count; }\npublic sealed class Deeper$u : Peeking$u { public "
                    + "override double Peek(PointCloud<$N> cloud) => cloud.PositionValues[0]; }",
            },
            new("helper: overridden in a nested class", "Peeking$u p$u = new Deeper$u(); double $k = p$u.Peek($c);")
            {
                Members =
                    "private class Peeking$u { public virtual double Peek(PointCloud<$N> cloud) => cloud.Count; }",
                Types = "public static class Nothing$u;",
            },
            new("helper: unsafe accessor of labels", "double $k = Raw$u($s)[0] + 0.5;")
            {
                Members =
                    "[System.Runtime.CompilerServices.UnsafeAccessor("
                    + "System.Runtime.CompilerServices.UnsafeAccessorKind.Method, "
                    + "Name = \"ToArray\")] private static extern int[] Raw$u(Labels labels);",
            },
            new("helper: unsafe accessor of positions", "double $k = Raw$u($c.Positions)[0];")
            {
                Members =
                    "[System.Runtime.CompilerServices.UnsafeAccessor("
                    + "System.Runtime.CompilerServices.UnsafeAccessorKind.Method, "
                    + "Name = \"ToArray\")] private static extern double[] Raw$u(in Positions positions);",
            },
            new("helper: unsafe accessor elsewhere, marked", "double $k = Tools$u.Raw($c.Positions)[0];")
            {
                Types =
                    "public static class Tools$u { [Equivariant] "
                    + "[System.Runtime.CompilerServices.UnsafeAccessor("
                    + "System.Runtime.CompilerServices.UnsafeAccessorKind.Method, "
                    + "Name = \"ToArray\")] public static extern double[] Raw(in Positions positions); }",
            },
            new("helper: interop", "double $k = Raw$u($s);")
            {
                Members =
                    "[System.Runtime.InteropServices.DllImport(\"nothing\")] private static extern "
                    + "double Raw$u(Labels labels);",
                IsDangerous = true,
            },
            new("assumed: no reason", "double $k = Peek$u($c);")
            {
                Members =
                    "[AssumeEquivariant] private static double Peek$u(PointCloud<$N> cloud) => "
                    + "cloud.PositionValues[0];",
            },
            new("assumed: blank reason", "double $k = Peek$u($c);")
            {
                Members =
                    "[AssumeEquivariant(Justification = \" \")] private static double "
                    + "Peek$u(PointCloud<$N> cloud) => cloud.PositionValues[0];",
            },
            new(
                "assumed: local function without a reason",
                "double $k = Peek$u($c); [AssumeEquivariant] static double Peek$u(PointCloud<$N> "
                    + "cloud) => cloud.PositionValues[0];"
            ),
            new("assumed: local function of a marked helper", "double $k = Tools$u.Peek($c);")
            {
                Types =
                    "public static class Tools$u { [Equivariant] public static double "
                    + "Peek(PointCloud<$N> cloud) { return Inner(cloud); [AssumeEquivariant] static "
                    + "double Inner(PointCloud<$N> c) => c.PositionValues[0]; } }",
            },
            new(
                "assumed: lambda",
                "Func<PointCloud<$N>, double> f$u = [AssumeEquivariant] static (p) => "
                    + "p.PositionValues[0]; double $k = f$u($c);"
            ),
            new("assumed: not transitive", "double $k = Peek$u($c);")
            {
                Members =
                    "[AssumeEquivariant(Justification = \"counts\")] private static double "
                    + "Count$u(PointCloud<$N> cloud) => Peek$u(cloud);\nprivate static double "
                    + "Peek$u(PointCloud<$N> cloud) => cloud.PositionValues[0];",
            },
            new("names: a type in our namespace", "double $k = GeoDL.Typed.Gated.From($c);")
            {
                OtherFile =
                    "namespace GeoDL.Typed; public static class Gated { public static double "
                    + "From<T>(PointCloud<T> cloud) where T : struct, "
                    + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => "
                    + "cloud.PositionValues[0]; }",
                IsAlone = true,
            },
            new(
                "names: a type in the namespace of plumbing",
                "double $k = GeoDL.Typed.CompilerServices.Gated$u.From($c);"
            )
            {
                OtherFile =
                    "namespace GeoDL.Typed.CompilerServices; public static class Gated$u { public "
                    + "static double From<T>(PointCloud<T> cloud) where T : struct, IFeatures<T>, allows "
                    + "ref struct => cloud.PositionValues[0]; }",
                IsAlone = true,
            },
            new("names: an extension in our namespace", "double $k = $c.Count();")
            {
                OtherFile =
                    "namespace GeoDL.Typed; public static class PointCloud2 { public static double "
                    + "Count<T>(this PointCloud<T> cloud) where T : struct, "
                    + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => "
                    + "cloud.PositionValues[0]; }",
                IsAlone = true,
            },
            new("names: an attribute of the same name", "double $k = Tools$u.Peek($c);")
            {
                Types =
                    "public sealed class EquivariantAttribute : Attribute;\npublic static class "
                    + "Tools$u { [Equivariant] public static double Peek(PointCloud<$N> cloud) => "
                    + "cloud.PositionValues[0]; }",
            },
            new("names: a base class of the model", "double $k = Peek$u($c);")
            {
                Members = "private double Peek$u(PointCloud<$N> cloud) => Base$u.Peek(cloud);",
                Types =
                    "public abstract class Base$u { public static double Peek(PointCloud<$N> cloud) => "
                    + "cloud.PositionValues[0]; }",
            },
        ];
}
