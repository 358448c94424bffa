namespace GeoDL.Typed.CompilerServices;

/// <summary>A pass without derivatives, as the generated <c>Predict</c> uses it; disposing ends its values.</summary>
public readonly ref struct Prediction
{
    private readonly WorkspacePool _pool;
    private readonly Tape? _tape;

    internal Prediction(WorkspacePool pool, Workspace workspace, Tape? tape)
    {
        _pool = pool;
        Workspace = workspace;
        _tape = tape;
    }

    internal Workspace Workspace { get; }

    internal Precision Precision => _pool.Parameters.Precision;

    /// <summary>Ends the values of the prediction and gives the workspace back.</summary>
    public void Dispose()
    {
        Workspace.Reset();
        Workspace.Tape = _tape;
        _pool.Return(Workspace, null);
    }
}
