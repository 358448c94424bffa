using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <content>Mistakes of groups: irreps that a group does not have, features of other groups, other axes.</content>
internal static partial class Mistakes
{
    /// <summary>A vector of O(3), and a model about another axis that restricts it.</summary>
    private const string Arrow = "[Irreps(\"1o\")] public readonly ref partial struct Arrow$u;\n";

    private const string Across =
        "$P\n$O public sealed partial class Across$u { [Restrict] private partial Part$u Down(Arrow$u x); "
        + "public Part$u Forward(PointCloud<Arrow$u> c) => Down(c.Features); }";

    private const string Norm = ".SoftNorm().SumOverCopies()";

    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> OfGroups() =>
        [.. Irreps(), .. Folds(), .. Functions(), .. Outside(), .. Upwards(), .. Axes(), .. Smaller()];

    /// <summary>Irreps that the group does not have.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Irreps() =>
        [
            (
                "planar: irreps / parity letter without reflections",
                static (d, p) =>
                    !d.Group.IsSpatial
                    && !d.Group.HasParity
                    && Layer(d, p, "[Linear(\"$S\", \"0e\")] private partial Features Wrong$u(Features x);")
            ),
            (
                "planar: irreps / parity letter on an order that is its own mirror image",
                static (d, p) =>
                    Orders(d, d.Group.HasParity).Where(m => !d.Group.Has(m, Parity.Odd)).ToArray()
                        is { Length: > 0 } orders
                    && Layer(
                        d,
                        p,
                        $"[Linear(\"$S\", \"{d.Pick(orders)}o\")] private partial Features Wrong$u(Features x);"
                    )
            ),
            (
                "planar: irreps / no parity letter with reflections",
                static (d, p) =>
                    !d.Group.IsSpatial
                    && d.Group.HasParity
                    && Layer(d, p, "[Linear(\"$S\", \"0\")] private partial Features Wrong$u(Features x);")
            ),
            (
                "planar: irreps / order above N/2",
                static (d, p) =>
                    d.Group.Fold > 0
                    && Layer(
                        d,
                        p,
                        $"[TensorSquare(\"$S\", \"{(d.Group.Fold / 2) + 1}\")] private partial Features "
                            + "Wrong$u(Features x);"
                    )
            ),
        ];

    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Folds() =>
        [
            ("planar: fold / missing", static (d, p) => Fold(d, p, "Group = Group.CN")),
            ("planar: fold / of an infinite group", static (d, p) => Fold(d, p, "Group = Group.SO2, Fold = 4")),
            ("planar: fold / zero", static (d, p) => Fold(d, p, "Group = Group.CN, Fold = 0")),
            ("planar: fold / too large", static (d, p) => Fold(d, p, "Group = Group.CN, Fold = 65")),
            (
                "planar: fold / of another model",
                static (d, p) =>
                    d.Group.Fold > 1
                    && p.Victim(static v => v.Kind == ValueKind.Named) is { } x
                    && Add(
                        d.Types,
                        $"[Irreps(\"{d.Group.Trivial}\", Group = Group.{d.Group.Kind}, Fold = {d.Group.Fold + 1})] "
                            + "public readonly ref partial struct Other;"
                    )
                    && Extra(
                        d,
                        "PointCloud<Other> other",
                        $"input.Also<Other, {d.Input.Name}>(cloud, \"{d.Group.Trivial}\")"
                    )
                    && Put(p, x, "2 * $0")
            ),
        ];

    /// <summary>Functions of components, which no group of more than one element allows.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Functions() =>
        [
            (
                "number added to an odd scalar",
                static (d, p) =>
                    d.Group.HasParity && Replace(p, static v => v.Kind == ValueKind.PseudoScalars, "$0 + 0.5")
            ),
            (
                "planar: function / exponential of an odd scalar",
                static (d, p) =>
                    !d.Group.IsSpatial
                    && d.Group.HasParity
                    && Replace(p, static v => v.Kind == ValueKind.PseudoScalars, "$0.MapOdd(static r => Real.Exp(r))")
            ),
            (
                "planar: function / ReLU on an order above zero",
                static (d, p) =>
                    !d.Group.IsSpatial
                    && p.Victim(static v => v.IsFeature && v.Signature!.Irreps.LMax > 0) is { } x
                    && Layer(
                        d,
                        p,
                        "[Activation(Nonlinearity.ReLU, Input = \"$S\", Result = \"$S\")] private partial Features "
                            + "Wrong$u(Features x);",
                        x
                    )
            ),
            (
                "planar: function / factor that a reflection flips",
                static (d, p) =>
                    !d.Group.IsSpatial
                    && d.Group.HasParity
                    && p.Victim(static v => v is { Kind: ValueKind.Named }) is { } x
                    && x.Signature!.Irreps.ToList() is var blocks
                    && blocks.FindIndex(static b => b.Irrep.IsPseudoScalar) is >= 0 and var block
                    && Put(p, x, $"$0 * Scalars.From(((Features)$0).Select({block}).SumOverCopies())")
            ),
        ];

