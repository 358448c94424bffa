namespace GeoDL.Typed.Algebra;

/// <summary>The rules for names of blocks.</summary>
public static class BlockNames
{
    /// <summary>
    /// Members that every feature type has, its own or by extension: no block may have such a name, in any case.
    /// </summary>
    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "Equals",
        "GetHashCode",
        "GetType",
        "ToString",
        "MemberwiseClone",
        "ReferenceEquals",
        "Finalize",
        "Signature",
        "From",
        "Zeros",
        "Concat",
        "CopyTo",
        "ToRows",
        "Broadcast",
        "Restrict",
        "Mean",
        "Sum",
        "SoftNorm",
        "BoundedNorm",
        "SquaredNorm",
        "Inner",
        "SumOverCopies",
        "MeanOverCopies",
    };

    /// <summary>
    /// Names of members of plain features, or names with a meaning in C#: a block of that name would be mistaken for
    /// them.
    /// </summary>
    private static readonly HashSet<string> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        "Rows",
        "Select",
        "Copies",
        "GetPinnableReference",
        "GetEnumerator",
        "Deconstruct",
    };

    /// <summary>Whether a name is an ASCII C# identifier that can become a member name.</summary>
    public static bool IsIdentifier(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (!(IsLetter(name[i]) || (i > 0 && name[i] is >= '0' and <= '9')))
                return false;
        }

        string member = ToMemberName(name);
        return member.Length > 0 && member[0] is not (>= '0' and <= '9');
    }

    /// <summary>Whether a name is reserved: no block may have it.</summary>
    public static bool IsReserved(string name) => IsMember(name) || Meanings.Contains(ToMemberName(name));

    /// <summary>Whether a name is that of a member of every feature type.</summary>
    internal static bool IsMember(string name) => Members.Contains(ToMemberName(name));

    /// <summary>
    /// The member of a block: each part of the name with a capital, underscores dropped; <c>log_mass</c> →
    /// <c>LogMass</c>.
    /// </summary>
    public static string ToMemberName(string name) =>
        string.Concat(
            name.Split(['_'], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1))
        );

    private static bool IsLetter(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
