using System.Numerics;

namespace GeoDL.Typed;

/// <summary>Changes a model's parameters, given the gradients of passes.</summary>
public abstract partial class Optimiser
{
    private readonly Core _core;
    private readonly HashSet<Parameter> _frozen = [];
    private (int Start, int Length)[]? _trained;

    /// <summary>The running statistics of accumulated passes.</summary>
    private readonly Dictionary<Parameter, double[]> _statistics = [];

    private protected Optimiser(ParameterSet parameters, LearningRate rate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(rate);
        Parameters = parameters;
        Rate = rate;
        _core = parameters.Precision == Precision.Single ? new Core<float>(this) : new Core<double>(this);
    }

    /// <summary>The parameters that are trained.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The learning rate.</summary>
    public LearningRate Rate { get; }

    /// <summary>The number of steps so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>
    /// The gradient is scaled down to this Euclidean norm if it is longer. A number above 0; infinity (the default)
    /// means no clipping.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public double ClipNorm
    {
        get;
        init =>
            field =
                value > 0
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(ClipNorm),
                        value,
                        "ClipNorm is a number above 0, or positive infinity for no clipping."
                    );
    } = double.PositiveInfinity;

    /// <summary>Replicas of the model that are trained together with it; null if there are none.</summary>
    public IReplicas? Replicas { get; init; }

    /// <summary>
    /// What is not trained, by path: <c>embed</c> is everything at or below it, and a part that is <c>*</c> stands for
    /// any one part (<c>layers.*.bias</c>). Nothing by default.
    /// </summary>
    /// <remarks>
    /// Frozen parameters get no update and no weight decay, their gradient counts for no norm, and frozen running
    /// statistics stay (in training, batch norm still uses those of its batch). A checkpoint states what was frozen,
    /// and is refused where that differs. To thaw something, make another optimiser: moments that stood still would be
    /// too small for the steps taken.
    /// </remarks>
    /// <exception cref="KeyNotFoundException">The model has nothing at or below a path; the message lists the
    /// paths.</exception>
    /// <exception cref="ArgumentException">Nothing would be left to train.</exception>
    public IReadOnlyList<string> Frozen
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            HashSet<Parameter> frozen = [.. value.SelectMany(Parameters.Under)];
            if (frozen.Count > 0 && Parameters.All.All(p => p.IsBuffer || frozen.Contains(p)))
                throw new ArgumentException("All parameters would be frozen, so nothing is trained.", nameof(value));
            _frozen = frozen;
            field = [.. value];
        }
    } = [];

    /// <summary>An average of the weights, updated after each step; null if there is none.</summary>
    /// <exception cref="ArgumentException">It is of another model, or follows another optimiser.</exception>
    public WeightAverage? Average
    {
        get;
        init
        {
            value?.FollowOnly(this);
            field = value;
        }
    }

    /// <summary>Ends the training when validations no longer improve; null if nothing does.</summary>
    /// <exception cref="ArgumentException">It is of another model, or belongs to another optimiser.</exception>
    public EarlyStopping? Stopping
    {
        get;
        init
        {
            value?.BelongOnly(this);
            field = value;
        }
    }

    /// <summary>The Euclidean norm of the last gradient, before clipping.</summary>
    public double LastGradientNorm { get; private set; }

    /// <summary>
    /// The name of the optimiser and its hyperparameters, as stored in checkpoints; a checkpoint with another
    /// description is refused.
    /// </summary>
    public abstract string Description { get; }

    /// <summary>
    /// One step along the mean gradient of the passes, summed in the order given; folds their running statistics into
    /// the model.
    /// </summary>
    /// <remarks>
    /// With <see cref="Replicas"/> it is the mean over the passes of all of them, those of replica 0 first. Running
    /// statistics are those of the last pass, which is the last replica's: as if one process had all the passes.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no pass, a pass of another model, or the same pass twice; nothing
    /// has been changed.</exception>
    /// <exception cref="InvalidOperationException">The model has averaged or best weights for a while; nothing has been
    /// changed.</exception>
    /// <exception cref="ObjectDisposedException">A pass has ended; nothing has been changed.</exception>
    /// <exception cref="ArithmeticException">A gradient or a running statistic is not finite, or the updated numbers
    /// would not be; nothing has been changed, but accumulated gradients are dropped.</exception>
    /// <exception cref="ReplicaException">The replicas cannot continue together; nothing has been changed, but
    /// accumulated gradients are dropped.</exception>
    public void Step(params ReadOnlySpan<Pass> passes)
    {
        if (passes.IsEmpty && !HasAccumulated)
            throw new ArgumentException("A step needs the gradient of at least one pass.", nameof(passes));
        Check(passes);
        Parameters.CheckOwn("take a step");
        try
        {
            _core.Step(passes);
            StepCount++;
            foreach ((Parameter buffer, double[] values) in _statistics)
            {
                if (!_frozen.Contains(buffer))
                    buffer.Assign(values);
            }

            foreach (Pass pass in passes)
                pass.State.CommitStatistics(_frozen);
        }
        finally
        {
            Discard();
        }

        if (Replicas is { Count: > 1 })
            _core.TakeLastStatistics(Replicas);
        Average?.Follow();
    }

    /// <summary>
    /// Adds up the gradients of passes for the next <see cref="Step"/>, so that they can end before others are
    /// recorded.
    /// </summary>
    /// <remarks>
    /// Gradients are added in the order in which they come, so a step is the same bit by bit however its passes are
    /// divided. Every pass counts once, whatever its size: where losses are means over groups of different sizes, give
    /// each loss the weight (size of its group)/(mean size) for the mean over all samples.
    /// </remarks>
    /// <exception cref="ArgumentException">A pass of another model, or the same pass twice; nothing has been
    /// changed.</exception>
    /// <exception cref="InvalidOperationException">The model has averaged or best weights for a while.</exception>
    /// <exception cref="ObjectDisposedException">A pass has ended; nothing has been changed.</exception>
    public void Accumulate(params ReadOnlySpan<Pass> passes)
    {
        Check(passes);
        Parameters.CheckOwn("accumulate gradients");
        _core.Add(passes);
        foreach (Pass pass in passes)
        {
            pass.State.IsAccumulated = true;
            pass.State.CopyStatistics(_statistics);
        }
    }

    /// <summary>Drops the gradients that were accumulated for the next step.</summary>
    public void Discard()
    {
        _core.Discard();
        _statistics.Clear();
    }

    /// <summary>The parts of the flat parameters that are trained.</summary>
    private (int Start, int Length)[] Trained =>
        _trained ??=
            _frozen.Count == 0
                ? [(0, Parameters.Count)]
                :
                [
                    .. Parameters
                        .All.Where(p => !p.IsBuffer && !_frozen.Contains(p))
                        .Select(static p => (p.Offset, p.Count)),
                ];

    private void Check(ReadOnlySpan<Pass> passes)
    {
        // All states are read first: a pass that has ended throws before any is marked.
        foreach (Pass pass in passes)
        {
            if (!ReferenceEquals(pass.Parameters, Parameters))
                throw new ArgumentException("This pass and the optimiser belong to different models.", nameof(passes));
        }

        int counted = 0;
        while (counted < passes.Length && passes[counted].State is { IsCounted: false, IsAccumulated: false })
            passes[counted++].State.IsCounted = true;
        for (int i = 0; i < counted; i++)
            passes[i].State.IsCounted = false;
        if (counted < passes.Length)
        {
            throw new ArgumentException(
                $"Pass {counted} of the step occurs twice, or was accumulated: its gradient would count twice. "
                    + "Record a pass for each sample.",
                nameof(passes)
            );
        }
    }

    /// <summary>Throws if no step can be taken at a rate.</summary>
    private protected abstract void CheckRate(double rate);

    /// <summary>Names of the state arrays in checkpoints; each array has one number per parameter.</summary>
    internal abstract IReadOnlyList<string> StateNames { get; }

    /// <summary>A parameter's part of a state array, as bytes.</summary>
    internal Span<byte> StateOf(int state, Parameter parameter) => _core.StateOf(state, parameter);

    /// <summary>Whether gradients wait for a step.</summary>
    internal bool HasAccumulated => _core.Accumulated > 0;

    /// <summary>The frozen parameters and buffers, by path, in the order of the model.</summary>
    internal IEnumerable<string> FrozenPaths => Parameters.All.Where(_frozen.Contains).Select(static p => p.Path);

    /// <summary>Sets the number of steps that have been taken, and what early stopping has seen.</summary>
    internal void ContinueAfter(long steps, EarlyStopping.State? seen)
    {
        Discard();
        StepCount = steps;
        Average?.ContinueAfter(steps);
        Stopping?.ContinueFrom(seen);
    }

    /// <summary>
    /// The update in one precision, of parameters from number <paramref name="start"/> on, at which their state begins:
    /// <paramref name="gradient"/> is already averaged and clipped.
    /// </summary>
    private protected abstract void Update<S>(
        Span<S> values,
        ReadOnlySpan<S> gradient,
        S[][] state,
        int start,
        double rate,
        long step
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
