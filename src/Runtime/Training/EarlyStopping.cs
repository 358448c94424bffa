using System.Globalization;

namespace GeoDL.Typed;

/// <summary>
/// Ends a training when a validation no longer improves, and keeps the weights of the best one
/// (<see cref="Optimiser.Stopping"/>).
/// </summary>
/// <remarks>
/// A value improves if it is below the best one minus <see cref="MinimumImprovement"/>; give an error, not an accuracy.
/// The best weights are the averaged ones where the optimiser has an average. A checkpoint of the optimiser has the
/// state, and the best weights as <c>best/path</c>.
/// </remarks>
public sealed class EarlyStopping
{
    private readonly ParameterSet _parameters;
    private Optimiser? _optimiser;
    private WeightCopy? _copy;

    /// <summary>A watch that has seen nothing.</summary>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="patience">After how many validations in a row without improvement it stops; at least 1.</param>
    /// <param name="minimumImprovement">What counts as one, in the units of the value; from 0 to 1E+100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public EarlyStopping(ParameterSet parameters, int patience, double minimumImprovement = 0)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        _parameters = parameters;
        Patience = patience;
        MinimumImprovement = Allowed.Between(minimumImprovement, 0, 1e100, "The smallest improvement");
    }

    /// <summary>After how many validations in a row without improvement it stops.</summary>
    public int Patience { get; }

    /// <summary>By how much a value must be below the best one to be better.</summary>
    public double MinimumImprovement { get; }

    /// <summary>The best value; null before the first one.</summary>
    public double? Best => Seen?.Best;

    /// <summary>The number of steps before the best value; 0 before the first one.</summary>
    public long BestStep => Seen?.BestStep ?? 0;

    /// <summary>Whether the training is over; <see cref="Trainer{TSample}"/> then takes no more steps.</summary>
    public bool HasStopped => Seen?.Waited >= Patience;

    /// <summary>What it has seen; null if nothing.</summary>
    internal State? Seen { get; private set; }

    /// <summary>Its numbers, as stored in checkpoints.</summary>
    internal string Description =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"stopping(patience={Patience}, improvement={MinimumImprovement:R})"
        );

    /// <summary>
    /// Takes the value of a validation after the optimiser's last step, and copies the weights if it is the best one.
    /// <see cref="Trainer{TSample}"/> does this where it has a <see cref="Trainer{TSample}.Validation"/>.
    /// </summary>
    /// <returns>Whether it is the best one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite; nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">No optimiser has it, or the value of this step is known already;
    /// nothing has been changed.</exception>
    public bool Report(double value)
    {
        if (_optimiser is null)
            throw new InvalidOperationException("No optimiser has this. Set its Stopping.");
        long step = _optimiser.StepCount;
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                $"The value of the validation after step {step} is not a finite number."
            );
        }
        if (Seen?.Step >= step)
            throw new InvalidOperationException($"The validation after step {step} was reported before.");
        if (Seen is { } seen && !(value < seen.Best - MinimumImprovement))
        {
            Seen = seen with { Step = step, Waited = seen.Waited + 1 };
            return false;
        }

        WeightCopy copy = _copy ??= new WeightCopy(_parameters);
        using (_parameters.Lent is null ? _optimiser.Average?.Use() : null)
            copy.Take();
        Seen = new State(value, step, step, 0);
        return true;
    }

    /// <summary>Puts the best weights into the model until the result is disposed, as
    /// <see cref="WeightAverage.Use"/> does.</summary>
    /// <exception cref="InvalidOperationException">Nothing was reported yet, a pass or a prediction of the model is
    /// active, or the weights are already not the trained ones.</exception>
    public IDisposable UseBest() =>
        Seen is not null
            ? new WeightLoan(_parameters, "best weights", _copy!.Put)
            : throw new InvalidOperationException("There are no best weights yet: no validation was reported.");

    /// <summary>The copy of a parameter, as stored in checkpoints.</summary>
    internal Span<byte> Of(Parameter parameter) => (_copy ??= new WeightCopy(_parameters)).Of(parameter);

    /// <summary>Binds it to the one optimiser whose training it ends.</summary>
    internal void BelongOnly(Optimiser optimiser)
    {
        if (!ReferenceEquals(optimiser.Parameters, _parameters))
            throw new ArgumentException("This early stopping and the optimiser belong to different models.");
        if (_optimiser is not null)
            throw new ArgumentException("This early stopping belongs to another optimiser. Make one for each.");
        _optimiser = optimiser;
    }

    /// <summary>Continues from a state; the best weights have been written already.</summary>
    internal void ContinueFrom(State? state) => Seen = state;

    /// <summary>What was seen.</summary>
    /// <param name="Best">The best value.</param>
    /// <param name="BestStep">Its step.</param>
    /// <param name="Step">The step of the last value.</param>
    /// <param name="Waited">Values since the best one.</param>
    internal sealed record State(double Best, long BestStep, long Step, int Waited)
    {
        /// <summary>As text, which <see cref="Read"/> reads.</summary>
        internal string Write() => string.Create(CultureInfo.InvariantCulture, $"{Best:R} {BestStep} {Step} {Waited}");

        /// <summary>Reads the text; null if it is not such a text.</summary>
        internal static State? Read(string text)
        {
            string[] parts = text.Split(' ');
            return
                parts.Length == 4
                && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double best)
                && double.IsFinite(best)
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long bestStep)
                && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long step)
                && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out int waited)
                && bestStep <= step
                ? new State(best, bestStep, step, waited)
                : null;
        }
    }
}
