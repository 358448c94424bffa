namespace GeoDL.Typed.Attack;

/// <summary>What a program was composed to be.</summary>
public enum ProgramKind
{
    /// <summary>Well-typed: it should be accepted.</summary>
    Clean,

    /// <summary>A symmetry is broken somewhere: it must be rejected.</summary>
    Planted,

    /// <summary>Signatures, groups or bases do not fit: rejected, or stopped at run time.</summary>
    Mistyped,

    /// <summary>Declarations are wrong: rejected.</summary>
    Misdeclared,
}
