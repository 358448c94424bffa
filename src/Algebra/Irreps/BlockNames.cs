namespace GeoDL.Typed.Algebra;

/// <summary>The rules for names of blocks.</summary>
public static class BlockNames
{
    /// <summary>Members that every feature type has or may get: no block may be called so, in any case.</summary>
    private static readonly HashSet<string> ReservedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
        "Signature", "Irreps", "Group", "Dim", "Rows", "Handle", "Features", "Scalars", "PseudoScalars", "Mirrored", "Gated",
        "From", "Zeros", "Wrap", "Unwrap", "Concat", "Select", "CopyTo", "ToRows", "Spread",
        "Mean", "Sum", "Norm", "BoundedNorm", "SquaredNorm", "Inner", "Dot", "SumOverCopies", "MeanOverCopies",
        "GetPinnableReference", "GetEnumerator", "Deconstruct",
    };

    /// <summary>Whether a name is an ASCII C# identifier that gives a member name.</summary>
    public static bool IsIdentifier(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (!(IsLetter(name[i]) || (i > 0 && name[i] is >= '0' and <= '9')))
            {
                return false;
            }
        }

        string member = ToMemberName(name);
        return member.Length > 0 && member[0] is not (>= '0' and <= '9');
    }

    /// <summary>Whether a name would collide with a member of every feature type.</summary>
    public static bool IsReserved(string name) => ReservedNames.Contains(ToMemberName(name));

    /// <summary>The member of a block: each part of the name with a capital, underscores dropped; <c>log_mass</c> → <c>LogMass</c>.</summary>
    public static string ToMemberName(string name) => string.Concat(
        name.Split(['_'], StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));

    private static bool IsLetter(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
