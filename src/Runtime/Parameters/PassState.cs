using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>The state of a recorded pass; later passes reuse it, so that a warm pass allocates nothing.</summary>
/// <remarks>
/// Users hold a <see cref="Pass"/>, which has the stamp of its own use. Nothing else may keep a reference to this
/// object.
/// </remarks>
internal sealed class PassState(WorkspacePool pool)
{
    private readonly List<StagedBuffer> _staged = [];
    private float[] _single = [];
    private double[] _double = [];
    private float[] _unwantedSingle = [];
    private double[] _unwantedDouble = [];
    private Workspace? _workspace;
    private long _stamp;

    /// <summary>Grows when a pass ends: a <see cref="Pass"/> with an earlier stamp has ended.</summary>
    internal long Stamp => Volatile.Read(ref _stamp);

    internal ParameterSet Parameters => pool.Parameters;

    internal Workspace Workspace => _workspace!;

    internal long Step { get; private set; }

    internal bool RanBackward { get; set; }

    /// <summary>The energy that was differentiated, if there is one.</summary>
    internal SecondOrder Second { get; } = new();

    /// <summary>
    /// Whether gradients of parameters are wanted; those that are not are written where nobody reads.
    /// </summary>
    internal bool WantsParameters { get; set; } = true;

    /// <summary>Set by an optimiser while it counts the passes of a step.</summary>
    internal bool IsCounted { get; set; }

    /// <summary>Set by an optimiser that has added up this pass's gradient for a later step.</summary>
    internal bool IsAccumulated { get; set; }

    internal Pass Begin(Workspace workspace, bool training, long step)
    {
        _workspace = workspace;
        Step = step;
        RanBackward = false;
        IsAccumulated = false;
        WantsParameters = true;
        Second.Reset();
        if (Parameters.Precision == Precision.Single)
            Prepare(ref _single, Parameters.Count);
        else
            Prepare(ref _double, Parameters.Count);
        var pass = new Pass(this, _stamp);
        workspace.Pass = pass;
        workspace.Training = training;
        workspace.Tape ??= new Tape();
        return pass;
    }

    /// <summary>
    /// Ends the pass with a stamp; does nothing if it has already ended, whichever pass uses the memory now.
    /// </summary>
    internal void End(long stamp)
    {
        if (Interlocked.CompareExchange(ref _stamp, stamp + 1, stamp) != stamp)
            return;
        Workspace workspace = _workspace!;
        _workspace = null;
        foreach (StagedBuffer staged in _staged)
            staged.IsActive = false;
        workspace.Reset();
        workspace.Pass = null;
        pool.Return(workspace, this);
    }

    internal Span<S> FlatGradient<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? ((S[])(object)_single).AsSpan() : ((S[])(object)_double).AsSpan();

    /// <summary>A flat gradient that is written and never read.</summary>
    internal Span<S> UnwantedGradient<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(S) == typeof(float))
        {
            if (_unwantedSingle.Length != Parameters.Count)
                _unwantedSingle = new float[Parameters.Count];
            return ((S[])(object)_unwantedSingle).AsSpan();
        }
        if (_unwantedDouble.Length != Parameters.Count)
            _unwantedDouble = new double[Parameters.Count];
        return ((S[])(object)_unwantedDouble).AsSpan();
    }

    /// <inheritdoc cref="Pass.Stage"/>
    internal double[] Stage(Parameter buffer)
    {
        StagedBuffer? staged = null;
        foreach (StagedBuffer known in _staged)
        {
            if (ReferenceEquals(known.Buffer, buffer))
                staged = known;
        }

        if (staged is null)
        {
            staged = new StagedBuffer(buffer);
            _staged.Add(staged);
        }

        if (!staged.IsActive)
        {
            staged.IsActive = true;
            buffer.CopyTo(staged.Values);
        }

        return staged.Values;
    }

    /// <summary>
    /// A buffer whose staged statistics its precision cannot represent; null if all can be folded in.
    /// </summary>
    internal Parameter? UnfitStatistics()
    {
        foreach (StagedBuffer staged in _staged)
        {
            if (staged.IsActive && staged.Buffer.FirstUnfit(staged.Values) >= 0)
                return staged.Buffer;
        }

        return null;
    }

    /// <summary>Copies the staged statistics, over those of earlier passes.</summary>
    internal void CopyStatistics(Dictionary<Parameter, double[]> target)
    {
        foreach (StagedBuffer staged in _staged)
        {
            if (staged.IsActive)
                target[staged.Buffer] = [.. staged.Values];
        }
    }

    internal void CommitStatistics(IReadOnlySet<Parameter>? except = null)
    {
        if (UnfitStatistics() is { } unfit)
        {
            throw new ArithmeticException(
                $"The running statistics '{unfit.Path}' of this pass are not finite numbers of "
                    + $"{unfit.Set.Precision.ToString().ToLowerInvariant()} precision. Nothing was changed."
            );
        }
        foreach (StagedBuffer staged in _staged)
        {
            if (staged.IsActive && except?.Contains(staged.Buffer) != true)
                staged.Buffer.Assign(staged.Values);
            staged.IsActive = false;
        }
    }

    private static void Prepare<S>(ref S[] gradient, int count)
    {
        if (gradient.Length == count)
            Array.Clear(gradient);
        else
            gradient = new S[count];
    }

    private sealed class StagedBuffer(Parameter buffer)
    {
        internal Parameter Buffer { get; } = buffer;

        internal double[] Values { get; } = new double[buffer.Count];

        internal bool IsActive { get; set; }
    }
}
