namespace GeoDL.Typed.Samples.Molecules.Training;

/// <summary>Gives energies and forces of molecules: one trained network, or the mean of several.</summary>
public interface IForceField
{
    /// <summary>Its weights, of all networks together.</summary>
    int Weights { get; }

    /// <summary>The energy and forces of one configuration, in eV and eV/Å.</summary>
    /// <param name="frame">The atoms.</param>
    /// <param name="neighbours">Their neighbours; null searches for them.</param>
    AtomFrame Evaluate(AtomFrame frame, NeighbourList? neighbours = null);

    /// <summary>The energies and forces of many.</summary>
    IReadOnlyList<AtomFrame> Evaluate(IReadOnlyList<AtomFrame> frames);

    /// <summary>The same with weights of its own, in a precision.</summary>
    IForceField In(Precision precision);
}
