using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Study;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>What <c>evaluate</c> says of a network that predicts velocities.</summary>
public static class VelocityEvaluation
{
    /// <summary>Evaluates the network of a file on clouds and prints.</summary>
    /// <exception cref="DataFileException">Checkpoint or clouds cannot be used.</exception>
    public static VelocityScore Run(string model, string path, TextWriter output)
    {
        var network = new NetworkVelocityModel(VelocityFile.Load(model));
        GalaxyCloud[] clouds = EvaluateCommand.Clouds(path);
        VelocityScore score = VelocityScore.Of(clouds, network.Predict);
        Interval r2 = new CloudBootstrap(clouds.Length).Of(drawn =>
            1 - (drawn.Sum(i => score.CloudErrors[i]) / drawn.Sum(i => score.CloudPowers[i]))
        );
        output.WriteLine(
            $"{clouds.Length} clouds of {path}; steerable, {network.WeightCount} weights, "
                + "velocities from positions"
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"R2 {r2.ToText("0.0000")}   rmse {score.Rmse:0} of {score.Dispersion:0} km/s   mean "
                    + $"cosine {score.MeanCosine:0.000}"
            )
        );
        output.WriteLine("Error of symmetry, relative: rotation, reflection, translation, permutation");
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
            output.WriteLine(EquivarianceReport.Measure(network.In(precision), clouds[0], precision, seed: 7));

        return score;
    }
}
