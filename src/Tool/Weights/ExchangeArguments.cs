using System.CommandLine;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Weights;

/// <summary>What both directions take: a model, a file to write, names and constants.</summary>
internal sealed class ExchangeArguments
{
    private readonly SourceArguments _source = new();

    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model of this name; needed where there are several",
    };

    private readonly Option<string?> _names = new("--names")
    {
        Description = "A JSON object: names in the file of weights, by path in the model",
    };

    private readonly Option<string?> _constants = new("--constants")
    {
        Description =
            "By which numbers the other network multiplies its functions: exact, e3nn, or a JSON object by path in the "
            + "model, of these words or of objects of functions and numbers",
    };

    private readonly Option<string> _output = new("--out", "-o") { Description = "The file", Required = true };

    /// <summary>A command of these and of its own.</summary>
    public Command Command(string name, string description, params ReadOnlySpan<Symbol> own)
    {
        var command = new Command(name, description) { _source.Source };
        foreach (Symbol symbol in own)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }
        foreach (Option option in (Option[])[_source.Configuration, _model, _names, _constants, _output])
            command.Add(option);
        return command;
    }

    /// <summary>The file to write.</summary>
    public string Output(ParseResult parsed) => parsed.GetValue(_output)!;

    /// <summary>The class of the model.</summary>
    public Type Model(ParseResult parsed)
    {
        ModelAssembly assembly = _source.Open(parsed);
        IReadOnlyList<Type> chosen = assembly.Chosen(parsed.GetValue(_model));
        return chosen.Count == 1
            ? chosen[0]
            : throw new ToolException(
                $"'{assembly.Path}' has {chosen.Count} models; choose one by --model: "
                    + $"{string.Join(", ", chosen.Select(static t => t.FullName))}."
            );
    }

    /// <summary>Names and constants.</summary>
    public ExchangeOptions Options(ParseResult parsed)
    {
        var options = new ExchangeOptions();
        if (parsed.GetValue(_names) is { } names)
            ExchangeFile.ReadNames(names, options);
        if (parsed.GetValue(_constants) is { } constants)
            ExchangeFile.ReadConstants(constants, options);
        return options;
    }

    /// <summary>Runs what files and options of a user may make fail; its reason becomes that of the tool.</summary>
    public static T Guarded<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException)
        {
            // Whoever types a command knows nothing of the parameter that .NET appends.
            string message = error.Message.ReplaceLineEndings(" ");
            int end = error is ArgumentException ? message.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
            throw new ToolException(end < 0 ? message : message[..end], error);
        }
    }
}
