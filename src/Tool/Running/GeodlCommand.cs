using System.CommandLine;
using GeoDL.Typed.Tool.Algebra;
using GeoDL.Typed.Tool.Inspect;
using GeoDL.Typed.Tool.Page;
using GeoDL.Typed.Tool.Plot;
using GeoDL.Typed.Tool.Verify;
using GeoDL.Typed.Tool.Weights;

namespace GeoDL.Typed.Tool.Running;

/// <summary>The command <c>geodl</c> with its subcommands.</summary>
internal static class GeodlCommand
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Where reports go.</param>
    /// <param name="errors">Where errors go, one line each.</param>
    /// <returns>The exit status, of <see cref="ExitStatus"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        ParseResult parsed = Create(output).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            errors.WriteLine($"geodl: {parsed.Errors[0].Message} 'geodl --help' lists what there is.");
            return ExitStatus.BadInput;
        }

        try
        {
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = errors,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (Exception error) when (error is ToolException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"geodl: {error.Message}");
            return ExitStatus.BadInput;
        }
    }

    private static RootCommand Create(TextWriter output)
    {
        var report = new Report(output);
        return new RootCommand("Looks inside models of GeoDL.Typed, and proves what they claim.")
        {
            IrrepsCommand.Create(report),
            CouplingCommand.Create(report),
            InspectCommand.Create(report),
            VerifyCommand.Create(report),
            ReportCommand.Create(report),
            PlotCommand.Create(report),
            ExportCommand.Create(report),
            ImportCommand.Create(report),
        };
    }
}
