using System.CommandLine;
using System.Text;
using GeoDL.Typed.Tool.Inspect;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Page.Code;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Page;

/// <summary><c>geodl report</c>: the models of an assembly as one page for a browser.</summary>
internal static class ReportCommand
{
    public static Command Create(Report report)
    {
        var source = new SourceArguments();
        Option<string> output = new("--output", "-o")
        {
            Description = "The file",
            DefaultValueFactory = static _ => "report.html",
        };
        Option<string?> model = new("--model") { Description = "Only the model of this name" },
            checkpoint =
                new("--checkpoint")
                {
                    Description = "A checkpoint of one of the models: radial functions are the learned ones",
                };
        Command command = new("report", "The models of a project or an assembly as one page for a browser")
        {
            source.Source,
            source.Configuration,
            output,
            model,
            checkpoint,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(output)!;
            ModelAssembly assembly = source.Open(parsed, keepsCode: true);
            var chosen = ChosenModels.Of(assembly, parsed.GetValue(model));
            if (parsed.GetValue(checkpoint) is { } file)
                chosen.Load(file);
            var code = new EmittedCode(assembly.Project);
            string page = ReportPage.Write(
                assembly.Assembly.GetName().Name!,
                [.. chosen.Models.Select((m, n) => ModelContent.Of(n, assembly, m, m == chosen.Trained, code))],
                chosen.Failures,
                [.. assembly.Assumptions.Select(Assumption.Of)],
                code
            );
            ReplacedFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
            report.Line(path);
            return chosen.Failures.Count == 0 ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }
}
