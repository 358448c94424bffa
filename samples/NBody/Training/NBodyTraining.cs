using System.Diagnostics;
using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;

namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>
/// Trains the network, validates its averaged weights now and then, keeps the best, and goes on after an interruption.
/// </summary>
public sealed class NBodyTraining
{
    private readonly NBodyData _data;
    private readonly TrainingPlan _plan;
    private readonly TrainingFolder _folder;
    private readonly TrainingRun _run;
    private readonly IReplicas? _replicas;
    private readonly List<CurvePoint> _curve = [];

    /// <summary>A training from scratch, or the one that was interrupted in the folder.</summary>
    /// <param name="data">Trajectories to learn from and to validate with.</param>
    /// <param name="plan">What the training is fixed by.</param>
    /// <param name="folder">Its files.</param>
    /// <param name="threads">Threads at most; 0 takes as many as there are processors. The result does not depend on
    /// it.</param>
    /// <param name="replicas">The processes that train together, of which the first one validates and keeps the files;
    /// null: this one alone.</param>
    /// <param name="network">Which network.</param>
    /// <exception cref="DataFileException">The folder holds a training with another plan, or damaged files.</exception>
    public NBodyTraining(
        NBodyData data,
        TrainingPlan plan,
        TrainingFolder folder,
        int threads,
        IReplicas? replicas = null,
        NetworkKind network = NetworkKind.Messages
    )
    {
        _data = data;
        _plan = plan;
        _folder = folder;
        _replicas = replicas;
        _run = new TrainingRun(data.Training, plan.Steps, plan.Seed, threads, plan.Batch, replicas, network);
        if (folder.HasTraining)
        {
            folder.ExpectPlan(plan);
            Seconds = folder.Load(_run.Net, _run.Average, _run.Optimiser, _curve);
        }
    }

    /// <summary>Steps done.</summary>
    public long StepCount => _run.Optimiser.StepCount;

    /// <summary>Whether there is nothing left to do.</summary>
    public bool IsComplete => StepCount >= _plan.Steps;

    /// <summary>Seconds spent so far, over all runs, validation included.</summary>
    public double Seconds { get; private set; }

    /// <summary>The learning curve so far.</summary>
    public IReadOnlyList<CurvePoint> Curve => _curve;

    private bool IsFirst => _replicas is null or { Index: 0 };

    /// <summary>Seconds that a step takes, measured on a network that is thrown away.</summary>
    public static double MeasureStep(
        NBodyData data,
        int threads,
        int batch = TrainingPlan.DefaultBatch,
        NetworkKind network = NetworkKind.Messages
    )
    {
        const int Warm = 30,
            Measured = 30;
        var run = new TrainingRun(data.Training, Warm + Measured, seed: 0, threads, batch, network: network);
        run.To(Warm);
        var watch = Stopwatch.StartNew();
        run.To(Warm + Measured);
        return watch.Elapsed.TotalSeconds / Measured;
    }

    /// <summary>
    /// Trains to the end, or until cancelled, here or in another process; either way the folder then holds all that is
    /// needed to go on.
    /// </summary>
    /// <param name="validations">How often the averaged weights are validated, spread evenly.</param>
    /// <param name="progress">Told after each validation.</param>
    /// <param name="cancellation">Ends the run between two steps.</param>
    /// <exception cref="ReplicaException">Another process has failed or gone; the folder holds all that is needed to go
    /// on.</exception>
    public void Run(int validations, IProgress<CurvePoint>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(validations, 1);
        var watch = Stopwatch.StartNew();
        double before = Seconds;
        long every = Math.Max(1, _plan.Steps / validations);
        try
        {
            while (!IsComplete)
            {
                List<double> losses = [];
                _run.To(Math.Min(_plan.Steps, ((StepCount / every) + 1) * every), losses.Add, cancellation);
                if (!IsFirst)
                    continue;

                double mse = Score.Of(_data.Validation, Clouds.Predict(_run.Average, _data.Validation)).Mean;
                Seconds = before + watch.Elapsed.TotalSeconds;
                Keep(
                    new CurvePoint(
                        StepCount,
                        (double)StepCount / _run.StepsPerEpoch,
                        Seconds / 60,
                        losses.Average(),
                        mse
                    ),
                    progress
                );
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested || _replicas is not null)
        {
            // Asked for: between two steps the model is whole, and it is saved below.
        }
        finally
        {
            Seconds = before + watch.Elapsed.TotalSeconds;
            if (IsFirst)
                _folder.Save(_run.Net, _run.Average, _run.Optimiser, _plan, _curve, Seconds);
        }
    }

    private void Keep(CurvePoint point, IProgress<CurvePoint>? progress)
    {
        if (_curve.Count == 0 || point.Validation < _curve.Min(static p => p.Validation))
            _folder.SaveBest(_run.Average, point);

        _curve.Add(point);
        _folder.Save(_run.Net, _run.Average, _run.Optimiser, _plan, _curve, Seconds);
        progress?.Report(point);
    }
}
