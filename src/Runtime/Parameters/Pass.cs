using System.Numerics;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>One run of a model that remembers what it did, so that derivatives can be taken.</summary>
/// <remarks>
/// A pass owns the gradients; the model stays immutable. Passes of one model may run on different threads at once, each pass on one.
/// Disposing ends every value that was made in the pass and gives the workspace back for the next.
/// </remarks>
public sealed partial class Pass : IDisposable
{
    private readonly WorkspacePool _pool;
    private readonly List<StagedBuffer> _staged = [];
    private Workspace? _workspace;
    private float[] _single = [];
    private double[] _double = [];
    private bool _ranBackward;

    internal Pass(WorkspacePool pool) => _pool = pool;

    /// <summary>The parameters that gradients are taken for.</summary>
    public ParameterSet Parameters => _pool.Parameters;

    /// <summary>The number of the training step.</summary>
    public long Step { get; private set; }

    /// <summary>Whether layers behave as in training.</summary>
    public bool Training => Workspace.Training;

    internal Workspace Workspace => _workspace
        ?? throw new ObjectDisposedException(nameof(Pass), "This pass has ended.");

    /// <summary>The gradient of a parameter, as a copy in double precision; zero before the reverse pass.</summary>
    public double[] Gradient(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Parameters.Precision == Precision.Single
            ? Array.ConvertAll(GradientOf<float>(parameter).ToArray(), static v => (double)v)
            : GradientOf<double>(parameter).ToArray();
    }

    /// <summary>Ends the pass.</summary>
    public void Dispose()
    {
        if (_workspace is not { } workspace)
            return;
        _workspace = null;
        foreach (StagedBuffer staged in _staged)
            staged.IsActive = false;
        workspace.Reset();
        workspace.Pass = null;
        _pool.Return(workspace, this);
    }

    internal void Begin(Workspace workspace, bool training, long step)
    {
        _workspace = workspace;
        workspace.Pass = this;
        workspace.Training = training;
        workspace.Tape ??= new Tape();
        Step = step;
        _ranBackward = false;
        if (Parameters.Precision == Precision.Single)
            Prepare(ref _single, Parameters.Count);
        else
            Prepare(ref _double, Parameters.Count);
    }

    internal Span<S> FlatGradient<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? ((S[])(object)_single).AsSpan() : ((S[])(object)_double).AsSpan();

    internal Span<S> GradientOf<S>(Parameter parameter)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!ReferenceEquals(parameter.Set, Parameters))
            throw new ArgumentException($"Parameter '{parameter.Path}' belongs to another model than this pass.", nameof(parameter));
        return FlatGradient<S>().Slice(parameter.Offset, parameter.Count);
    }

    /// <summary>
    /// Running statistics as this pass has them so far, to be updated in place; an optimiser's step (or <see cref="CommitStatistics"/>)
    /// folds them into the model. Arrays are kept for the next pass.
    /// </summary>
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

    /// <summary>Folds the running statistics of this pass into the model. An optimiser's step does this.</summary>
    public void CommitStatistics()
    {
        foreach (StagedBuffer staged in _staged)
        {
            if (staged.IsActive)
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
