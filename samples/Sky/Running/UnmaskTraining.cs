using GeoDL.Typed.Samples.Sky.Networks;
using GeoDL.Typed.Samples.Sky.Skies;

namespace GeoDL.Typed.Samples.Sky.Running;

/// <summary>Trains the network on skies that are drawn as they are needed.</summary>
internal static class UnmaskTraining
{
    /// <summary>Skies of a step.</summary>
    internal const int Batch = 8;

    private const double Rate = 0.03;

    /// <summary>Trains a network.</summary>
    /// <param name="spectra">The spectra of its skies.</param>
    /// <param name="steps">Steps of the optimiser.</param>
    /// <param name="seed">Fixes skies and weights.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static UnmaskNet Run(
        Spectra spectra,
        int steps,
        ulong seed,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var net = new UnmaskNet(seed);
        ulong family = RandomStream.DeriveSeed(seed, 1);
        // Errors count in units of B.
        double scale = 1 / Math.Sqrt(spectra.BB.Select(static (c, l) => ((2 * l) + 1) * c).Sum());
        var adam = new Adam(net.Parameters, LearningRate.Cosine(Rate, steps, warmup: steps / 20, final: Rate / 100))
        {
            ClipNorm = 1,
        };
        new Trainer<MaskedSky>(
            net,
            adam,
            (pass, sky) =>
            {
                (Sphere<Polarisation> maps, Sphere<Mask> mask) = sky.Entered;
                BModes found = net.Forward(pass.Enter(maps), pass.Enter(mask));
                return scale * scale * sky.B.Values.Length * Loss.MeanSquaredError(found, sky.Target);
            }
        )
        {
            BatchSize = Batch,
            Seed = seed,
        }.Run(
            new IndexedSamples<MaskedSky>(steps * Batch, i => MaskedSky.Draw(spectra, family, i)),
            steps,
            progress,
            cancellation
        );
        return net;
    }

    /// <summary>B that a network finds.</summary>
    internal static SphereCoefficients Find(UnmaskNet net, MaskedSky sky)
    {
        (Sphere<Polarisation> maps, Sphere<Mask> mask) = sky.Entered;
        return new SphereCoefficients(UnmaskNet.MaxDegree, net.Predict(maps, mask).ToArray(), spin: 2);
    }
}
