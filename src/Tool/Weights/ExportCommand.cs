using System.CommandLine;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Weights;

/// <summary><c>geodl export</c>: a checkpoint as a file of weights for e3nn and PyTorch.</summary>
internal static class ExportCommand
{
    private const string Extension = ".safetensors";

    public static Command Create(Report report)
    {
        var arguments = new ExchangeArguments();
        Argument<string> checkpoint = new("checkpoint") { Description = "A checkpoint of the model" };
        Command command = arguments.Command(
            "export",
            "Writes the weights of a checkpoint as safetensors, with the names and in the order of e3nn",
            checkpoint
        );
        command.SetAction(parsed =>
        {
            (string from, string to) = (parsed.GetValue(checkpoint)!, arguments.Output(parsed));
            if (!to.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
                throw new ToolException($"'{to}' does not end with {Extension}, which is what is written.");
            ExchangeOptions options = arguments.Options(parsed);
            IEquivariantModel model = ExchangeArguments.Guarded(() => Loaded(arguments.Model(parsed), from));
            ExchangeArguments.Guarded(() =>
            {
                Checkpoint.Export(to, model.Parameters, options);
                return to;
            });
            Carried.Write(report, model, from, to);
            return ExitStatus.Success;
        });
        return command;
    }

    /// <summary>The model of a checkpoint, in the precision in which it was saved.</summary>
    private static IEquivariantModel Loaded(Type type, string checkpoint)
    {
        SafeTensorsFile file = SafeTensorsFile.Read(checkpoint);
        Precision precision =
            file.Metadata.GetValueOrDefault("geodl.precision") == nameof(Precision.Double)
                ? Precision.Double
                : Precision.Single;
        IEquivariantModel model = ModelFactory.Create(type, precision);
        Checkpoint.Load(checkpoint, model.Parameters);
        return model;
    }
}
