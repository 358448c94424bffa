using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>All parameters and buffers of a model, in two flat arrays of its precision.</summary>
/// <remarks>
/// Only an optimiser's step, a checkpoint or <see cref="Parameter.Assign"/> changes them: a model is immutable while it
/// runs.
/// </remarks>
public sealed class ParameterSet
{
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);
    private readonly List<ActivationUse> _activations = [];
    private readonly List<DeclaredLayer> _declared = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private float[] _single = [];
    private double[] _double = [];
    private float[] _singleBuffers = [];
    private double[] _doubleBuffers = [];

    /// <summary>The number of active passes and predictions; −1 while all numbers are replaced.</summary>
    private int _users;

    internal ParameterSet(ulong seed, Precision precision, Frame frame)
    {
        if (!Enum.IsDefined(precision))
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "Precision is Single or Double.");
        Seed = seed;
        Precision = precision;
        Frame = frame;
    }

    /// <summary>The group of the model and the axis about which it turns space.</summary>
    internal Frame Frame { get; }

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
    /// <exception cref="KeyNotFoundException">No parameter has this path; the message lists those that
    /// exist.</exception>
    public Parameter this[string path] =>
        _parameters.Find(p => p.Path == path) ?? throw NoSuch($"no parameter '{path}'");

    /// <summary>
    /// The parameters and buffers at or below a path: of <c>embed</c> all whose path is <c>embed</c> or begins with
    /// <c>embed.</c>. A part that is <c>*</c> stands for any one part.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those that exist.</exception>
    internal IReadOnlyList<Parameter> Under(string path)
    {
        string[] wanted = path.Split('.');
        Parameter[] found =
        [
            .. _parameters.Where(p =>
                p.Path.Split('.') is var parts
                && parts.Length >= wanted.Length
                && wanted.Zip(parts).All(static pair => pair.First == "*" || pair.First == pair.Second)
            ),
        ];
        return found.Length > 0 ? found : throw NoSuch($"no parameter at or below '{path}'");
    }

    private KeyNotFoundException NoSuch(string what) =>
        new($"The model has {what}. It has: {string.Join(", ", _parameters.Select(static p => p.Path))}.");

    /// <summary>
    /// The irreps of each layer's operands and result, by path, as written: <c>embed</c> → <c>1x0e → 8x0e + 8x1o</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Signatures => _signatures;

    /// <summary>All layers in the order in which they were created, as checkpoints describe them.</summary>
    internal IEnumerable<LayerDescription> Layers => _declared.Select(static layer => layer.Description);

    /// <summary>The same with the signatures as declared.</summary>
    internal IReadOnlyList<DeclaredLayer> Declared => _declared;

    internal bool IsSealed { get; private set; }

    /// <summary>The functions that layers multiply by second-moment constants.</summary>
    internal IReadOnlyList<ActivationUse> Activations => _activations;

    /// <summary>
    /// Grows whenever a number changes: results computed from the parameters alone are valid for one version.
    /// </summary>
    internal long Version { get; private set; }

    internal Parameter Add(string path, int[] shape, bool isBuffer, Func<InitialValues, double[]> initial)
    {
        if (IsSealed)
            throw new InvalidOperationException($"Parameter '{path}' was declared after the model was built.");
        if (!_paths.Add(path))
        {
            throw new ArgumentException(
                $"Two parameters are named '{path}'. Give one of the layers another Name.",
                nameof(path)
            );
        }
        var parameter = new Parameter(this, path, shape, isBuffer ? BufferCount : Count, isBuffer, initial);
        _parameters.Add(parameter);
        if (isBuffer)
            BufferCount += parameter.Count;
        else
            Count += parameter.Count;
        return parameter;
    }

    internal void Add(ActivationUse activation) => _activations.Add(activation);

    internal void Declare(string signature, DeclaredLayer layer)
    {
        _signatures[layer.Description.Path] = signature;
        _declared.Add(layer);
    }

    /// <summary>
    /// Allocates the arrays and gives every parameter its initial values, which depend on (seed, path) alone.
    /// </summary>
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

    /// <summary>What the numbers are for a while instead of the trained ones; null while they are these.</summary>
    internal string? Lent { get; set; }

    /// <summary>Throws while the numbers are not the trained ones: a change would be lost.</summary>
    /// <exception cref="InvalidOperationException">They are not; <paramref name="purpose"/> names what it
    /// prevents.</exception>
    internal void CheckOwn(string purpose)
    {
        if (Lent is not null)
        {
            throw new InvalidOperationException(
                $"Cannot {purpose} while the model has {Lent}. Dispose what Use returned first."
            );
        }
    }

    /// <summary>A pass or a prediction begins.</summary>
    /// <exception cref="InvalidOperationException">All numbers are being replaced.</exception>
    internal void Enter()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            if (users < 0)
            {
                throw new InvalidOperationException(
                    "The model's parameters are being replaced. Predict when that is done."
                );
            }
        } while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    /// <summary>A pass or a prediction ends.</summary>
    internal void Leave() => Interlocked.Decrement(ref _users);

    /// <summary>Blocks passes and predictions until the result is disposed.</summary>
    /// <exception cref="InvalidOperationException">A pass or prediction is active; <paramref name="purpose"/> names
    /// what it prevents.</exception>
    internal Alone Exclusively(string purpose) =>
        Interlocked.CompareExchange(ref _users, -1, 0) switch
        {
            0 => new Alone(this),
            < 0 => throw new InvalidOperationException(
                $"Cannot {purpose} while another thread replaces the model's parameters."
            ),
            int users => throw new InvalidOperationException(
                $"Cannot {purpose} while {users} "
                    + $"{(users == 1 ? "pass or prediction" : "passes or predictions")} of the model "
                    + $"{(users == 1 ? "is" : "are")} active. Dispose them first."
            ),
        };

    internal Span<S> Flat<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Choose<S>(_single, _double);

    internal Span<S> FlatBuffers<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Choose<S>(_singleBuffers, _doubleBuffers);

    internal readonly struct Alone(ParameterSet set) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref set._users, 0);
    }

    private static Span<S> Choose<S>(float[] single, double[] @double)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? ((S[])(object)single).AsSpan() : ((S[])(object)@double).AsSpan();
}
