using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Samples.Galaxies.Plots;
using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The sample from end to end: clouds, the network, its score, and the catalogue.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Where the report goes.</param>
public sealed class Experiment(RunOptions options, TextWriter output)
{
    private const string Name = "steerable";

    /// <summary>Runs everything.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was written before is there.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        // Read the catalogue first: a wrong path should not cost a training.
        var prediction = new CataloguePrediction(options, output);
        TrainingSet data = options.DataFolder is { } folder
            ? TrainingSet.Read(PeaksDataset.Open(folder), folder, options.Clouds, output)
            : TrainingSet.Simulate(
                options.Clouds,
                options.Seed,
                (count, seed, progress) => LinearSimulator.Simulate(count, seed, progress, cancellation),
                output
            );

        NetworkVelocityModel model = Train(data, cancellation);
        string weights = Path.Combine(options.OutputFolder, $"{Name}.safetensors");
        VelocityFile.Save(weights, model.Parameters);
        Describe(model.Parameters, model.In, data.Test[0], options.Seed, output);
        output.WriteLine($"Weights: {weights}");

        GalaxyCloud example = data.Test[0];
        string slice = Path.Combine(options.OutputFolder, "test_cloud.png");
        VelocityPlot.SaveCloud(slice, example, model.Predict(example), $"Which way is each galaxy falling? ({Name})");
        output.WriteLine($"Plot: {slice}");
        prediction.Run(Name, model.Predict, data.Training[0]);
    }

    /// <summary>What a trained network is made of, and how exactly it turns with its cloud.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="predictIn">What it predicts in a precision.</param>
    /// <param name="cloud">A cloud in a box.</param>
    /// <param name="seed">Fixes how the cloud is turned.</param>
    /// <param name="output">Where the report goes.</param>
    public static void Describe(
        ParameterSet parameters,
        Func<Precision, Func<GalaxyCloud, double[]>> predictIn,
        GalaxyCloud cloud,
        ulong seed,
        TextWriter output
    )
    {
        output.WriteLine();
        output.WriteLine("The network, stage by stage:");
        foreach ((string layer, string signature) in parameters.Signatures)
            output.WriteLine($"  {layer, -14} {signature}");

        output.WriteLine("Equivariance error, relative (rotations, reflections, translations, permutations):");
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
            output.WriteLine(EquivarianceReport.Measure(predictIn(precision), cloud, precision, seed));

        output.WriteLine();
    }

    private NetworkVelocityModel Train(TrainingSet data, CancellationToken cancellation)
    {
        var model = new NetworkVelocityModel();
        var watch = Stopwatch.StartNew();
        model.Train(
            data,
            options.Epochs,
            options.Seed,
            static report => Console.Error.WriteLine($"  {report}"),
            cancellation
        );
        double seconds = watch.Elapsed.TotalSeconds;
        VelocityScore score = VelocityScore.Of(data.Test, model.Predict);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Trained {model.WeightCount} weights in {seconds:0.0} s. On {data.Test.Count} clouds that it has "
                    + $"not seen: R2 {score.R2:0.000} (0: everything at rest, 1: exact),"
            )
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"error {score.Rmse:0} of {score.Dispersion:0} km/s an axis, mean cosine of the angle between "
                    + $"true and predicted {score.MeanCosine:0.000}."
            )
        );
        return model;
    }
}
