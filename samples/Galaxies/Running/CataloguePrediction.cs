using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Plots;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>Velocities of the galaxies of a catalogue: a table, a plot, and what to keep in mind.</summary>
public sealed class CataloguePrediction
{
    private readonly RunOptions _options;
    private readonly TextWriter _output;
    private readonly string _path;
    private readonly Catalogue _catalogue;

    /// <summary>Reads the catalogue.</summary>
    /// <param name="options">What the command line asks for.</param>
    /// <param name="output">Where the report goes.</param>
    /// <exception cref="DataFileException">The catalogue cannot be read.</exception>
    public CataloguePrediction(RunOptions options, TextWriter output)
    {
        (_options, _output) = (options, output);
        _path = options.CataloguePath ?? RunOptions.ShippedCatalogue;
        _catalogue = Catalogue.Read(_path);
    }

    /// <summary>Predicts, writes and reports.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="predict">What it predicts for a cloud.</param>
    /// <param name="trained">A cloud as those that it has learned from; the catalogue is brought to its
    /// density.</param>
    public void Run(string model, Func<GalaxyCloud, double[]> predict, GalaxyCloud trained)
    {
        double density = trained.Count / Math.Pow(trained.BoxLength, 3);
        MatchedCatalogue matched = CatalogueMatcher.Match(
            _path,
            _catalogue,
            new MatchSettings(
                _options.Match,
                density,
                _options.MinDistance,
                _options.MaxDistance,
                _options.Galaxies,
                _options.Seed
            )
        );
        double[] velocities = matched.ToCatalogueScale(predict(matched.Cloud));

        string name = Path.GetFileNameWithoutExtension(_path);
        string table = Path.Combine(_options.OutputFolder, $"{name}_velocities.csv");
        string plot = Path.Combine(_options.OutputFolder, $"{name}_velocities.png");
        CatalogueWriter.Write(table, matched.Galaxies, velocities);
        // Names of real clusters belong on the real sky only, and of other catalogues nobody says whether they are
        // mocks.
        IReadOnlyList<CatalogueGalaxy> landmarks = _options.CataloguePath is null ? NearbyClusters.All : [];
        VelocityPlot.SaveCatalogue(
            plot,
            matched,
            velocities,
            $"{name}: predicted peculiar velocities ({model})",
            landmarks
        );
        Report(matched, density, Math.Sqrt(velocities.Average(static v => v * v)));
        _output.WriteLine($"Table: {table}");
        _output.WriteLine($"Plot: {plot}");
    }

    private void Report(MatchedCatalogue matched, double density, double rms)
    {
        _output.WriteLine();
        _output.WriteLine($"Catalogue: {_path}");
        _output.WriteLine($"  {_catalogue.Counts}; redshift from {_catalogue.RedshiftColumn}.");
        _output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  Shell {matched.MinDistance:0.#} to {matched.MaxDistance:0.#} Mpc/h, "
                    + $"{matched.SkyFraction:P0} of the sky: {matched.OutsideShell} outside, "
                    + $"{matched.Thinned} thinned away (seed {_options.Seed}), {matched.Galaxies.Count} used."
            )
        );
        _output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  Density {matched.Density:0.0e+0} per (Mpc/h)^3, training {density:0.0e+0}: lengths "
                    + $"times {matched.LengthScale:0.00}, velocities divided by it."
            )
        );
        _output.WriteLine(FormattableString.Invariant($"  Predicted velocity: {rms:0} km/s rms per axis."));
        _output.WriteLine(
            "  Mind: redshift stands for distance (cz/100, no correction of the observer's own "
                + "motion), edges of the survey are"
        );
        _output.WriteLine(
            "  not corrected, galaxies are less biased than the training peaks, and there is no truth to compare with."
        );
    }
}
