using System.CommandLine;
using GeoDL.Typed.Samples.Galaxies.Baselines;
using GeoDL.Typed.Samples.Galaxies.Inference;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The command <c>infer</c>: which universe is this?</summary>
public static class InferCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string?> data = new("--data") { Description = "Folder with peaks512_*.npy (default: shared/data/galaxies beside a parent folder, else simulated clouds)" };
        Option<ulong> seed = CommandLine.Seed();
        Option<int> clouds = new("--clouds") { Description = "Clouds in all, three quarters of them to learn from; 0 takes what is there, or simulates 2000" };
        Option<int> steps = CommandLine.Positive("--steps", "Steps of the optimiser", 4000);
        Option<double> rate = new("--rate") { Description = "Largest learning rate", DefaultValueFactory = static _ => 3e-3 };
        Option<double> decay = new("--decay") { Description = "Weight decay", DefaultValueFactory = static _ => 0.1 };
        Option<int> batch = CommandLine.Positive("--batch", "Clouds a step", 16);
        Option<int> train = new("--train") { Description = "Training clouds to use; 0 takes all" };
        Option<string> model = new("--model") { Description = "The network, 'shells' or one of the study's, such as l1-medium", DefaultValueFactory = static _ => Estimators.BestName };
        Option<bool> positions = new("--positions-only") { Description = "Velocities are not to be used" };
        Command command = new("infer", "Learns Omega_m and sigma_8 of a cloud, and compares with the statistics of pairs.") { data, seed, clouds, steps, rate, decay, batch, train, model, positions };
        command.SetAction((parsed, cancellation) => Task.FromResult(CommandLine.Guard(() =>
        {
            Estimator estimator = Estimators.Find(parsed.GetValue(model)!);
            InferenceData all = InferenceSource.Load(parsed.GetValue(data), parsed.GetValue(clouds), parsed.GetValue(seed), Console.Out);
            if (parsed.GetValue(train) > 0)
            {
                all = all.WithTraining(parsed.GetValue(train));
            }

            if (parsed.GetValue(positions))
            {
                all = all.WithoutVelocities();
            }

            var experiment = new InferenceExperiment(all, Console.Out);
            Console.WriteLine(InferenceExperiment.Header);
            experiment.RunBaselines();
            var plan = new InferencePlan(parsed.GetValue(steps), parsed.GetValue(batch), parsed.GetValue(rate), parsed.GetValue(decay), parsed.GetValue(seed));
            foreach (PairStatisticsSet set in Enum.GetValues<PairStatisticsSet>())
            {
                experiment.Run(Estimators.Pairs(set), plan with { PeakRate = 3e-3, Steps = 2000, Threads = 1 }, cancellation);
            }

            experiment.Run(estimator, plan, cancellation);
        })));
        return command;
    }
}
