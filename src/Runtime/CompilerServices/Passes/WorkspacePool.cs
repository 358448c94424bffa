namespace GeoDL.Typed.CompilerServices;

/// <summary>The workspaces of a model: generated <c>Predict</c> and <c>Record</c> rent from here, from any thread.</summary>
/// <remarks>
/// Stacks behind a lock, not a concurrent bag: a bag keeps its items in slots of the threads, and a pass there that knows this pool would keep
/// model and memory alive for as long as the thread lives.
/// </remarks>
public sealed class WorkspacePool
{
    private readonly Lock _gate = new();
    private readonly Stack<Workspace> _idle = [];
    private readonly Stack<Pass> _passes = [];

    /// <summary>A pool for the model of these parameters.</summary>
    public WorkspacePool(ParameterSet parameters) => Parameters = parameters;

    internal ParameterSet Parameters { get; }

    /// <summary>Starts a recorded pass.</summary>
    public Pass Record(bool training, long step)
    {
        Parameters.Enter();
        Pass? pass;
        Workspace? workspace;
        lock (_gate)
        {
            _passes.TryPop(out pass);
            _idle.TryPop(out workspace);
        }

        pass ??= new Pass(this);
        pass.Begin(workspace ?? new Workspace(), training, step);
        return pass;
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
        return new Prediction(this, workspace, tape);
    }

    internal void Return(Workspace workspace, Pass? pass)
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
