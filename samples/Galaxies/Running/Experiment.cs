using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Baselines;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Models;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Samples.Galaxies.Plots;
using GeoDL.Typed.Samples.Galaxies.Study;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The sample from end to end: clouds, models, their scores, and the catalogue with the last model.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Where the report goes.</param>
public sealed class Experiment(RunOptions options, TextWriter output)
{
    private static readonly int[] CurveSizes = [3, 10, 30, 100, 300, 1000];

    /// <summary>Runs everything.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was written before is there.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        // Read the catalogue first: a wrong path should not cost a training.
        string cataloguePath = options.CataloguePath ?? RunOptions.ShippedCatalogue;
        Catalogue catalogue = Catalogue.Read(cataloguePath);
        TrainingSet data = CloudSource.Load(options, output, cancellation);
        IReadOnlyList<IVelocityModel> models = VelocityModels.Create();

        output.WriteLine();
        output.WriteLine("model          weights      R2   rmse (km/s)   mean cosine   trained in");
        VelocityScore[] scores = [.. models.Select(model => Train(model, data, cancellation))];
        Compare(models, scores);
        IVelocityModel best = models[^1];
        if (best is INetworkModel network)
        {
            string weights = Path.Combine(options.OutputFolder, $"{network.Name}.safetensors");
            VelocityFile.Save(weights, network.Parameters);
            Describe(network, data.Test[0]);
            output.WriteLine($"Weights: {weights}");
        }

        if (options.LearningCurve)
            DrawLearningCurve(data, cancellation);

