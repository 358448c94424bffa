namespace GeoDL.Typed.Generators.Plans;

/// <summary>The terms that a coupling was to be printed from are not an intertwiner: nothing is printed.</summary>
public sealed class CouplingProofException : Exception
{
    /// <param name="l1">Degree of operand 1.</param>
    /// <param name="l2">Degree of operand 2.</param>
    /// <param name="l3">Degree of the result.</param>
    /// <param name="reason">The identity that fails, and where.</param>
    public CouplingProofException(int l1, int l2, int l3, string reason)
        : base(
            FormattableString.Invariant(
                $"The coupling {l1} ⊗ {l2} → {l3} was not emitted, since its terms are not equivariant. {reason}"
            )
        ) { }
}
