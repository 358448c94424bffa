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

    internal IReadOnlyList<StagedBuffer> Staged => _staged;

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
        _staged.Clear();
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

    /// <summary>Remembers a new value of running statistics; an optimiser's step (or <see cref="CommitStatistics"/>) folds it into the model.</summary>
    internal void Stage(Parameter buffer, double[] values) => _staged.Add(new StagedBuffer(buffer, values));

    /// <summary>Folds the running statistics of this pass into the model, in the order in which layers ran. An optimiser's step does this.</summary>
    public void CommitStatistics()
    {
        foreach (StagedBuffer staged in _staged)
            staged.Buffer.Assign(staged.Values);
        _staged.Clear();
    }

    private static void Prepare<S>(ref S[] gradient, int count)
    {
        if (gradient.Length == count)
            Array.Clear(gradient);
        else
            gradient = new S[count];
    }

    internal readonly record struct StagedBuffer(Parameter Buffer, double[] Values);
}
