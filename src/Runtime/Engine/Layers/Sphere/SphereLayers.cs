using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>What both transforms of layers check.</summary>
internal static class SphereLayers
{
    internal static SphereFields Fields(
        ModelBuilder builder,
        FeatureLayout fields,
        FeatureLayout coefficients,
        int maxDegree,
        PolarisationConvention convention
    )
    {
        if (FieldHarmonics.WholeOf(fields.Group) is not { } whole || whole != coefficients.Group)
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': fields on the sphere are of O(2) and their coefficients of O(3), or of SO(2) "
                    + $"and SO(3); these are of {fields.Group} and {coefficients.Group}."
            );
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegree, fields.Rows.Irreps.LMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDegree, Limits.RangeMax);
        if (!Enum.IsDefined(convention))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': '{convention}' is not a named convention.",
                nameof(convention)
            );
        }
        var result = new SphereFields(fields, maxDegree, convention);
        return result.Coefficients.Matches(coefficients)
            ? result
            : throw new ArgumentException(
                $"Layer '{builder.Path}': coefficients of {fields} up to degree {maxDegree} are "
                    + $"{result.Coefficients}, not {coefficients}."
            );
    }
}
