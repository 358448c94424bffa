using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Witness;

/// <summary>A member that C# itself adds for some constructs.</summary>
/// <param name="Type">The framework's type, by its name without the assembly.</param>
/// <param name="Members">Names of members; <c>*</c> is every one.</param>
/// <param name="Constructs">Syntax of which one must stand in the source member; none if <paramref name="Of"/> is
/// enough.</param>
/// <param name="Of">A type that an expression in the source member must have; null for none.</param>
internal sealed record LoweringEntry(string Type, string Members, SyntaxKind[] Constructs, string? Of = null)
{
    private readonly HashSet<string> _members = [.. Members.Split(' ')];

    /// <summary>Whether this entry is about a member.</summary>
    public bool Names(string member) => Members == "*" || _members.Contains(member);

    /// <summary>Whether the construct that it needs stands in a source member.</summary>
    public bool IsNeededIn(SourceMember member) =>
        (Constructs.Length == 0 || Constructs.Any(member.Kinds.Contains))
        && (Of is null || member.ExpressionTypes.Contains(Of));
}
