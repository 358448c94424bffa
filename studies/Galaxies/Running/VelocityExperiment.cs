using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Samples.Galaxies.Plots;
using GeoDL.Typed.Samples.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Baselines;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Models;
using GeoDL.Typed.Studies.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Plots;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using GeoDL.Typed.Studies.Galaxies.Study;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>Velocities from end to end: clouds, models, their scores, and the catalogue with the last model.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="simulate">Simulate clouds even where a folder is found.</param>
/// <param name="learningCurve">Also train on growing numbers of clouds.</param>
/// <param name="output">Where the report goes.</param>
public sealed class VelocityExperiment(RunOptions options, bool simulate, bool learningCurve, TextWriter output)
{
    private static readonly int[] CurveSizes = [3, 10, 30, 100, 300, 1000];

    /// <summary>Runs everything.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was written before is there.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        // Read the catalogue first: a wrong path should not cost a training.
        var prediction = new CataloguePrediction(options, output);
        TrainingSet data = Load(cancellation);
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
            Experiment.Describe(network.Parameters, network.In, data.Test[0], options.Seed, output);
            output.WriteLine($"Weights: {weights}");
        }

        if (learningCurve)
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
        prediction.Run(best.Name, best.Predict, data.Training[0]);
    }

    /// <summary>Clouds of a folder, or simulated ones.</summary>
    /// <exception cref="DataFileException">The folder cannot be read, or holds too few.</exception>
    public TrainingSet Load(CancellationToken cancellation = default) =>
        (simulate ? null : options.DataFolder ?? CloudFiles.FindSharedFolder()) is { } folder
            ? TrainingSet.Read(CloudFiles.Open(folder), folder, options.Clouds, output)
            : TrainingSet.Simulate(
                options.Clouds,
                options.Seed,
                (count, seed, progress) =>
                    CloudSimulator.SimulateMany(count, seed, progress: progress, cancellation: cancellation),
                output
            );

    private VelocityScore Train(IVelocityModel model, TrainingSet data, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var log = new TrainingProgressLog(model.Name);
        var watch = Stopwatch.StartNew();
        model.Train(data, new TrainingSettings(options.Epochs, options.Seed), log, cancellation);
        double seconds = watch.Elapsed.TotalSeconds;
        VelocityScore score = VelocityScore.Of(data.Test, model.Predict);
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
                double r2 = VelocityScore.Of(data.Test, model.Predict).R2;
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
}
