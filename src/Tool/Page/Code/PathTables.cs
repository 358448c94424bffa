using System.Globalization;
using System.Xml.Linq;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Page.Figures;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page.Code;

/// <summary>The tables of a layer's paths, to whose rows coefficients in the code lead.</summary>
internal static class PathTables
{
    /// <summary>The name of the table of products.</summary>
    public const string Coupled = "coupled";

    /// <summary>The name of the table of linear maps.</summary>
    public const string Mixed = "mixed";

    /// <summary>The paths of a product.</summary>
    public static XElement Of(TensorProductSpec spec) =>
        Table(
            Coupled,
            "Paths of the product",
            ["path", "mode", "weights", "coefficient", "nonzeros"],
            spec.Paths.Select(static p =>
                (IReadOnlyList<string>)
                    [
                        $"{p.First} ⊗ {p.Second} → {p.Result}" + (p.Coupling == 0 ? "" : $" #{p.Coupling}"),
                        ConnectionModes.NameOf(p.Mode),
                        p.HasWeight ? $"{Shape(p.WeightShape)} at {p.WeightOffset}" : "none",
                        p.ExactCoefficient?.ToString()
                            ?? p.Coefficient.ToString("0.######", CultureInfo.InvariantCulture),
                        CountText(CouplingPath.Of(p).Terms.Count, p),
                    ]
            )
        );

    /// <summary>The paths of a linear map.</summary>
    public static XElement Of(LinearSpec spec) =>
        Table(
            Mixed,
            "Paths of the linear map",
            ["path", "weights", "coefficient"],
            spec.Paths.Select(static p =>
                (IReadOnlyList<string>)
                    [p.ToString(), $"{Shape(p.WeightShape)} at {p.WeightOffset}", p.ExactCoefficient.ToString()]
            )
        );

    /// <summary>The paths of a group convolution.</summary>
    public static XElement Of(GroupConvolutionSpec spec) =>
        Table(
            Coupled,
            "Paths of the group convolution",
            ["path", "orbits", "weights"],
            spec.Paths.Select(static p =>
                (IReadOnlyList<string>)
                    [
                        $"{p.In} → {p.Out}",
                        p.Orbits.Count.ToString(CultureInfo.InvariantCulture),
                        $"{p.WeightCount} at {p.WeightOffset}",
                    ]
            )
        );

    private static string CountText(int count, TensorProductPath path) =>
        $"{count} of {path.First.Irrep.Dim * path.Second.Irrep.Dim * path.Result.Irrep.Dim}";

    private static string Shape(int[] shape) => $"[{string.Join(", ", shape)}]";

    private static XElement Table(
        string name,
        string caption,
        IReadOnlyList<string> headings,
        IEnumerable<IReadOnlyList<string>> rows
    ) =>
        Tag(
            "div",
            Class("scroll"),
            Tag(
                "table",
                Class("paths"),
                Attribute("data-table", name),
                Tag("caption", caption),
                Tag("thead", Tag("tr", Tag("th", "#"), headings.Select(static h => Tag("th", h)))),
                Tag(
                    "tbody",
                    rows.Select(
                        static (row, n) =>
                            Tag(
                                "tr",
                                Attribute("data-path", n + 1),
                                Attribute("tabindex", "-1"),
                                Tag("td", n + 1),
                                row.Select(static cell => Tag("td", cell))
                            )
                    )
                )
            )
        );
}
