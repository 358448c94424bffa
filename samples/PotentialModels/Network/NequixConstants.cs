namespace GeoDL.Typed.Samples.Potentials.Network;

/// <summary>The numbers of nequix-mp-1 that are not weights: its file must state the same.</summary>
public static class NequixConstants
{
    /// <summary>Edges end here, in Å.</summary>
    public const double Cutoff = 6;

    /// <summary>Sums over neighbours are divided by the root of this.</summary>
    public const double AverageNeighbours = 57.413687022442645;

    /// <summary>What the network says of an atom is multiplied by this, in eV.</summary>
    public const double Scale = 0.8066479563713074;

    /// <summary>Each atom's energy is shifted by this, in eV.</summary>
    public const double Shift = 0.16502578765761478;

    /// <summary>
    /// silu of gates and scalars is multiplied by this: 1/c, c² the mean of silu² over 10⁶ + 1 quantiles of the normal
    /// distribution, which is neither the integral nor e3nn's number.
    /// </summary>
    public const double Activation = 1 / 0.5964586854233045;

    /// <summary>Added to the square that a node is normalised by.</summary>
    public const double Epsilon = 1e-12;
}