    /// <summary>Features of O(3) outside a restriction.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Outside() =>
        new[]
        {
            ("norm", "$0 * Scalars.From(arrow$u.Features.SoftNorm())", ""),
            ("local", "$0 * 2", "Arrow$u kept$u = arrow$u.Features;"),
            ("cloud as a local", "$0 * 2", "PointCloud<Arrow$u> kept$u = arrow$u;"),
            ("cloud in an object", "$0 * 2", "object kept$u = arrow$u;"),
            ("conversion", "$0 * Scalars.From(((Features)arrow$u.Features).SoftNorm())", ""),
            (
                "sum over edges",
                "$0 * Scalars.From(cloud.Edges.Sum(arrow$u.Edges.Sender(arrow$u.Features)).SoftNorm())",
                ""
            ),
            ("difference", "$0 * Scalars.From((arrow$u.Features - arrow$u.Features).SoftNorm())", ""),
            (
                "moved positions",
                "$0 * Scalars.From((arrow$u.Positions + (Features)arrow$u.Features - cloud.Positions).SoftNorm())",
                ""
            ),
            ("lambda", "$0 * of$u(arrow$u)", "Func<PointCloud<Arrow$u>, double> of$u = static a => a.Count;"),
            ("pattern", "arrow$u is PointCloud<Arrow$u> kept$u ? $0 : $0 * 2", ""),
            (
                "generic helper",
                "$0 * Of$u(arrow$u)",
                "static double Of$u<T>(PointCloud<T> c) where T : struct, "
                    + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => c.Count;"
            ),
        }.Select(static v =>
            (
                "planar: outside a restriction / " + v.Item1,
                (Func<Draft, Planter, bool>)((d, p) => Entered(d, p, v.Item2, v.Item3))
            )
        );

    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Upwards() =>
        [
            (
                "planar: upwards / to a larger group",
                static (d, p) =>
                    !d.Group.IsSpatial
                    && p.Victim(static v => v.Kind == ValueKind.Named) is { } x
                    && Add(d.Types, "[Irreps(\"1o\")] public readonly ref partial struct UpArrow;")
                    && Add(d.Members, $"[Restrict] private partial UpArrow Raise({x.TypeName} x);")
                    && Put(p, x, "$0 * Scalars.From(Raise($0).SoftNorm())")
            ),
            (
                "planar: upwards / from a smaller group",
                static (d, p) =>
                    d.Group.Kind is Group.O2 or Group.O3
                    && p.Victim(static v => v.Kind == ValueKind.Named) is { } x
                    && Add(
                        d.Types,
                        $"[Irreps(\"0 + 1\", Group = Group.{(d.Group.IsSpatial ? "SO3" : "SO2")})] "
                            + "public readonly ref partial struct Turning;"
                    )
                    && Add(
                        d.Members,
                        $"[Restrict] [return: Irreps(\"{(d.Group.IsSpatial ? "0e + 1o" : "0e + 1")}\")] "
                            + "private partial Features Raise(Turning x);"
                    )
                    && Extra(d, "PointCloud<Turning> turning", $"input.Also<Turning, {d.Input.Name}>(cloud, \"0 + 1\")")
                    && Put(p, x, "$0 * Scalars.From(Raise(turning.Features).Select(0))")
            ),
            (
                "planar: upwards / within one group",
                static (d, p) =>
                    p.Victim(static v => v.Kind == ValueKind.Named) is { } x
                    && Add(d.Members, $"[Restrict] private partial {x.TypeName} Raise({x.TypeName} x);")
                    && Put(p, x, "Raise($0)")
            ),
            (
                "planar: upwards / to other irreps",
                static (d, p) =>
                    !d.Group.IsSpatial
                    && !d.Space.IsInPlane
                    && p.Victim(static v => v is { Kind: ValueKind.Named, Base: RowBase.Points }) is { } x
                    && Add(d.Types, "[Irreps(\"1e\")] public readonly ref partial struct Axial;")
                    && Add(
                        d.Members,
                        $"[Restrict] [return: Irreps(\"{d.Group.Trivial} + {d.Group.Trivial} + {d.Group.Trivial} + "
                            + $"{d.Group.Trivial}\")] private partial Features Lower(Axial x);"
                    )
                    && Extra(d, "PointCloud<Axial> axial", $"input.Also<Axial, {d.Input.Name}>(cloud, \"1e\")")
                    && Put(p, x, "$0 * Scalars.From(Lower(axial.Features).Select(0))")
            ),
        ];

