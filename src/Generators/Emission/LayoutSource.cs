using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>C# that makes the layout of a signature.</summary>
internal static class LayoutSource
{
    /// <summary>The layout of an expression that holds a signature.</summary>
    public static string Of(string expression, Group group) =>
        $"{RuntimeApi.FeatureLayout}.Of({expression}"
        + $"{(group == Group.O3 ? string.Empty : $", {RuntimeApi.Group}.{group}")})";

    /// <summary>The layout of a signature.</summary>
    public static string Of(Signature signature) => Of(Literal.Of(signature.ToString()).ToString(), signature.Group);

    /// <summary>The layout of irreps.</summary>
    public static string Of(Irreps irreps, Group group) =>
        Of(Literal.Of(new Signature(irreps, group).ToString()).ToString(), group);
}
