namespace GeoDL.Typed.Attack;

/// <summary>What running a program showed.</summary>
public enum JudgementKind
{
    /// <summary>The error is that of rounding.</summary>
    Equivariant,

    /// <summary>The error is larger than rounding explains, also with other numbers.</summary>
    Broken,

    /// <summary>It throws, whatever the symmetry: a check at run time.</summary>
    Throws,

    /// <summary>Every result is zero or not finite, in every scene.</summary>
    Vacuous,
}
