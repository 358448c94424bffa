using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>Helpers of layers for irreps.</summary>
internal static class IrrepsExtensions
{
    /// <summary>The irreps that occur.</summary>
    public static HashSet<Irrep> DistinctIrreps(this Irreps irreps) =>
        new(irreps.Where(static b => b.Mul > 0).Select(static b => b.Irrep));

    /// <summary>Irreps as a list for messages.</summary>
    public static string ToText(this IEnumerable<Irrep> irreps) => string.Join(", ", irreps);
}
