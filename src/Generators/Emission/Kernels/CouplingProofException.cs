namespace GeoDL.Typed.Generators.Emission;

/// <summary>Is thrown when the terms of a coupling are not an intertwiner: nothing is emitted.</summary>
public sealed class CouplingProofException : Exception
{
    /// <param name="coupling">Which coupling.</param>
    /// <param name="reason">The identity that fails, and where.</param>
    public CouplingProofException(CouplingKey coupling, string reason)
        : base($"The coupling {coupling.Product} was not emitted, since its terms are not equivariant. {reason}") =>
        Coupling = coupling;

    /// <summary>Which coupling.</summary>
    public CouplingKey Coupling { get; }
}
