using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>C# that makes the layout of a signature.</summary>
internal static class LayoutSource
{
    /// <summary>The layout of an expression that holds a signature.</summary>
    public static string Of(string expression, Group group) =>
        $"{RuntimeApi.FeatureLayout}.Of({expression}"
        + $"{(group == Group.O3 ? string.Empty : $", {RuntimeApi.Group}.{group}")})";

    /// <summary>The layout of an operand.</summary>
    public static string Of(Operand operand) => Of(Literal.Of(operand.Signature).ToString(), operand.Group);

    /// <summary>The layout of irreps.</summary>
    public static string Of(Irreps irreps, Group group) =>
        Of(Literal.Of(new Signature(irreps, group).ToString()).ToString(), group);
}
