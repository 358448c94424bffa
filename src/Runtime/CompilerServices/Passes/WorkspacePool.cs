using System.Collections.Concurrent;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The workspaces of a model: generated <c>Predict</c> and <c>Record</c> rent from here, from any thread.</summary>
public sealed class WorkspacePool
{
    private readonly ConcurrentBag<Workspace> _idle = [];
    private readonly ConcurrentBag<Pass> _passes = [];

    /// <summary>A pool for the model of these parameters.</summary>
    public WorkspacePool(ParameterSet parameters) => Parameters = parameters;

    internal ParameterSet Parameters { get; }

    /// <summary>Starts a recorded pass.</summary>
    public Pass Record(bool training, long step)
    {
        Pass pass = _passes.TryTake(out Pass? idle) ? idle : new Pass(this);
        pass.Begin(_idle.TryTake(out Workspace? workspace) ? workspace : new Workspace(), training, step);
        return pass;
    }

    /// <summary>Starts a prediction: no tape, evaluation behaviour.</summary>
    public Prediction Predict()
    {
        if (!_idle.TryTake(out Workspace? workspace))
            workspace = new Workspace();
        Tape? tape = workspace.Tape;
        workspace.Tape = null;
        workspace.Training = false;
        return new Prediction(this, workspace, tape);
    }

    internal void Return(Workspace workspace, Pass? pass)
    {
        _idle.Add(workspace);
        if (pass is not null)
            _passes.Add(pass);
    }
}
