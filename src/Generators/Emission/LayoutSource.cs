using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>C# that makes the layout of a signature.</summary>
internal static class LayoutSource
{
    /// <summary>The layout of an expression that holds a signature.</summary>
    public static string Of(string expression, SymmetryGroup group) =>
        group.Kind == Group.O3 ? $"{RuntimeApi.FeatureLayout}.Of({expression})"
        : group.Fold == 0 ? $"{RuntimeApi.FeatureLayout}.Of({expression}, {RuntimeApi.Group}.{group.Kind})"
        : $"{RuntimeApi.FeatureLayout}.Of({expression}, {RuntimeApi.Group}.{group.Kind}, {Literals.Of(group.Fold)})";

    /// <summary>The layout of a signature.</summary>
    public static string Of(Signature signature) => Of(Literal.Of(signature.ToString()).ToString(), signature.Group);

    /// <summary>The layout of irreps.</summary>
    public static string Of(Irreps irreps, SymmetryGroup group) =>
        Of(Literal.Of(new Signature(irreps, group).ToString()).ToString(), group);
}
