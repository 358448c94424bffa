using System.CommandLine;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Inference;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The command <c>evaluate</c>: a trained network on clouds that it has not seen.</summary>
public static class EvaluateCommand
{
    private const int TurnedClouds = 3;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string> model = new("--model") { Description = "A checkpoint that the command infer has written", Required = true };
        Option<string> data = new("--data") { Description = "A folder with peaks512_*.npy, or the file NAME_pos_u16.npy beside NAME_vel_i16.npy and NAME_params.npy", Required = true };
        Command command = new("evaluate", "Evaluates a trained network on clouds given by path: R2, mean squared error, error of symmetry.") { model, data };
        command.SetAction(parsed => Guarded.Run(() =>
        {
            Run(parsed.GetValue(model)!, parsed.GetValue(data)!, Console.Out);
            return 0;
        }));
        return command;
    }

    /// <summary>Evaluates and prints.</summary>
    /// <exception cref="DataFileException">Checkpoint or clouds cannot be used.</exception>
    public static InferenceScore Run(string model, string path, TextWriter output)
    {
        (Estimator estimator, InferenceInput input) = EstimatorFile.Load(model);
        PeaksDataset data = PeaksDataset.Open(path);
        if (data.Count < 2)
        {
            throw new DataFileException(path, "R2 needs two clouds or more.");
        }

        GalaxyCloud[] clouds = input.Of(data.Clouds(0, data.Count));
        double[][] truth = InferenceScore.Truth(clouds), predicted = estimator.Predict(clouds);
        InferenceScore score = InferenceScore.Of(truth, predicted);
        var intervals = new InferenceIntervals(truth);
        output.WriteLine($"{clouds.Length} clouds of {path}; {estimator.Name}, {estimator.WeightCount} weights, {input.ToText()}");
        for (int p = 0; p < CosmologyLabels.Count; p++)
        {
            output.WriteLine(FormattableString.Invariant($"{CosmologyLabels.Names[p],-8} R2 {intervals.Of(predicted, p).ToText("0.0000")}   MSE {score.MeanSquaredError[p]:0.000000}"));
        }

        output.WriteLine("Error of symmetry (a scaled prediction has deviation 1): rotation, reflection, translation, permutation");
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            SymmetryReport report = SymmetryReport.Measure(((IStoredEstimator)estimator).In(precision), [.. clouds.Take(TurnedClouds)], seed: 7);
            output.WriteLine(FormattableString.Invariant(
                $"  {precision,-7} {report.Rotation:0.0e+0}  {report.Reflection:0.0e+0}  {report.Translation:0.0e+0}  {report.Permutation:0.0e+0}"));
        }

        return score;
    }
}
