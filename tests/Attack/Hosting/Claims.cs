using System.Text.RegularExpressions;
using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Attack;

/// <summary>What the generated code of a model says that it keeps exactly.</summary>
internal static partial class Claims
{
    private static readonly Dictionary<string, SymmetryGroup> Groups = Enumerable
        .Range(1, SymmetryGroup.LargestFold)
        .SelectMany(static n => new[] { SymmetryGroup.C(n), SymmetryGroup.D(n) })
        .ToDictionary(static g => g.Name);

    /// <summary>The group that the file of a program's model names; null if it names none.</summary>
    public static SymmetryGroup? Of(Compilation compilation, string program)
    {
        string[] heads =
        [
            .. compilation
                .SyntaxTrees.Where(t => Path.GetFileName(t.FilePath).StartsWith(program + ".Net.", StringComparison.Ordinal))
                .Select(static t => t.ToString())
                .Where(static t => t.Contains(".Net: layers ", StringComparison.Ordinal)),
        ];
        return heads.Length == 1 && Exact().Match(heads[0]) is { Success: true } match
            ? Groups[match.Groups[1].Value]
            : null;
    }

    [GeneratedRegex(@"^// Exact under (\S+)\.", RegexOptions.Multiline)]
    private static partial Regex Exact();
}
