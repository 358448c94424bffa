using System.Globalization;
using System.Text;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// A coupling as formulas, one for each component of the result: <c>z_x = √(1/6) x_y y_z − √(1/6) x_z y_y</c>. They
/// are written from the terms that were proved, so that readers who know the algebra can check it without reading the
/// vector code.
/// </summary>
internal static class CouplingFormulas
{
    private const int LongestLine = 110;

    /// <summary>
    /// The names of components of degree 1 and 2; those of other degrees are named by their number m.
    /// </summary>
    public const string Names =
        "Degree 1 is (x, y, z); degree 2 (xz, xy, y², yz, z²), y² short for y² − (x² + z²)/2 and z² for "
        + "(z² − x²)/2.";

    /// <summary>Cosine and sine.</summary>
    private static readonly string[] OfPlane = ["c", "s"];

    private static readonly string[] OfDegree1 = ["x", "y", "z"];

    private static readonly string[] OfDegree2 = ["xz", "xy", "y²", "yz", "z²"];

    /// <summary>The lines, without a comment's slashes.</summary>
    public static IEnumerable<string> Of(CouplingTable table)
    {
        CouplingKey key = table.Key;
        foreach (
            IGrouping<int, CouplingTerm> component in table.Terms.GroupBy(static t => t.K).OrderBy(static g => g.Key)
        )
        {
            var line = new StringBuilder("z" + Index(key.Result, component.Key) + " =");
            bool isFirst = true;
            foreach (CouplingTerm term in component.OrderBy(static t => (t.I, t.J)))
            {
                string text = Term(key, term, isFirst);
                isFirst = false;
                if (line.Length + text.Length > LongestLine)
                {
                    yield return line.ToString();
                    line.Clear().Append("   ");
                }

                line.Append(text);
            }

            yield return line.ToString();
        }
    }

    private static string Term(CouplingKey key, CouplingTerm term, bool isFirst)
    {
        string sign =
            term.Value.ToDouble() < 0 ? (isFirst ? " −" : " − ")
            : isFirst ? " "
            : " + ";
        string magnitude = term.Value.Abs().ToString();
        return sign
            + (magnitude == "1" ? string.Empty : magnitude + " ")
            + $"x{Index(key.First, term.I)} y{Index(key.Second, term.J)}";
    }

    private static string Index(Irrep irrep, int component) =>
        !irrep.Group.IsSpatial
            ? (irrep.Dim == 1 ? string.Empty : "_" + OfPlane[component])
            : irrep.L switch
            {
                0 => string.Empty,
                1 => "_" + OfDegree1[component],
                2 => "_" + OfDegree2[component],
                _ => "_" + (component - irrep.L).ToString(CultureInfo.InvariantCulture).Replace('-', '−'),
            };
}
