using System.Text.RegularExpressions;
using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Attack;

/// <summary>What the generated code of a model says that it keeps exactly, where it refers to them with its
/// modules.</summary>
internal static partial class Claims
{
    private const string Others = "// Modules may keep less, which their own files say: ";

    private static readonly Dictionary<string, KeptGroup> OfPlane = Enumerable
        .Range(1, SymmetryGroup.LargestFold)
        .SelectMany(static n => new[] { SymmetryGroup.C(n), SymmetryGroup.D(n) })
        .Select(KeptGroup.OfPlane)
        .ToDictionary(static g => g.Name);

    private static readonly Dictionary<string, KeptGroup> OfSpace = (
        from box in new VoxelSpacing[] { new(1, 1, 1), new(1, 1, 2), new(2, 1, 1), new(1, 2, 1), new(1, 2, 3) }
        from whole in new[] { SymmetryGroup.O3, SymmetryGroup.SO3 }
        select KeptGroup.OnVoxels(whole, box)
    ).ToDictionary(static g => g.Name);

    /// <summary>The group that the file of a program's model names; null if it names none.</summary>
    public static KeptGroup? Of(Compilation compilation, string program, SymmetryGroup group)
    {
        string[] models =
        [
            .. compilation
                .SyntaxTrees.Where(t => CompilerHost.OwnerOf(t.FilePath) == program)
                .Select(static t => t.ToString())
                // Pages of rules are planted in namespaces of their own, and claim what their groups keep.
                .Where(t => Head().Match(t).Groups[1].Value == program),
        ];
        string head = $"// {program}.Net: layers ";
        if (Array.Find(models, t => t.Contains(head, StringComparison.Ordinal)) is not { } net)
            return null;
        IEnumerable<string> files = net.Contains(Others, StringComparison.Ordinal) ? models : [net];
        KeptGroup[] claims =
        [
            .. files
                .Select(static t => Exact().Match(t))
                .Where(static m => m.Success)
                .Select(m => (group.IsSpatial ? OfSpace : OfPlane)[m.Groups[1].Value]),
        ];
        return claims.Length == 0 ? null : claims.Aggregate(static (a, b) => a.Intersection(b));
    }

    [GeneratedRegex(@"^// (\S+)\.[^.\s]+: layers ", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"^// Exact under ([^.]+)\.", RegexOptions.Multiline)]
    private static partial Regex Exact();
}
