using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>One term of a signature: a block and its optional name.</summary>
/// <param name="Name">The name as written, or null.</param>
/// <param name="MulIrrep">Multiplicity and irrep.</param>
public readonly record struct Block(string? Name, MulIrrep MulIrrep)
{
    /// <summary>The multiplicity.</summary>
    public int Mul => MulIrrep.Mul;

    /// <summary>The irrep.</summary>
    public Irrep Irrep => MulIrrep.Irrep;

    /// <summary>The number of components.</summary>
    public int Dim => MulIrrep.Dim;

    /// <summary>
    /// The name of the member that the block becomes, <c>logMass</c> → <c>LogMass</c>; null without a name.
    /// </summary>
    public string? MemberName => Name is null ? null : BlockNames.ToMemberName(Name);

    /// <summary>
    /// Writes the block as in a signature under a group: <c>velocity: 1o</c>, <c>8x1o</c>, under SO(3)
    /// <c>8x1</c>.
    /// </summary>
    public string ToString(Group group)
    {
        string irrep = group == Group.SO3 ? Irrep.L.ToString(CultureInfo.InvariantCulture) : Irrep.ToString();
        string term = Mul == 1 ? irrep : Mul.ToString(CultureInfo.InvariantCulture) + "x" + irrep;
        return Name is null ? term : Name + ": " + term;
    }

    /// <summary>Writes the block as in a signature under O(3).</summary>
    public override string ToString() => ToString(Group.O3);
}
