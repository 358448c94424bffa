using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Collects the parameters of a model while its generated constructor runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelBuilder
{
    private readonly ParameterSet _set;
    private readonly string _kind;
    private readonly string[] _options;

    private ModelBuilder(ParameterSet set, string path, string kind = "", string[]? options = null)
    {
        _set = set;
        Path = path;
        _kind = kind;
        _options = options ?? [];
    }

    /// <summary>The path of the part that is being built; empty for the model itself.</summary>
    public string Path { get; }

    /// <summary>The precision of the model.</summary>
    public Precision Precision => _set.Precision;

    /// <summary>A builder for a model that is not a module of another.</summary>
    public static ModelBuilder Root(ulong seed, Precision precision) =>
        new(new ParameterSet(seed, precision, Frame.OfSpace), string.Empty);

    /// <summary>A builder for a model of another group than O(3) that is not a module of another.</summary>
    /// <param name="seed">The seed of initial values.</param>
    /// <param name="precision">The precision of the model.</param>
    /// <param name="group">Its group.</param>
    /// <param name="fold">N of C_N and D_N.</param>
    /// <param name="axis">The axis about which a group of the plane turns space.</param>
    public static ModelBuilder Root(ulong seed, Precision precision, Group group, int fold, Axis axis) =>
        new(new ParameterSet(seed, precision, new Frame(SymmetryGroup.Of(group, fold), axis)), string.Empty);

    /// <summary>The group of the model and its axis.</summary>
    internal Frame Frame => _set.Frame;

    /// <summary>A builder for a part of this one: parameters are named <c>path.name.…</c>.</summary>
    public ModelBuilder Child(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ModelBuilder(_set, Path.Length == 0 ? name : $"{Path}.{name}");
    }

    /// <summary>A builder for a layer, with its description for checkpoints.</summary>
    /// <param name="name">Its stored name.</param>
    /// <param name="kind">The checkpoint format's name of the kind of layer.</param>
    /// <param name="options">The options that differ from the format's defaults, as <c>name=value</c>.</param>
    public ModelBuilder Layer(string name, string kind, params string[] options)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentNullException.ThrowIfNull(options);
        if (Array.Find(options, static o => !o.Contains('=', StringComparison.Ordinal)) is { } option)
            throw new ArgumentException($"'{option}' is no option: one is written as name=value.", nameof(options));
        return new ModelBuilder(_set, Child(name).Path, kind, options);
    }

    /// <summary>Ends the construction. The outermost model allocates; a module shares its parent's set.</summary>
    public ParameterSet Complete()
    {
        if (Path.Length == 0)
            _set.Seal();
        return _set;
    }

    /// <summary>Records the irreps of this layer's operands and result, for checkpoints.</summary>
    internal void Declare(FeatureLayout result, params ReadOnlySpan<FeatureLayout> operands)
    {
        string[] written = new string[operands.Length],
            irreps = new string[operands.Length];
        for (int i = 0; i < operands.Length; i++)
            (written[i], irreps[i]) = (operands[i].ToString(), Stored(operands[i]));
        var description = new LayerDescription(
            Path,
            _kind,
            $"{string.Join(" ⊗ ", irreps)} → {Stored(result)}"
                + (_set.Frame.Group.IsSpatial ? string.Empty : $" under {StoredFrame}"),
            _options
                .Select(static o => o.Split('=', 2))
                .ToDictionary(static o => o[0], static o => o[1], StringComparer.Ordinal)
        );
        _set.Declare(
            $"{string.Join(" ⊗ ", written)} → {result}",
            new DeclaredLayer(description, operands.ToArray(), result)
        );
    }

    /// <summary>The default axis is left out: a model of clouds in a plane has none.</summary>
    private string StoredFrame =>
        _set.Frame.Axis is Axis.Y ? _set.Frame.Group.Name : $"{_set.Frame.Group.Name} about {_set.Frame.Axis}";

    private static string Stored(FeatureLayout layout) => layout.Signature.Irreps.WithoutSO3().ToString();

    /// <summary>
    /// The number that scales a function of scalars to unit second moment, which the parameter set keeps: who exchanges
    /// weights with another library has to know it.
    /// </summary>
    /// <param name="function">The function; the identity is not scaled.</param>
    /// <param name="constants">Which number.</param>
    /// <param name="given">The number instead.</param>
    /// <param name="behind">The weights that take its values, if only they do.</param>
    internal double Multiplied(
        Nonlinearity function,
        MomentConstants constants,
        double? given = null,
        Parameter? behind = null
    )
    {
        if (function is Nonlinearity.Identity)
            return 1;
        double constant = given ?? NonlinearityFacts.MomentConstant(function, constants);
        _set.Add(new ActivationUse(Path, function, constant, behind));
        return constant;
    }

    /// <summary>Checks numbers that functions are to be multiplied by.</summary>
    /// <exception cref="ArgumentException">There are more or fewer, or one is out of range.</exception>
    internal void CheckConstants(double[]? given, int count)
    {
        if (given is null)
            return;
        if (given.Length != count)
            throw new ArgumentException($"Layer '{Path}' takes {count} constants, but {given.Length} are given.");
        int wrong = Array.FindIndex(given, static c => !OptionRules.IsConstant(c));
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"Layer '{Path}': constant {wrong} is {FiniteNumbers.Text(given[wrong])}, not "
                    + $"{OptionRules.AllowedConstant}."
            );
        }
    }

    internal Parameter Normal(string name, params int[] shape) =>
        _set.Add(Child(name).Path, shape, isBuffer: false, static v => v.Normal());

    /// <summary>Normal numbers times a scale.</summary>
    internal Parameter Scaled(string name, double scale, params int[] shape) =>
        _set.Add(Child(name).Path, shape, isBuffer: false, v => [.. v.Normal().Select(n => scale * n)]);

    internal Parameter Constant(string name, double value, params int[] shape) =>
        _set.Add(Child(name).Path, shape, isBuffer: false, v => v.Constant(value));

    internal Parameter Buffer(string name, double value, params int[] shape) =>
        _set.Add(Child(name).Path, shape, isBuffer: true, v => v.Constant(value));
}
