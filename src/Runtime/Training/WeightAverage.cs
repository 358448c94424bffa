using System.Globalization;
using System.Runtime.InteropServices;

namespace GeoDL.Typed;

/// <summary>
/// An exponential moving average of a model's weights, which often predicts better than the last weights. An
/// optimiser updates it after each step (<see cref="Optimiser.Average"/>).
/// </summary>
/// <remarks>
/// After a step, a ← d a + (1 − d) w with d = min(decay, (1 + t)/(10 + t)), where t is the number of steps before it
/// (the warm-up of TensorFlow's ExponentialMovingAverage); at t = 0, a ← w. Later on it is an average over the last
/// 1/(1 − decay) steps or so, at first over the last ninth of the steps. Running statistics are averaged by the same
/// formula: to first order in the differences of weights, statistics of averaged weights are the average of
/// statistics, while the last ones belong to the last weights. Numbers are kept in double precision, since small steps
/// would be lost in single.
/// A checkpoint of the optimiser has the average, as <c>average/path</c>.
/// </remarks>
public sealed class WeightAverage
{
    private readonly Dictionary<Parameter, double[]> _values;
    private Optimiser? _optimiser;
    private double[] _weights = [];
    private long _steps;

    /// <summary>An average that has not begun: until the first step it is the model's weights.</summary>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="decay">How much of the average stays at a step; at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is outside its range.</exception>
    public WeightAverage(ParameterSet parameters, double decay = 0.999)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
        Decay = Allowed.Between(decay, 0, 1 - 1e-12, "The decay of an average");
        _values = parameters.All.ToDictionary(static p => p, static p => new double[p.Count]);
    }

    /// <summary>The parameters that are averaged.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>How much of the average stays at a step, after the warm-up.</summary>
    public double Decay { get; }

    /// <summary>Its kind and numbers, as stored in checkpoints.</summary>
    internal string Description => string.Create(CultureInfo.InvariantCulture, $"exponential(decay={Decay:R})");

    /// <summary>
    /// Puts the averaged weights into the model, rounded to its precision, until the result is disposed: to predict, to
    /// validate, or to save the model without its optimiser.
    /// </summary>
    /// <returns>Brings the trained weights back, bit by bit, when it is disposed. Disposing throws an
    /// <see cref="InvalidOperationException"/> while a pass or a prediction is active, and can be repeated.</returns>
    /// <exception cref="InvalidOperationException">A pass or a prediction of the model is active, or the weights are
    /// already not the trained ones.</exception>
    public IDisposable Use() => new WeightLoan(Parameters, "averaged weights", Put);

    /// <summary>The average of a parameter, in double precision, as stored in checkpoints.</summary>
    internal Span<byte> Of(Parameter parameter)
    {
        double[] values = _values[parameter];
        if (_steps == 0)
            parameter.CopyTo(values);
        return MemoryMarshal.AsBytes(values.AsSpan());
    }

    /// <summary>Binds the average to the one optimiser that updates it.</summary>
    internal void FollowOnly(Optimiser optimiser)
    {
        if (!ReferenceEquals(optimiser.Parameters, Parameters))
            throw new ArgumentException("This average and the optimiser belong to different models.");
        if (_optimiser is not null)
            throw new ArgumentException("This average follows another optimiser. Make an average for each.");
        _optimiser = optimiser;
    }

    /// <summary>Averages the weights after a step.</summary>
    internal void Follow()
    {
        double decay = _steps == 0 ? 0 : Math.Min(Decay, (1.0 + _steps) / (10.0 + _steps));
        foreach ((Parameter parameter, double[] average) in _values)
        {
            if (_weights.Length < average.Length)
                _weights = new double[average.Length];
            parameter.CopyTo(_weights);
            for (int i = 0; i < average.Length; i++)
                average[i] = (decay * average[i]) + ((1 - decay) * _weights[i]);
        }

        _steps++;
    }

    /// <summary>Sets the number of steps that have been averaged.</summary>
    internal void ContinueAfter(long steps) => _steps = steps;

    private void Put()
    {
        foreach (Parameter parameter in Parameters.All)
        {
            Span<double> values = MemoryMarshal.Cast<byte, double>(Of(parameter));
            parameter.Overwrite(values);
        }
    }
}
