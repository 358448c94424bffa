using System.Reflection.Metadata;

namespace GeoDL.Typed.Witness;

/// <summary>
/// A method of the assembly that holds checked code, and which source member each of its instructions belongs to.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Members">The members that it may belong to where nothing says more.</param>
/// <param name="Points">Where the instructions come from, by offset; generated code has no member.</param>
/// <param name="IsMixed">Whether several members share it, as initialisers share a constructor.</param>
internal sealed record CodeUnit(
    MethodDefinitionHandle Method,
    IReadOnlyList<SourceMember> Members,
    IReadOnlyList<CodePoint> Points,
    bool IsMixed
)
{
    /// <summary>The members that may answer for an instruction; null if the instruction is generated code.</summary>
    public IReadOnlyList<SourceMember>? MembersAt(int offset)
    {
        // A constructor keeps the parameters of a record before any line of source.
        if (!IsMixed || Points.Count == 0 || offset < Points[0].Offset || PointAt(offset) is not { } point)
            return Members;
        return point.IsGenerated ? null
            : point.Member is { } member ? [member]
            : Members;
    }

    /// <summary>The line of an instruction, from one.</summary>
    public int LineAt(int offset) => PointAt(offset)?.Line ?? (Members.Count > 0 ? Members[0].Line : 0);

    /// <summary>
    /// What is hidden belongs to what stands before it; of what stands before everything, the first says the line.
    /// </summary>
    private CodePoint? PointAt(int offset) =>
        Points.Count == 0 ? null : Points.LastOrDefault(p => p.Offset <= offset) ?? Points[0];
}

/// <summary>Where instructions from an offset on come from.</summary>
internal sealed record CodePoint(int Offset, int Line, bool IsGenerated, SourceMember? Member);
