using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Describes the layout of rows in memory.</summary>
internal static class LayoutText
{
    /// <summary>
    /// <c>16x1o at 8</c> for each merged block: its components follow one another, copies of a component side by side.
    /// </summary>
    public static string Of(RowLayout layout) =>
        layout.Merged.Count == 0
            ? "nothing"
            : string.Join(", ", layout.Merged.Select(b => $"{new MulIrrep(b.Mul, b.Irrep)} at {Text(b.Offset)}"));

    /// <summary>How to read it.</summary>
    public const string Legend =
        "Rows, components first: component m of copy u of a block of N copies is at offset + m·N + u.";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
