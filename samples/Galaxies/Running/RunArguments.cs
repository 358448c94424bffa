using System.CommandLine;
using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The options of a run as arguments of a command.</summary>
public sealed class RunArguments
{
    private const int QuickClouds = 30,
        QuickEpochs = 3,
        QuickGalaxies = 400;

    private readonly Option<string?> _data = new("--data"),
        _catalogue =
            new("--catalogue")
            {
                Description =
                    "Catalogue to predict, .csv (ra, dec, cz or z) or .npy (rows of ra, dec, cz); default: "
                    + "the OpenNGC subset that ships with the sample",
            };
    private readonly Option<string> _output = new("--out") { Description = "Folder for what is written" };
    private readonly Option<int> _clouds = CommandOptions.Positive("--clouds", "Training clouds", 300),
        _epochs = CommandOptions.Positive("--epochs", "Passes over the training clouds", 5),
        _galaxies = CommandOptions.Positive(
            "--galaxies",
            "At most so many galaxies of the catalogue",
            1000,
            CatalogueMatcher.ShellCount
        );
    private readonly Option<ulong> _seed = CommandOptions.Seed();
    private readonly Option<bool> _quick = new("--quick")
    {
        Description = $"A short form: {QuickClouds} clouds, {QuickEpochs} epochs, {QuickGalaxies} galaxies",
    };
    private readonly Option<MatchMode> _match = new("--match")
    {
        Description =
            "Bring the catalogue to the training density: Scale stretches lengths, Thin only leaves galaxies out",
        DefaultValueFactory = static _ => MatchMode.Scale,
    };
    private readonly Option<double> _nearest = new("--min-distance")
    {
        Description = "Nearest distance used of the catalogue, Mpc/h",
        DefaultValueFactory = static _ => 10.0,
    };
    private readonly Option<double?> _farthest = new("--max-distance")
    {
        Description = "Farthest distance used, Mpc/h (default: where most galaxies survive thinning to one density)",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="data">What <c>--data</c> takes, and what happens without.</param>
    /// <param name="folder">Where results go if nothing else is said.</param>
    public RunArguments(Command command, string data, string folder)
    {
        _data.Description = data;
        _output.DefaultValueFactory = _ => folder;
        Option[] all =
        [
            _data,
            _catalogue,
            _output,
            _clouds,
            _epochs,
            _seed,
            _quick,
            _match,
            _nearest,
            _farthest,
            _galaxies,
        ];
        foreach (Option option in all)
            command.Options.Add(option);
    }

    /// <summary>What was asked for.</summary>
    public RunOptions Read(ParseResult parsed)
    {
        int Choose(Option<int> option, int quickValue) =>
            parsed.GetValue(_quick) && parsed.GetResult(option) is null or { Implicit: true }
                ? quickValue
                : parsed.GetValue(option);
        return new RunOptions(
            parsed.GetValue(_data),
            parsed.GetValue(_catalogue),
            parsed.GetValue(_output)!,
            Choose(_clouds, QuickClouds),
            Choose(_epochs, QuickEpochs),
            parsed.GetValue(_seed),
            parsed.GetValue(_match),
            parsed.GetValue(_nearest),
            parsed.GetValue(_farthest),
            Choose(_galaxies, QuickGalaxies)
        );
    }
}
