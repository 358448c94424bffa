using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>The option <c>GivenConstants</c>: numbers that functions are multiplied by.</summary>
internal static class GivenConstants
{
    private const string Option = "GivenConstants";

    /// <summary>The numbers; empty if they are not given. Other counts than the layer's are faults.</summary>
    public static EquatableArray<ExactDouble> Read(LayerScope layer, int count)
    {
        EquatableArray<ExactDouble> given = layer.Reals(Option, OptionRules.IsConstant, OptionRules.AllowedConstant);
        if (given.Count > 0)
            layer.CheckOption(Option, given.Count == count, $"{given.Count} numbers", $"{count}");
        return given;
    }

    /// <summary>The argument of the runtime's factory; none if nothing is given.</summary>
    public static IEnumerable<string> Setting(EquatableArray<ExactDouble> given)
    {
        if (given.Count > 0)
            yield return $"givenConstants: [{string.Join(", ", given.Select(Literals.Of))}]";
    }
}
