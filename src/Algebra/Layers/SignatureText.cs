using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>Irreps as users of a group write them: with a parity letter under O(3), without under SO(3).</summary>
internal static class SignatureText
{
    public static string Of(Irrep irrep, Group group) =>
        group == Group.SO3 ? irrep.L.ToString(CultureInfo.InvariantCulture) : irrep.ToString();

    public static string Of(Irreps irreps, Group group) =>
        "(" + string.Join(" + ", irreps.Select(b => new Block(null, b).ToString(group))) + ")";
}
