namespace GeoDL.Typed.CompilerServices;

/// <summary>Collects the parameters of a model while its generated constructor runs.</summary>
public sealed class ModelBuilder
{
    private readonly ParameterSet _set;

    private ModelBuilder(ParameterSet set, string path)
    {
        _set = set;
        Path = path;
    }

    /// <summary>The path of what is being built; empty for the model itself.</summary>
    public string Path { get; }

    /// <summary>The precision of the model.</summary>
    public Precision Precision => _set.Precision;

    /// <summary>A builder for a model of its own.</summary>
    public static ModelBuilder Root(ulong seed, Precision precision) => new(new ParameterSet(seed, precision), string.Empty);

    /// <summary>A builder for a part of this one: parameters are named <c>path.name.…</c>.</summary>
    public ModelBuilder Child(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ModelBuilder(_set, Path.Length == 0 ? name : $"{Path}.{name}");
    }

    /// <summary>Ends the construction. The outermost model allocates; a module shares its parent's set.</summary>
    public ParameterSet Complete()
    {
        if (Path.Length == 0)
            _set.Seal();
        return _set;
    }

    /// <summary>Remembers what this layer maps to what: checkpoints hold it.</summary>
    public void Declare(string signature) => _set.Declare(Path, signature);

    internal Parameter Normal(string name, params int[] shape) => _set.Add(Child(name).Path, shape, isBuffer: false, static v => v.Normal());

    internal Parameter Constant(string name, double value, params int[] shape) => _set.Add(Child(name).Path, shape, isBuffer: false, v => v.Constant(value));

    internal Parameter Buffer(string name, double value, params int[] shape) => _set.Add(Child(name).Path, shape, isBuffer: true, v => v.Constant(value));
}