    /// <summary>Models about another axis, whose restriction is another.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Axes() =>
        new[]
        {
            (
                "handed in",
                "Across$u across$u",
                "new Across$u(3, Precision.Double)",
                "across$u.Forward(arrow$u)",
                "",
                ""
            ),
            (
                "a list",
                "Across$u[] across$u",
                "[new Across$u(3, Precision.Double)]",
                "across$u[0].Forward(arrow$u)",
                "",
                ""
            ),
            (
                "a record",
                "Kept$u across$u",
                "new Kept$u(new Across$u(3, Precision.Double))",
                "across$u.Model.Forward(arrow$u)",
                "public sealed record Kept$u(Across$u Model);",
                ""
            ),
            ("module", "", "", "Inner$u.Forward(arrow$u)", "", "[Module] private partial Across$u Inner$u { get; }"),
            (
                "static",
                "",
                "",
                "Held$u.Only.Forward(arrow$u)",
                "public static class Held$u { public static Across$u Only { get; } = new(3, Precision.Double); }",
                ""
            ),
            (
                "static beside a module",
                "",
                "",
                "Held$u.Only.Forward(arrow$u)",
                "public static class Held$u { public static Across$u Only { get; } = new(3, Precision.Double); }",
                "[Module] private partial Across$u Inner$u { get; }"
            ),
            (
                "marked helper",
                "",
                "",
                "Held$u.Of(arrow$u)",
                "public static class Held$u { private static readonly Across$u Only = new(3, Precision.Double); "
                    + "[Equivariant] public static Part$u Of(PointCloud<Arrow$u> c) => Only.Forward(c); }",
                ""
            ),
            (
                "marked helper of the group",
                "",
                "",
                "Held$u.Of(arrow$u, Part$u.Zeros(cloud.Edges.Sum(cloud.Edges.Lengths)))",
                "public static class Held$u { private static readonly Across$u Only = new(3, Precision.Double); "
                    + "[Equivariant] public static Part$u Of(PointCloud<Arrow$u> c, Part$u x) => "
                    + "Only.Forward(c) + x; }",
                ""
            ),
            (
                "rows",
                "Across$u across$u",
                "new Across$u(3, Precision.Double)",
                "across$u.Rows(arrow$u.Features)",
                "partial class Across$u { public Part$u Rows(Arrow$u x) => Down(x); }",
                ""
            ),
        }.Select(static v =>
            (
                "planar: another axis / " + v.Item1,
                (Func<Draft, Planter, bool>)(
                    (d, p) =>
                        d.Space.Axis is { } axis
                        && Entered(
                            d,
                            p,
                            $"$0 * Scalars.From({v.Item4}{Norm})",
                            "",
                            Across
                                .Replace("$P", PartOf(d), StringComparison.Ordinal)
                                .Replace(
                                    "$O",
                                    new ModelSpace(d.Group, (Axis)(((int)axis + 1 + d.Random.Next(2)) % 3)).Attribute,
                                    StringComparison.Ordinal
                                )
                                + "\n"
                                + v.Item5,
                            v.Item6,
                            (v.Item2, v.Item3)
                        )
                )
            )
        );

