using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Changes a model's parameters, given the gradients of passes.</summary>
public abstract class Optimiser
{
    private readonly Core _core;
    private readonly HashSet<Parameter> _frozen = [];

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
    private IEnumerable<(int Start, int Length)> TrainedRanges() =>
        _frozen.Count == 0
            ? [(0, Parameters.Count)]
            : Parameters.All.Where(p => !p.IsBuffer && !_frozen.Contains(p)).Select(static p => (p.Offset, p.Count));

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

    private abstract class Core
    {
        /// <summary>The number of passes whose gradients are added up.</summary>
        internal int Accumulated { get; private protected set; }

        internal void Discard() => Accumulated = 0;

        internal abstract void Add(ReadOnlySpan<Pass> passes);

        internal abstract void Step(ReadOnlySpan<Pass> passes);

        internal abstract void TakeLastStatistics(IReplicas replicas);

        internal abstract Span<byte> StateOf(int state, Parameter parameter);
    }

    private sealed class Core<S>(Optimiser owner) : Core
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        /// <summary>
        /// Its square, and a moment of such numbers divided by an epsilon, are far within the range of the precision.
        /// </summary>
        private static readonly double LargestNorm = typeof(S) == typeof(float) ? 1e15 : 1e150;

        private S[] _gradient = [];
        private bool _isChecked;
        private S[][]? _state;

        private S[][] State => _state ??= [.. owner.StateNames.Select(_ => new S[owner.Parameters.Count])];

        internal override void Add(ReadOnlySpan<Pass> passes)
        {
            int count = owner.Parameters.Count;
            if (_gradient.Length != count)
                _gradient = new S[count];
            foreach (Pass pass in passes)
            {
                if (Accumulated == 0)
                    pass.FlatGradient<S>().CopyTo(_gradient);
                else
                    TensorPrimitives.Add<S>(_gradient, pass.FlatGradient<S>(), _gradient);
                Accumulated++;
            }
        }

        internal override void Step(ReadOnlySpan<Pass> passes)
        {
            Add(passes);
            double total = Accumulated;
            string? unfit = UnfitStatistics(passes);
            if (owner.Replicas is { Count: > 1 } replicas)
                (total, unfit) = SumOver(replicas, total, unfit);

            // From here on all replicas have the same information, so either all throw or none.
            if (unfit is not null)
            {
                throw new ArithmeticException(
                    $"The running statistics after step {owner.StepCount} are not finite: {unfit}. "
                        + "Nothing was changed. Look for inputs that are too large."
                );
            }
            foreach (Parameter parameter in owner._frozen.Where(static p => !p.IsBuffer))
                _gradient.AsSpan(parameter.Offset, parameter.Count).Clear();
            double norm = Math.Sqrt(SumOfSquares()) / total;
            if (!double.IsFinite(norm))
            {
                throw new ArithmeticException(
                    $"The gradient at step {owner.StepCount} is not finite: {Culprit()}. Nothing was "
                        + "changed. Look for a learning rate that is too large, or targets that are not "
                        + "finite."
                );
            }
            if (Math.Min(norm, owner.ClipNorm) > LargestNorm)
            {
                throw new ArithmeticException(
                    $"The gradient at step {owner.StepCount} has the norm {FiniteNumbers.Text(norm)}, "
                        + $"and beyond {FiniteNumbers.Text(LargestNorm)} its squares overflow. Nothing was "
                        + "changed. Look for a loss that is too large, or set ClipNorm."
                );
            }
            double rate = owner.Rate.At(owner.StepCount);
            owner.CheckRate(rate);
            owner.LastGradientNorm = norm;
            double scale = 1.0 / total;
            if (norm > owner.ClipNorm)
                scale *= owner.ClipNorm / norm;
            if (scale != 1)
                TensorPrimitives.Multiply(_gradient, S.CreateTruncating(scale), _gradient);
            owner.Parameters.Changed();
            foreach ((int start, int length) in owner.TrainedRanges())
            {
                owner.Update<S>(
                    owner.Parameters.Flat<S>().Slice(start, length),
                    _gradient.AsSpan(start, length),
                    State,
                    start,
                    rate,
                    owner.StepCount
                );
            }
        }

        internal override void TakeLastStatistics(IReplicas replicas)
        {
            Span<S> statistics = owner.Parameters.FlatBuffers<S>();
            if (statistics.IsEmpty)
                return;
            if (replicas.Index < replicas.Count - 1)
                statistics.Clear();
            replicas.Sum(statistics);
            owner.Parameters.Changed();
        }

        internal override Span<byte> StateOf(int state, Parameter parameter) =>
            MemoryMarshal.AsBytes(State[state].AsSpan(parameter.Offset, parameter.Count));

        private string? UnfitStatistics(ReadOnlySpan<Pass> passes)
        {
            foreach ((Parameter buffer, double[] values) in owner._statistics)
            {
                if (buffer.FirstUnfit(values) >= 0)
                    return $"'{buffer.Path}'";
            }

            foreach (Pass pass in passes)
            {
                if (pass.State.UnfitStatistics() is { } unfit)
                    return $"'{unfit.Path}'";
            }

            return null;
        }

        private (double Passes, string? Unfit) SumOver(IReplicas replicas, double own, string? unfit)
        {
            if (!_isChecked)
                replicas.CheckSame(Mark(), owner.StepCount);
            _isChecked = true;
            Span<double> told = [own, unfit is null ? 0 : 1];
            replicas.Sum(told);
            replicas.Sum<S>(_gradient);
            return (told[0], told[1] == 0 ? null : unfit ?? "those of another replica");
        }

        // FNV-1a over the bits of all weights and statistics.
        private ulong Mark()
        {
            ulong mark = 14695981039346656037;
            foreach (byte b in MemoryMarshal.AsBytes(owner.Parameters.Flat<S>()))
                mark = (mark ^ b) * 1099511628211;
            foreach (byte b in MemoryMarshal.AsBytes(owner.Parameters.FlatBuffers<S>()))
                mark = (mark ^ b) * 1099511628211;
            return mark;
        }

        private double SumOfSquares()
        {
            double sum = 0;
            // In double: the squares of a long single-precision gradient may overflow or be lost to rounding.
            foreach (S g in _gradient)
            {
                double value = double.CreateTruncating(g);
                sum += value * value;
            }

            return sum;
        }

        private string Culprit()
        {
            foreach (Parameter parameter in owner.Parameters.All)
            {
                if (parameter.IsBuffer)
                    continue;
                foreach (S g in _gradient.AsSpan(parameter.Offset, parameter.Count))
                {
                    if (!S.IsFinite(g))
                        return $"'{parameter.Path}' has {g}";
                }
            }

            return "its norm overflows";
        }
    }
}
