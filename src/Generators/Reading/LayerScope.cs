using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>A layer while it is read: the method, its attribute, and what was found wrong so far.</summary>
internal sealed class LayerScope
{
    /// <summary>The maximum number of places at which one rule reports a layer: nobody corrects more at once.</summary>
    private const int MostOfOneRule = 20;

    private readonly Dictionary<string, HashSet<LocationInfo?>> _places = new(StringComparer.Ordinal);

    public LayerScope(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        string kind,
        AttributeView attribute,
        SymmetryGroup group,
        FaultList faults
    )
    {
        (Method, Syntax, Kind, Attribute, Group, Faults) = (method, syntax, kind, attribute, group, faults);
    }

    public IMethodSymbol Method { get; }

    public MethodDeclarationSyntax Syntax { get; }

    /// <summary>The attribute's name without suffix.</summary>
    public string Kind { get; }

    public AttributeView Attribute { get; }

    /// <summary>The model's group; inline signatures inherit it.</summary>
    public SymmetryGroup Group { get; }

    public FaultList Faults { get; }

    /// <summary>
    /// The largest residual that the model allows where a grid does not keep its group; null if it allows none.
    /// </summary>
    public double? Approximate { get; init; }

    /// <summary>The typed operands, once they are read.</summary>
    public IReadOnlyList<OperandSource> Operands { get; set; } = [];

    /// <summary>The result, once it is read.</summary>
    public OperandSource Result { get; set; } = null!;

    /// <summary>The parameter that holds the neighbourhood.</summary>
    public string Geometry { get; set; } = string.Empty;

    /// <summary>The parameter that holds labels; empty if there is none.</summary>
    public string Labels { get; set; } = string.Empty;

    public OperandSource Input => Operands[0];

    public LocationInfo NameLocation => LocationInfo.Of(Syntax.Identifier);

    /// <summary>
    /// Adds a fault whose first argument is the method. A rule reports each place only once: a type has one place,
    /// however many of its blocks are wrong.
    /// </summary>
    public void Fault(string id, LocationInfo? location, params string[] arguments)
    {
        int count = _places.TryGetValue(id, out HashSet<LocationInfo?>? places) ? places.Count : 0;
        if (count == 0)
            _places.Add(id, places = []);
        if (count < MostOfOneRule && places!.Add(location))
            Faults.Add(id, location, [Method.Name, .. arguments]);
    }

    /// <summary>The signature that a property of the attribute states; null if there is none, or a wrong one.</summary>
    public Signature? Inline(string? property) =>
        property is not null && Attribute.Text(property) is { } text
            ? DeclaredSignatures.Read(text, Group, null, null)
            : null;

    /// <summary>Reports an option that is out of its range.</summary>
    public void CheckOption(string option, bool isFine, string value, string allowed)
    {
        if (!isFine)
            Fault(FaultIds.OptionOutOfRange, Attribute.LocationOf(option), option, value, allowed);
    }

    /// <summary>The numbers of an array, each in its range; empty if it is not given.</summary>
    public EquatableArray<ExactDouble> Reals(string option, Func<double, bool> isFine, string allowed)
    {
        IReadOnlyList<TypedConstant> given = Attribute.List(option) ?? [];
        IReadOnlyList<ExpressionSyntax> items = Attribute.Items(option);
        for (int i = 0; i < given.Count; i++)
        {
            if (given[i].Value is not double value || !isFine(value))
            {
                Fault(
                    FaultIds.OptionOutOfRange,
                    i < items.Count ? LocationInfo.Of(items[i]) : Attribute.Location,
                    option,
                    i < items.Count ? items[i].ToString() : $"{given[i].Value}",
                    allowed
                );
            }
        }

        return given.Select(static v => ExactDouble.Of(v.Value as double? ?? 1)).ToEquatableArray();
    }

    /// <summary>
    /// Whether the layer is too large for compiler or memory, which is then reported. Must be called before anything is
    /// created from its options.
    /// </summary>
    public bool IsTooLarge(LayerOptions options)
    {
        var signatures = new LayerSignatures([.. Operands.Select(static o => o.Signature)], Result.Signature);
        if (LayerSizes.Of(options, signatures).Excess is not { } excess)
            return false;
        Fault(FaultIds.LayerTooLarge, Attribute.Location, excess.What, Text(excess.Limit), excess.Why, options.Remedy);
        return true;
    }

    /// <summary>A real option, checked.</summary>
    public ExactDouble RealOption(string option, double fallback, Func<double, bool> isFine, string allowed)
    {
        double value = Attribute.Real(option, fallback);
        string text = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        CheckOption(option, !double.IsNaN(value) && !double.IsInfinity(value) && isFine(value), text, allowed);
        return ExactDouble.Of(value);
    }

    /// <summary>A whole option, checked.</summary>
    public int WholeOption(string option, int fallback, int lowest, int highest)
    {
        int value = Attribute.Number(option, fallback);
        CheckOption(
            option,
            value >= lowest && value <= highest,
            Text(value),
            highest == int.MaxValue ? $"at least {Text(lowest)}" : $"from {Text(lowest)} to {Text(highest)}"
        );
        return value;
    }

    /// <summary>An option of an enum, checked to be one of its members.</summary>
    public TEnum Choice<TEnum>(string option, TEnum fallback)
        where TEnum : struct, Enum
    {
        TEnum value = Attribute.Choice(option, fallback);
        // Names need reflection, so they are looked up only for a message.
        if (!Enum.IsDefined(typeof(TEnum), value))
            CheckOption(option, false, value.ToString(), string.Join(", ", Enum.GetNames(typeof(TEnum))));
        return value;
    }

    /// <summary>
    /// A member of an enumeration that only the runtime has, by its name; a number without a name is a fault.
    /// </summary>
    public string NamedOption(string option, string fallback, string enumeration)
    {
        string name = Attribute.ChoiceName(option, fallback);
        CheckOption(
            option,
            name.Length > 0,
            Attribute.Expression(option)?.ToString() ?? string.Empty,
            $"a member of {enumeration}"
        );
        return name;
    }

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
