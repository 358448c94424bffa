using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;

namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>The steps of a training: batches, optimiser, average of the weights.</summary>
public sealed class TrainingRun
{
    /// <summary>
    /// Trajectories that run together in one pass; the passes of a step may run at once, in threads and in processes.
    /// </summary>
    public const int GroupSize = 25;

    private const double PeakRate = 5e-3,
        WeightDecay = 0.03;

    // Close encounters have long gradients.
    private const double ClipNorm = 1.0;

    private readonly IReadOnlyList<Trajectory> _trajectories;
    private readonly ulong _seed;
    private readonly WeightAverage _averaging;
    private readonly Trainer<Sample> _trainer;

    /// <param name="trajectories">To learn from.</param>
    /// <param name="steps">Steps in all: the learning rate falls over them, along half a cosine, to a
    /// hundredth.</param>
    /// <param name="seed">Fixes initial weights and the order of trajectories.</param>
    /// <param name="threads">Threads at most; 0 takes as many as there are processors. The result does not depend on
    /// it.</param>
    /// <param name="batch">Trajectories of a step, over all processes.</param>
    /// <param name="replicas">The processes that train together; null: this one alone.</param>
    /// <param name="network">Which network.</param>
    /// <exception cref="ReplicaException">The processes cannot share a step evenly.</exception>
    public TrainingRun(
        IReadOnlyList<Trajectory> trajectories,
        long steps,
        ulong seed,
        int threads,
        int batch = TrainingPlan.DefaultBatch,
        IReplicas? replicas = null,
        NetworkKind network = NetworkKind.Messages
    )
    {
        int groups = GroupsPerStep(trajectories.Count, batch),
            processes = replicas?.Count ?? 1;
        if (groups % processes != 0)
        {
            throw new ReplicaException(
                $"A step has {groups} groups of {GroupSize} trajectories, which {processes} processes "
                    + "cannot share evenly. Give another --batch, or another number of processes."
            );
        }

        _trajectories = trajectories;
        _seed = seed;
        Net = network.Create(seed);
        Average = network.Create(seed);
        _averaging = new WeightAverage(Net.Parameters, Average.Parameters, steps);
        Optimiser = new AdamW(
            Net.Parameters,
            LearningRate.Cosine(PeakRate, steps, warmup: steps / 50, final: PeakRate / 100),
            WeightDecay
        )
        {
            ClipNorm = ClipNorm,
            Replicas = replicas,
        };
        _trainer = new Trainer<Sample>(
            Net,
            Optimiser,
            (pass, sample) => Loss.MeanSquaredError(Net.Forward(pass.Enter(sample.Clouds)), sample.Displacements)
        )
        {
            BatchSize = groups / processes,
            Threads = threads,
            Seed = seed,
        };
        StepsPerEpoch = StepsPerEpochOf(trajectories.Count, batch);
    }

    /// <summary>The network that is trained.</summary>
    public INBodyNet Net { get; }

    /// <summary>The same with weights averaged over the last steps.</summary>
    public INBodyNet Average { get; }

    /// <summary>The optimiser, which counts the steps.</summary>
    public Optimiser Optimiser { get; }

    /// <summary>Steps that take every trajectory once, save what is left over of the last batch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Steps of an epoch of so many trajectories.</summary>
    public static int StepsPerEpochOf(int trajectories, int batch) =>
        Math.Max(1, trajectories / GroupSize / GroupsPerStep(trajectories, batch));

    /// <summary>Trains until the optimiser has done <paramref name="step"/> steps in all.</summary>
    /// <param name="step">Where to stop.</param>
    /// <param name="loss">Told the loss of each step.</param>
    /// <param name="cancellation">Ends the run between two steps, with an
    /// <see cref="OperationCanceledException"/>.</param>
    public void To(long step, Action<double>? loss = null, CancellationToken cancellation = default)
    {
        var told = new Told(p =>
        {
            _averaging.Update(p.Step);
            loss?.Invoke(p.Loss);
        });
        while (Optimiser.StepCount < step)
        {
            // Which trajectories run together is drawn anew each epoch, by seed and epoch alone.
            long epoch = Optimiser.StepCount / StepsPerEpoch;
            _trainer.Run(GroupsOf(epoch), Math.Min(step, (epoch + 1) * StepsPerEpoch), told, cancellation);
        }
    }

    private static int GroupsPerStep(int trajectories, int batch) =>
        Math.Max(1, Math.Min(batch, trajectories) / GroupSize);

    private Sample[] GroupsOf(long epoch)
    {
        int[] order = [.. Enumerable.Range(0, _trajectories.Count)];
        new RandomStream(RandomStream.DeriveSeed(_seed, (ulong)epoch)).Shuffle<int>(order);
        int whole = Math.Max(1, order.Length / GroupSize);
        return [.. order.Chunk(GroupSize).Take(whole).Select(ToSample)];
    }

    private Sample ToSample(int[] chunk) =>
        new(
            PointCloud.Batch<Body>(chunk.Select(i => Clouds.Of(_trajectories[i]))),
            Rows<Displacement>.From([.. chunk.SelectMany(i => Clouds.Target(_trajectories[i]))])
        );

    private sealed record Sample(PointCloud<Body> Clouds, Rows<Displacement> Displacements);

    private sealed class Told(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
