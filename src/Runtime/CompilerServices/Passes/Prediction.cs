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

    /// <summary>Enters a cloud, converted to the model's precision.</summary>
    public PointCloud<T> Enter<T>(PointCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct => Entrance.Enter(Workspace, in cloud, Precision, Inputs.None);

    /// <summary>Enters a table of rows, converted to the model's precision.</summary>
    public T Enter<T>(Rows<T> rows)
        where T : struct, IFeatures<T>, allows ref struct => T.Wrap(Entrance.Enter(Workspace, rows, Precision, needsGradient: false));

    /// <summary>Enters a table of rows whose signature is known at run time only.</summary>
    public Features Enter(Rows rows) => Plumbing.Wrap<Features>(Entrance.Enter(Workspace, rows, Precision, needsGradient: false));

    /// <summary>Ends the values of the prediction and gives the workspace back.</summary>
    public void Dispose()
    {
        Workspace.Reset();
        Workspace.Tape = _tape;
        _pool.Return(Workspace, null);
    }
}
