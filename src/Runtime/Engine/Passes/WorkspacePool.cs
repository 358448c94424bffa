using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The workspaces of a model: generated <c>Predict</c> and <c>Record</c> rent from here, from any thread.
/// </summary>
/// <remarks>
/// It uses stacks with a lock, not a concurrent bag: a bag keeps its items in thread-local slots, and a pass in such a
/// slot refers to this pool, so it would keep model and memory alive as long as the thread.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool
{
    private readonly Lock _gate = new();
    private readonly Stack<Workspace> _idle = [];
    private readonly Stack<PassState> _passes = [];

    /// <summary>A pool for the model of these parameters.</summary>
    public WorkspacePool(ParameterSet parameters) => Parameters = parameters;

    internal ParameterSet Parameters { get; }

    /// <summary>Starts a recorded pass.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of the step is negative.</exception>
    public Pass Record(bool training, long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        Parameters.Enter();
        PassState? pass;
        Workspace? workspace;
        lock (_gate)
        {
            _passes.TryPop(out pass);
            _idle.TryPop(out workspace);
        }

        pass ??= new PassState(this);
        return pass.Begin(workspace ?? new Workspace(), training, step);
    }

    /// <summary>Starts a prediction: no tape, evaluation behaviour.</summary>
    public Prediction Predict()
    {
        Parameters.Enter();
        Workspace? workspace;
        lock (_gate)
            _idle.TryPop(out workspace);
        workspace ??= new Workspace();
        Tape? tape = workspace.Tape;
        workspace.Tape = null;
        workspace.Training = false;
        return new Prediction(this, workspace, tape, workspace.BeginUse());
    }

    internal void Return(Workspace workspace, PassState? pass)
    {
        lock (_gate)
        {
            _idle.Push(workspace);
            if (pass is not null)
                _passes.Push(pass);
        }

        Parameters.Leave();
    }
}
