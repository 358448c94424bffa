using System.CommandLine;
using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Algebra;

/// <summary><c>--group</c>: O3, SO3, O2, SO2, C8 or D4.</summary>
internal static class GroupOption
{
    public static Option<string> Create() =>
        new("--group")
        {
            Description = "The symmetry group: O3, SO3, O2, SO2, or C and D with a number of turns, as C8",
            DefaultValueFactory = static _ => "O3",
        };

    /// <summary>The group of a name such as <c>O3</c>, <c>O(3)</c>, <c>C8</c> or <c>C_8</c>.</summary>
    public static SymmetryGroup Parse(string name)
    {
        string plain = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return plain switch
        {
            "O3" => SymmetryGroup.O3,
            "SO3" => SymmetryGroup.SO3,
            "O2" => SymmetryGroup.O2,
            "SO2" => SymmetryGroup.SO2,
            ['C' or 'D', ..] when Fold(plain[1..]) is { } fold => plain[0] == 'C'
                ? SymmetryGroup.C(fold)
                : SymmetryGroup.D(fold),
            _ => throw new ToolException(
                $"'{name}' is not a group: the groups are O3, SO3, O2, SO2, and C or D with a number from 1 to "
                    + $"{SymmetryGroup.LargestFold}, as C8."
            ),
        };
    }

    private static int? Fold(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int fold)
        && fold is >= 1 and <= SymmetryGroup.LargestFold
            ? fold
            : null;
}