    /// <summary>Models without reflections, whose scalars may be odd ones of the model's group.</summary>
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> Smaller() =>
        new[]
        {
            ("handed in", "Less$u less$u", "new Less$u(3, Precision.Double)", "less$u.Forward(odd$u)", "", ""),
            ("a list", "Less$u[] less$u", "[new Less$u(3, Precision.Double)]", "less$u[0].Forward(odd$u)", "", ""),
            ("module", "", "", "Inner$u.Forward(odd$u)", "", "[Module] private partial Less$u Inner$u { get; }"),
            (
                "static",
                "",
                "",
                "Held$u.Only.Forward(odd$u)",
                "public static class Held$u { public static Less$u Only { get; } = new(3, Precision.Double); }",
                ""
            ),
            (
                "nested",
                "",
                "",
                "Held$u.Only.Forward(odd$u)",
                "",
                "private static class Held$u { public static Less$u Only { get; } = new(3, Precision.Double); }"
            ),
            (
                "marked helper",
                "",
                "",
                "Held$u.Of(odd$u)",
                "public static class Held$u { private static readonly Less$u Only = new(3, Precision.Double); "
                    + "[Equivariant] public static Scalars Of(PointCloud<Odd$u> c) => Only.Forward(c); }",
                ""
            ),
        }.Select(static v =>
            (
                "planar: a smaller group / " + v.Item1,
                (Func<Draft, Planter, bool>)(
                    (d, p) =>
                    {
                        if (
                            d.Group.IsSpatial
                            || !d.Group.HasParity
                            || p.Victim(static x => x is { IsFeature: true, Base: RowBase.Points }) is not { } x
                        )
                        {
                            return false;
                        }
                        SymmetryGroup less = d.Group.Fold == 0 ? SymmetryGroup.SO2 : SymmetryGroup.C(d.Group.Fold);
                        string u = d.NewName("q");
                        string Filled(string text) => text.Replace("$u", u, StringComparison.Ordinal);
                        string attribute = (d.Space with { Group = less }).Attribute;
                        d.Types.Add(
                            Filled(
                                new FeatureStruct("Odd$u", "0o", Signature.Parse("0o", d.Group)).Declaration
                                    + $"\n{attribute} public sealed partial class Less$u {{ "
                                    + "[Restrict] [return: Irreps(\"0\")] private partial Features Down(Odd$u x); "
                                    + "public Scalars Forward(PointCloud<Odd$u> c) => "
                                    + "Scalars.From(Down(c.Features)); }\n"
                                    + v.Item5
                            )
                        );
                        if (v.Item6.Length > 0)
                            d.Members.Add(Filled(v.Item6));
                        Extra(
                            d,
                            Filled("PointCloud<Odd$u> odd$u"),
                            Filled($"input.Also<Odd$u, {d.Input.Name}>(cloud, \"0o\")")
                        );
                        if (v.Item2.Length > 0)
                            d.Parameters.Add((Filled(v.Item2), Filled(v.Item3), false));
                        return Put(p, x, Filled($"$0 * {v.Item4}"));
                    }
                )
            )
        );

    private static string PartOf(Draft d) =>
        new FeatureStruct(
            "Part$u",
            string.Join(" + ", Restriction.Of(Algebra.Irreps.Parse("1o"), d.Group)),
            d.SignatureOf(Restriction.Of(Algebra.Irreps.Parse("1o"), d.Group))
        ).Declaration;

    private static IEnumerable<int> Orders(Draft d, bool isWanted) =>
        isWanted && !d.Group.IsSpatial ? Enumerable.Range(1, 4).Where(m => d.Group.Has(m, Parity.Even)) : [];

    /// <summary>A layer that a feature goes through.</summary>
    private static bool Layer(Draft d, Planter p, string declaration, ProgramValue? victim = null)
    {
        if ((victim ?? p.Victim(static v => v.IsFeature)) is not { } x)
            return false;
        string u = d.NewName("q");
        d.Members.Add(
            declaration
                .Replace("$S", $"{x.Signature}", StringComparison.Ordinal)
                .Replace("$u", u, StringComparison.Ordinal)
        );
        return Put(p, x, $"$0 * Scalars.From(Wrong{u}((Features)$0).SoftNorm().SumOverCopies())");
    }

    /// <summary>A type whose group is not stated rightly.</summary>
    private static bool Fold(Draft d, Planter p, string group) =>
        Add(d.Types, $"[Irreps(\"0\", {group})] public readonly ref partial struct Wrong;")
        && p.Victim(static v => v.IsFeature) is { } x
        && Put(p, x, "2 * $0");

    /// <summary>A vector of O(3) enters, and something is done with it.</summary>
    private static bool Entered(
        Draft d,
        Planter p,
        string expression,
        string statements,
        string types = "",
        string members = "",
        (string Parameter, string Argument)? more = null
    )
    {
        if (
            d.Group.IsSpatial
            || d.Space.IsInPlane
            || p.Victim(static v => v is { IsFeature: true, Base: RowBase.Points }) is not { } x
        )
        {
            return false;
        }
        string u = d.NewName("q");
        string Filled(string text) => text.Replace("$u", u, StringComparison.Ordinal);
        d.Types.Add(Filled(Arrow + types));
        if (members.Length > 0)
            d.Members.Add(Filled(members));
        d.Parameters.Add(
            (Filled("PointCloud<Arrow$u> arrow$u"), Filled($"input.Also<Arrow$u, {d.Input.Name}>(cloud, \"1o\")"), true)
        );
        if (more is { Parameter.Length: > 0 } further)
            d.Parameters.Add((Filled(further.Parameter), Filled(further.Argument), false));
        return Put(p, x, Filled(expression), Filled(statements));
    }

    private static bool Extra(Draft d, string parameter, string argument)
    {
        d.Parameters.Add((parameter, argument, true));
        return true;
    }
}
