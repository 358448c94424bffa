using System.CommandLine;
using System.Globalization;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;
using Spectre.Console;

namespace GeoDL.Typed.Tool.Inspect;

/// <summary><c>geodl inspect</c>: the models of an assembly, layer by layer.</summary>
internal static class InspectCommand
{
    private const int FilesShown = 12;

    public static Command Create(Report report)
    {
        var source = new SourceArguments();
        Option<bool> json = new("--json") { Description = "Everything as JSON" };
        Command command = new("inspect", "The models of a project or an assembly, layer by layer")
        {
            source.Source,
            source.Configuration,
            json,
        };
        command.SetAction(parsed =>
        {
            var inspection = Inspection.Of(source.Open(parsed));
            if (parsed.GetValue(json))
                report.Line(inspection.ToJson());
            else
                Write(report, inspection);
            return inspection.Failures.Count == 0 ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }

    private static void Write(Report report, Inspection inspection)
    {
        report.Line(inspection.Assembly);
        foreach (ModelSummary model in inspection.Models)
        {
            report.Line();
            WriteTree(report, model);
            report.Table(
                ["layer", ">paths", ">parameters", ">multiply-adds a row", ">an edge", ">bytes a row", ">full lanes"],
                model.Layers.Select(static layer =>
                    (IReadOnlyList<string>)
                        [
                            layer.Path,
                            Number(layer.Paths),
                            Number(layer.Parameters),
                            Number(layer.MultiplyAddsPerRow),
                            Number(layer.MultiplyAddsPerEdge),
                            Number(layer.BytesPerRow),
                            layer.LaneShare?.ToString("0 %", CultureInfo.InvariantCulture) ?? "",
                        ]
                )
            );
        }
        foreach (string failure in inspection.Failures)
            report.Line(failure);

        report.Line();
        report.Line(
            inspection.Assumptions.Count == 0
                ? "Nothing is assumed: no method has [AssumeEquivariant]."
                : "Assumed, not checked by the compiler:"
        );
        foreach (Assumption assumption in inspection.Assumptions)
            report.Line($"  {assumption.Method}: {assumption.Justification}");
        WriteFiles(report, inspection.Files);
    }

    private static void WriteTree(Report report, ModelSummary model)
    {
        string buffers = model.Buffers == 0 ? "" : $", {Number(model.Buffers)} buffers";
        var tree = new Tree(new Text($"{model.Name}  {model.Group}, {Number(model.Parameters)} parameters{buffers}"));
        var nodes = new Dictionary<string, IHasTreeNodes> { [string.Empty] = tree };
        foreach (LayerSummary layer in model.Layers)
        {
            string options = string.Join(", ", layer.Options.Select(static o => $"{o.Key} = {o.Value}"));
            Parent(layer.Path)
                .AddNode(
                    new Text(
                        $"{layer.Path[(layer.Path.LastIndexOf('.') + 1)..]}  {layer.Kind}  {layer.Signature}"
                            + (options.Length == 0 ? "" : $"  ({options})")
                    )
                );
        }
        report.Write(tree);

        IHasTreeNodes Parent(string path)
        {
            int end = path.LastIndexOf('.');
            string parent = end < 0 ? string.Empty : path[..end];
            if (!nodes.TryGetValue(parent, out IHasTreeNodes? node))
            {
                node = Parent(parent).AddNode(new Text(parent[(parent.LastIndexOf('.') + 1)..]));
                nodes.Add(parent, node);
            }
            return node;
        }
    }

    private static void WriteFiles(Report report, IReadOnlyList<EmittedFile> files)
    {
        if (files.Count == 0)
            return;
        report.Line();
        report.Line($"{files.Count} emitted files, {Number(files.Sum(static f => f.Bytes))} bytes:");
        report.Table(
            ["file", ">bytes"],
            files.Take(FilesShown).Select(static f => (IReadOnlyList<string>)[f.Name, Number(f.Bytes)])
        );
        if (files.Count > FilesShown)
            report.Line($"  and {files.Count - FilesShown} smaller ones");
    }

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
