using System.CommandLine;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Weights;

/// <summary><c>geodl import</c>: a file of weights of e3nn or PyTorch as a checkpoint of a model.</summary>
internal static class ImportCommand
{
    public static Command Create(Report report)
    {
        var arguments = new ExchangeArguments();
        Argument<string> weights = new("weights")
        {
            Description = "Safetensors, an archive of PyTorch (.pth, .pt), or TorchScript",
        };
        Option<string[]> ignored = new("--ignore")
        {
            Description = "Tensors that are passed over: names, or how they begin up to a dot",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<Precision?> precision = new("--precision")
        {
            Description =
                "That of the checkpoint; by default double where the file has numbers of 64 bits, else single",
        };
        Command command = arguments.Command(
            "import",
            "Reads weights of e3nn or PyTorch, and writes a checkpoint of the model",
            weights,
            ignored,
            precision
        );
        command.SetAction(parsed =>
        {
            (string from, string to) = (parsed.GetValue(weights)!, arguments.Output(parsed));
            if (Path.GetFullPath(from) == Path.GetFullPath(to))
                throw new ToolException($"'{to}' is the file of weights itself; name another for the checkpoint.");
            ExchangeOptions options = arguments.Options(parsed);
            foreach (string name in parsed.GetValue(ignored) ?? [])
                options.Ignored.Add(name);
            Type type = arguments.Model(parsed);
            TensorFile file = ExchangeArguments.Guarded(() => TensorFile.Read(from));
            IEquivariantModel model = ModelFactory.Create(type, parsed.GetValue(precision) ?? PrecisionOf(file));
            IReadOnlyList<string> misfits = ExchangeArguments.Guarded(() =>
                WeightExchange.TryImport(file, model.Parameters, options)
            );
            if (misfits.Count > 0)
            {
                report.Line($"'{from}' does not fit {type.Name}; nothing was written:");
                foreach (string misfit in misfits)
                    report.Line($"  {misfit}");
                return ExitStatus.Failure;
            }
            Checkpoint.Save(to, model.Parameters);
            Carried.Write(report, model, from, to);
            return ExitStatus.Success;
        });
        return command;
    }

    private static Precision PrecisionOf(TensorFile file) =>
        file.Tensors.Values.Any(static t => t.Type == NumberType.Float64) ? Precision.Double : Precision.Single;
}
