using System.Numerics;

namespace GeoDL.Typed;

/// <summary>All parameters and buffers of a model, in two flat arrays of its precision.</summary>
/// <remarks>Nothing but an optimiser's step, a checkpoint or <see cref="Parameter.Assign"/> changes them: a model is immutable while it runs.</remarks>
public sealed class ParameterSet
{
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private float[] _single = [];
    private double[] _double = [];
    private float[] _singleBuffers = [];
    private double[] _doubleBuffers = [];

    internal ParameterSet(ulong seed, Precision precision)
    {
        if (!Enum.IsDefined(precision))
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "Precision is Single or Double.");
        Seed = seed;
        Precision = precision;
    }

    /// <summary>Single or double.</summary>
    public Precision Precision { get; }

    /// <summary>The seed that initial values came from.</summary>
    public ulong Seed { get; }

    /// <summary>Number of trained numbers.</summary>
    public int Count { get; private set; }

    /// <summary>Number of stored, untrained numbers (running statistics).</summary>
    public int BufferCount { get; private set; }

    /// <summary>Every parameter and buffer, in the order of declaration.</summary>
    public IReadOnlyList<Parameter> All => _parameters;

    /// <summary>The parameter of a path.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has this path; the message lists those that exist.</exception>
    public Parameter this[string path] => _parameters.Find(p => p.Path == path)
        ?? throw new KeyNotFoundException($"The model has no parameter '{path}'. It has: {string.Join(", ", _parameters.Select(static p => p.Path))}.");

    /// <summary>What each layer maps to what, by path, as written: <c>embed</c> → <c>1x0e → 8x0e + 8x1o</c>.</summary>
    public IReadOnlyDictionary<string, string> Signatures => _signatures;

    internal bool IsSealed { get; private set; }

    /// <summary>Grows whenever a number changes: what was computed from the parameters alone is good for one version.</summary>
    internal long Version { get; private set; }

    internal Parameter Add(string path, int[] shape, bool isBuffer, Func<InitialValues, double[]> initial)
    {
        if (IsSealed)
            throw new InvalidOperationException($"Parameter '{path}' was declared after the model was built.");
        if (!_paths.Add(path))
            throw new ArgumentException($"Two parameters are named '{path}'. Give one of the layers another Name.", nameof(path));
        var parameter = new Parameter(this, path, shape, isBuffer ? BufferCount : Count, isBuffer, initial);
        _parameters.Add(parameter);
        if (isBuffer)
            BufferCount += parameter.Count;
        else
            Count += parameter.Count;
        return parameter;
    }

    internal void Declare(string layer, string signature) => _signatures[layer] = signature;

    /// <summary>Allocates and gives every parameter its initial values, each from (seed, path) alone.</summary>
    internal void Seal()
    {
        IsSealed = true;
        if (Precision == Precision.Single)
            (_single, _singleBuffers) = (new float[Count], new float[BufferCount]);
        else
            (_double, _doubleBuffers) = (new double[Count], new double[BufferCount]);
        foreach (Parameter parameter in _parameters)
            parameter.Assign(parameter.Initial(new InitialValues(Seed, parameter.Path, parameter.Count)));
    }

    internal void Changed() => Version++;

    internal Span<S> Flat<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Choose<S>(_single, _double);

    internal Span<S> FlatBuffers<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Choose<S>(_singleBuffers, _doubleBuffers);

    private static Span<S> Choose<S>(float[] single, double[] @double)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? ((S[])(object)single).AsSpan() : ((S[])(object)@double).AsSpan();
}
