namespace GeoDL.Typed.Algebra;

/// <summary>The kinds of mistakes in a signature; each is a diagnostic of its own.</summary>
public enum SignatureErrorKind
{
    /// <summary>The text has no term at all.</summary>
    Empty,

    /// <summary>There is nothing before or after a plus sign, or after a name.</summary>
    EmptyTerm,

    /// <summary>The multiplicity is negative, missing, not whole or too large.</summary>
    BadMultiplicity,

    /// <summary>An irrep without a degree, or with a negative one.</summary>
    MissingDegree,

    /// <summary>A degree above <see cref="Limits.LMax"/>.</summary>
    DegreeTooLarge,

    /// <summary>An order that C_N and D_N do not tell from a lower one.</summary>
    OrderAboveHalf,

    /// <summary>An irrep without the parity letter that its group asks for.</summary>
    MissingParity,

    /// <summary>A parity letter other than e and o.</summary>
    UnknownParity,

    /// <summary>A parity letter where the group has none.</summary>
    UnexpectedParity,

    /// <summary>A character outside the grammar, such as any non-ASCII character.</summary>
    UnexpectedCharacter,

    /// <summary>Two terms without a plus sign between them.</summary>
    MissingPlus,

    /// <summary>A block name that is not a C# identifier.</summary>
    BadName,

    /// <summary>A block name that gives the same member as an earlier one.</summary>
    DuplicateName,

    /// <summary>A block name that is a member of every feature.</summary>
    ReservedName,

    /// <summary>More components than an int can count.</summary>
    DimensionTooLarge,

    /// <summary>A field under a group with infinitely many elements.</summary>
    FieldOfInfiniteGroup,

    /// <summary>A quotient by a subgroup that the group does not have.</summary>
    BadQuotient,

    /// <summary>A range of degrees without a last one, that is empty, or under a group of the plane.</summary>
    BadRange,
}