        GalaxyCloud example = data.Test[0];
        string slice = Path.Combine(options.OutputFolder, "test_cloud.png");
        VelocityPlot.SaveCloud(
            slice,
            example,
            best.Predict(example),
            $"Which way is each galaxy falling? ({best.Name})"
        );
        output.WriteLine($"Plot: {slice}");
        PredictCatalogue(cataloguePath, catalogue, best, data.Training[0]);
    }

    private VelocityScore Train(IVelocityModel model, TrainingSet data, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var log = new TrainingProgressLog(model.Name);
        var watch = Stopwatch.StartNew();
        model.Train(data, new TrainingSettings(options.Epochs, options.Seed), log, cancellation);
        double seconds = watch.Elapsed.TotalSeconds;
        VelocityScore score = VelocityScore.Of(model, data.Test);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Name, -14} {model.WeightCount, 7} {score.R2, 7:0.000} {score.Rmse, 7:0} of "
                    + $"{score.Dispersion:0} {score.MeanCosine, 13:0.000} {seconds, 10:0.0} s"
            )
        );
        if (log.Points.Count > 1)
        {
            double[] epochs = [.. log.Points.Select(static p => (double)p.Epoch)];
            string path = Path.Combine(options.OutputFolder, $"training_{model.Name}.png");
            LearningCurvePlot.Save(
                path,
                $"Training of {model.Name}",
                "epoch",
                [
                    new LearningCurve("training", epochs, [.. log.Points.Select(static p => p.TrainingR2)]),
                    new LearningCurve("validation", epochs, [.. log.Points.Select(static p => p.ValidationR2)]),
                ]
            );
            output.WriteLine($"Plot: {path}");
        }

        return score;
    }

    /// <summary>
    /// R² of all models with intervals, and by how much they differ from the best linear one on the same clouds.
    /// </summary>
    private void Compare(IReadOnlyList<IVelocityModel> models, VelocityScore[] scores)
    {
        int linear = models.Count - 1;
        while (models[linear] is not LinearVelocityModel)
            linear--;

        var bootstrap = new CloudBootstrap(scores[0].CloudErrors.Length);
        output.WriteLine();
        output.WriteLine(
            $"95 % intervals of R2 over {scores[0].CloudErrors.Length} test clouds; difference to "
                + $"{models[linear].Name} on the same clouds:"
        );
        for (int m = 0; m < models.Count; m++)
        {
            double R2(int model, int[] drawn) =>
                1 - (drawn.Sum(i => scores[model].CloudErrors[i]) / drawn.Sum(i => scores[model].CloudPowers[i]));
            Interval own = bootstrap.Of(drawn => R2(m, drawn)),
                difference = bootstrap.Of(drawn => R2(m, drawn) - R2(linear, drawn));
            output.WriteLine(
                $"{models[m].Name, -14} {own.ToText("0.0000")}"
                    + $"{(m == linear ? "" : "   " + difference.ToText("0.0000"))}"
            );
        }
    }

    private void Describe(INetworkModel network, GalaxyCloud cloud)
    {
        output.WriteLine();
        output.WriteLine("The network, stage by stage:");
        foreach ((string layer, string signature) in network.Parameters.Signatures)
            output.WriteLine($"  {layer, -14} {signature}");

        output.WriteLine("Equivariance error, relative (rotations, reflections, translations, permutations):");
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            EquivarianceReport report = EquivarianceReport.Measure(network, cloud, precision, options.Seed);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {precision, -7} {report.Rotation:0.0e+0}  {report.Reflection:0.0e+0}  "
                        + $"{report.Translation:0.0e+0}  {report.Permutation:0.0e+0}"
                )
            );
        }

        output.WriteLine();
    }

    private void DrawLearningCurve(TrainingSet data, CancellationToken cancellation)
    {
        int[] sizes = [.. CurveSizes.Where(size => size < data.Training.Count), data.Training.Count];
        Dictionary<string, List<double>> scores = [];
        foreach (int size in sizes)
        {
            foreach (IVelocityModel model in VelocityModels.Create())
            {
                model.Train(
                    data.WithTraining(size),
                    new TrainingSettings(options.Epochs, options.Seed),
                    null,
                    cancellation
                );
                double r2 = VelocityScore.Of(model, data.Test).R2;
                output.WriteLine(FormattableString.Invariant($"{model.Name} with {size} clouds: R2 {r2:0.000}"));
                if (!scores.TryGetValue(model.Name, out List<double>? list))
                    scores[model.Name] = list = [];

                list.Add(r2);
            }
        }

        double[] x = [.. sizes.Select(static s => (double)s)];
        string path = Path.Combine(options.OutputFolder, "learning_curve.png");
        LearningCurvePlot.Save(
            path,
            "How many clouds does it take?",
            "training clouds (512 galaxies each)",
            [.. scores.Select(pair => new LearningCurve(pair.Key, x, pair.Value))],
            logarithmic: true
        );
        output.WriteLine($"Plot: {path}");
    }

    private void PredictCatalogue(string path, Catalogue catalogue, IVelocityModel model, GalaxyCloud trained)
    {
        double density = trained.Count / Math.Pow(trained.BoxLength, 3);
        MatchedCatalogue matched = CatalogueMatcher.Match(
            path,
            catalogue,
            new MatchSettings(
                options.Match,
                density,
                options.MinDistance,
                options.MaxDistance,
                options.Galaxies,
                options.Seed
            )
        );
        double[] velocities = matched.ToCatalogueScale(model.Predict(matched.Cloud));

        string name = Path.GetFileNameWithoutExtension(path);
        string table = Path.Combine(options.OutputFolder, $"{name}_velocities.csv");
        string plot = Path.Combine(options.OutputFolder, $"{name}_velocities.png");
        CatalogueWriter.Write(table, matched.Galaxies, velocities);
        // Names of real clusters belong on the real sky only, and of other catalogues nobody says whether they are
        // mocks.
        IReadOnlyList<CatalogueGalaxy> landmarks = options.CataloguePath is null ? NearbyClusters.All : [];
        VelocityPlot.SaveCatalogue(
            plot,
            matched,
            velocities,
            $"{name}: predicted peculiar velocities ({model.Name})",
            landmarks
        );

        double rms = Math.Sqrt(velocities.Average(static v => v * v));
        output.WriteLine();
        output.WriteLine($"Catalogue: {path}");
        output.WriteLine($"  {catalogue.Counts}; redshift from {catalogue.RedshiftColumn}.");
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  Shell {matched.MinDistance:0.#} to {matched.MaxDistance:0.#} Mpc/h, "
                    + $"{matched.SkyFraction:P0} of the sky: {matched.OutsideShell} outside, "
                    + $"{matched.Thinned} thinned away (seed {options.Seed}), {matched.Galaxies.Count} used."
            )
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  Density {matched.Density:0.0e+0} per (Mpc/h)^3, training {density:0.0e+0}: lengths "
                    + $"times {matched.LengthScale:0.00}, velocities divided by it."
            )
        );
        output.WriteLine(FormattableString.Invariant($"  Predicted velocity: {rms:0} km/s rms per axis."));
        output.WriteLine(
            "  Mind: redshift stands for distance (cz/100, no correction of the observer's own "
                + "motion), edges of the survey are"
        );
        output.WriteLine(
            "  not corrected, galaxies are less biased than the training peaks, and there is no truth to compare with."
        );
        output.WriteLine($"Table: {table}");
        output.WriteLine($"Plot: {plot}");
    }
}
