using System.Xml.Linq;
using GeoDL.Typed.Tool.Inspect;
using GeoDL.Typed.Tool.Page.Code;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page;

/// <summary>The page of an assembly: one text that needs nothing beside it.</summary>
internal static class ReportPage
{
    private const string NoCode =
        "The emitted files were not found. The project writes them where it sets EmitCompilerGeneratedFiles.";

    /// <summary>Writes the page.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="models">The models.</param>
    /// <param name="failures">Why others are missing.</param>
    /// <param name="assumptions">What the compiler did not check.</param>
    /// <param name="code">The emitted code.</param>
    public static string Write(
        string name,
        IReadOnlyList<ModelContent> models,
        IReadOnlyList<string> failures,
        IReadOnlyList<Assumption> assumptions,
        EmittedCode code
    )
    {
        XElement content = Tag(
            "main",
            models.Count > 1 ? Contents(models) : null,
            failures.Select(static f => Tag("p", Class("failure"), f)),
            models.Select(Section),
            Assumed(assumptions)
        );
        IEnumerable<XElement> hidden =
        [
            .. models.SelectMany(static m => m.Layers.Select(l => LayerPanel.Of(l, m.Flow, NoCode))),
            .. code.Templates(),
        ];
        return PageTemplate.Fill(
            title: Html.Write(Tag("title", $"{name}: models")),
            heading: Html.Write(Tag("h1", name)),
            content: Html.Write(content),
            hidden: string.Concat(hidden.Select(Html.Write))
        );
    }

    private static XElement Contents(IReadOnlyList<ModelContent> models) =>
        Tag(
            "nav",
            Attribute("aria-label", "Models"),
            models.Select(static m => Tag("a", Attribute("href", "#" + m.Id), m.Summary.Name))
        );

    private static XElement Section(ModelContent model) =>
        Tag(
            "article",
            Attribute("id", model.Id),
            Tag("h2", model.Summary.Name),
            Tag("p", Class("facts"), Facts(model)),
            GraphSection.Of(model),
            KernelSection.Of(model),
            CouplingSection.Of(model),
            RadialSection.Of(model),
            LayerSection.Of(model)
        );

    private static string Facts(ModelContent model)
    {
        ModelSummary summary = model.Summary;
        string approximate = model
            .Type.GetCustomAttributes(typeof(EquivariantModelAttribute), inherit: false)
            .OfType<EquivariantModelAttribute>()
            .Where(static a => a.Approximate > 0)
            .Select(static a => FormattableString.Invariant($", each layer approximate within {a.Approximate:0.###}"))
            .FirstOrDefault("");
        return $"{summary.Group}{approximate} · {summary.Layers.Count} layer{(summary.Layers.Count == 1 ? "" : "s")} · "
            + $"{LayerSection.Text(summary.Parameters)} parameters"
            + (model.IsTrained ? " · trained" : "");
    }

    private static XElement Assumed(IReadOnlyList<Assumption> assumptions) =>
        Tag(
            "section",
            Class("assumed"),
            Tag("h3", "Assumed"),
            assumptions.Count == 0
                ? Tag(
                    "p",
                    Class("note"),
                    "Nothing: no method has [AssumeEquivariant], so the compiler has checked all."
                )
                : Tag(
                    "dl",
                    assumptions.SelectMany(static a => new[] { Tag("dt", a.Method), Tag("dd", a.Justification) })
                )
        );
}
