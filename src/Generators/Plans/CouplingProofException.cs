namespace GeoDL.Typed.Generators.Plans;

/// <summary>The terms that a coupling was to be printed from are not an intertwiner: nothing is printed.</summary>
public sealed class CouplingProofException : Exception
{
    /// <param name="coupling">The product, <c>1 ⊗ 1 → 2</c>.</param>
    /// <param name="reason">The identity that fails, and where.</param>
    public CouplingProofException(string coupling, string reason)
        : base($"The coupling {coupling} was not emitted, since its terms are not equivariant. {reason}") { }
}
