namespace GeoDL.Typed.Algebra;

/// <summary>The kinds of mistakes in a path of a tensor product; each is a diagnostic of its own.</summary>
public enum PathFaultKind
{
    /// <summary>The text is not <c>in1,in2,out mode</c>.</summary>
    Syntax,

    /// <summary>A block number that the signature does not have.</summary>
    BlockOutOfRange,

    /// <summary>A mode that does not exist.</summary>
    UnknownMode,

    /// <summary>The degrees violate |l₁−l₂| ≤ l ≤ l₁+l₂.</summary>
    ForbiddenByDegree,

    /// <summary>The parities do not multiply to the result's.</summary>
    ForbiddenByParity,

    /// <summary>The multiplicities do not fit the mode.</summary>
    MultiplicityMismatch,

    /// <summary>A mode that mixes copies, without weights.</summary>
    WeightRequired,

    /// <summary>A path weight that is negative or not a number.</summary>
    BadPathWeight,

    /// <summary>A number of a map beyond those that the three irreps have.</summary>
    NoSuchMap,
}
