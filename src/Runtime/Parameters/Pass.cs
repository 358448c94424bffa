using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// One run of a model that records its operations, so that derivatives can be computed. The model's <c>Record</c>
/// starts one.
/// </summary>
/// <remarks>
/// A pass owns the gradients; the model stays immutable. Passes of one model may run on different threads at once, each
/// pass on one.
/// Disposing ends every value that was created in the pass and makes its memory available to the next pass. Copies of
/// this handle are the same pass; once one of them is disposed, every member of all of them throws
/// <see cref="ObjectDisposedException"/>, and disposing again does nothing.
/// </remarks>
/// <example>
/// Forces are minus the derivatives of an energy with respect to positions:
/// <code><![CDATA[
/// using Pass pass = net.Record(training: false);
/// PointCloud<Atom> entered = pass.Enter(cloud, GradientInputs.Positions);
/// pass.Backward(Loss.Sum(net.Forward(entered)));
/// double[] gradient = pass.PositionGradient(entered);
/// ]]></code>
/// </example>
public readonly partial struct Pass : IDisposable, IEquatable<Pass>
{
    private readonly PassState? _state;
    private readonly long _stamp;

    internal Pass(PassState state, long stamp) => (_state, _stamp) = (state, stamp);

    /// <summary>The parameters with respect to which gradients are computed.</summary>
    public ParameterSet Parameters => State.Parameters;

    /// <summary>The number of the training step.</summary>
    public long Step => State.Step;

    /// <summary>Whether layers behave as in training.</summary>
    public bool Training => Workspace.Training;

    internal Workspace Workspace => State.Workspace;

    /// <inheritdoc cref="PassState.WantsParameters"/>
    internal bool WantsParameters => State.WantsParameters;

    internal PassState State
    {
        get
        {
            if (_state is null)
            {
                throw new InvalidOperationException(
                    "This pass is empty (a default). Passes come from a model: model.Record()."
                );
            }
            return _state.Stamp == _stamp
                ? _state
                : throw new ObjectDisposedException(nameof(Pass), "This pass has ended.");
        }
    }

    /// <summary>Whether two handles are the same pass.</summary>
    public static bool operator ==(Pass x, Pass y) => x.Equals(y);

    /// <summary>Whether two handles are different passes.</summary>
    public static bool operator !=(Pass x, Pass y) => !x.Equals(y);

    /// <summary>The gradient of a parameter, as a copy in double precision; zero before the reverse pass.</summary>
    /// <exception cref="ArgumentException">The parameter is another model's, or a buffer of running statistics, which
    /// has no gradient.</exception>
    public double[] Gradient(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Parameters.Precision == Precision.Single
            ? Array.ConvertAll(GradientOf<float>(parameter).ToArray(), static v => (double)v)
            : GradientOf<double>(parameter).ToArray();
    }

    /// <summary>Folds the running statistics of this pass into the model. An optimiser's step does this.</summary>
    /// <exception cref="ArithmeticException">The statistics are not finite; nothing has been changed.</exception>
    public void CommitStatistics() => State.CommitStatistics();

    /// <summary>Ends the pass; does nothing if it has already ended.</summary>
    public void Dispose() => _state?.End(_stamp);

    /// <inheritdoc/>
    public bool Equals(Pass other) => ReferenceEquals(_state, other._state) && _stamp == other._stamp;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Pass other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_state, _stamp);

    internal Span<S> FlatGradient<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => State.FlatGradient<S>();

    internal Span<S> GradientOf<S>(Parameter parameter)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        PassState state = State;
        if (!ReferenceEquals(parameter.Set, state.Parameters))
        {
            throw new ArgumentException(
                $"Parameter '{parameter.Path}' and this pass belong to different models.",
                nameof(parameter)
            );
        }
        if (parameter.IsBuffer)
        {
            throw new ArgumentException(
                $"'{parameter.Path}' is a buffer of running statistics: it is not trained and has no gradient.",
                nameof(parameter)
            );
        }
        Span<S> flat = state.WantsParameters ? state.FlatGradient<S>() : state.UnwantedGradient<S>();
        return flat.Slice(parameter.Offset, parameter.Count);
    }

    /// <summary>
    /// The running statistics of this pass so far, to be updated in place; an optimiser's step (or
    /// <see cref="CommitStatistics"/>) folds them into the model. Arrays are kept for the next pass.
    /// </summary>
    internal double[] Stage(Parameter buffer) => State.Stage(buffer);
}
