using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>What a command line gave.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record Ran(int Status, string Output, string Errors)
{
    /// <summary>The assembly of models that the tests look at.</summary>
    public static string Models => typeof(Models.ForceNet).Assembly.Location;

    /// <summary>Runs a command line in this process.</summary>
    public static Ran Of(params string[] arguments)
    {
        using StringWriter output = new(),
            errors = new();
        int status = GeodlCommand.Run(arguments, output, errors);
        return new Ran(status, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>The line of the output that starts with a text, apart from spaces.</summary>
    public string Line(string start) =>
        Assert.Single(Output.Split('\n'), l => l.TrimStart().StartsWith(start, StringComparison.Ordinal));

    /// <summary>It ended with one line on standard error and status 2.</summary>
    public void IsRefused(string part)
    {
        Assert.Equal(ExitStatus.BadInput, Status);
        Assert.Equal(string.Empty, Output);
        Assert.Contains(part, Assert.Single(Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }
}
