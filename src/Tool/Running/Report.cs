using Spectre.Console;
using Spectre.Console.Rendering;

namespace GeoDL.Typed.Tool.Running;

/// <summary>What a command prints: lines, tables and trees; in a terminal as wide as that, else unfolded.</summary>
internal sealed class Report
{
    private const int Unfolded = 1000;

    private readonly IAnsiConsole _console;

    public Report(TextWriter output)
    {
        Output = output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        _console.Profile.Capabilities.Unicode = true;
        if (output != Console.Out || Console.IsOutputRedirected)
            _console.Profile.Width = Unfolded;
    }

    /// <summary>Where it goes.</summary>
    public TextWriter Output { get; }

    /// <summary>One line of text.</summary>
    public void Line(string text = "") => Output.WriteLine(text);

    /// <summary>A table.</summary>
    /// <param name="headings">One for each column; those that start with a &gt; are of numbers, to the right.</param>
    /// <param name="rows">The texts of each row.</param>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string heading in headings)
        {
            bool isNumber = heading.StartsWith('>');
            table.AddColumn(
                new TableColumn(new Text(isNumber ? heading[1..] : heading))
                {
                    Alignment = isNumber ? Justify.Right : Justify.Left,
                }
            );
        }

        foreach (IReadOnlyList<string> row in rows)
            table.AddRow(row.Select(static cell => new Text(cell)));
        Write(table);
    }

    /// <summary>Anything that the console can draw.</summary>
    public void Write(IRenderable drawing)
    {
        // Spectre fills lines with spaces up to the width of the widest; nobody wants these in a file.
        using var buffer = new StringWriter();
        IAnsiConsole console = _console.Profile.Width == Unfolded ? Plain(buffer) : _console;
        console.Write(drawing);
        foreach (string line in buffer.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'))
        {
            if (console != _console)
                Line(line.TrimEnd());
        }
    }

    private static IAnsiConsole Plain(TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = Unfolded;
        return console;
    }
}
