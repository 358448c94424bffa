namespace GeoDL.Typed.Samples.Molecules.Network;

/// <summary>Which network is trained.</summary>
public enum NetworkKind
{
    /// <summary><see cref="MoleculeNet"/>: harmonics up to degree 3, products of three.</summary>
    Full,

    /// <summary><see cref="WideNet"/>: the same with twice the copies.</summary>
    Wide,

    /// <summary><see cref="VectorNet"/>: up to degree 1.</summary>
    Vectors,

    /// <summary><see cref="ScalarNet"/>: distances alone.</summary>
    Scalars,
}

/// <summary>Makes networks.</summary>
public static class NetworkKinds
{
    /// <summary>An untrained network.</summary>
    public static IPotential Create(this NetworkKind kind, ulong seed = 0, Precision precision = Precision.Single) =>
        kind switch
        {
            NetworkKind.Full => new MoleculeNet(seed, precision),
            NetworkKind.Wide => new WideNet(seed, precision),
            NetworkKind.Vectors => new VectorNet(seed, precision),
            NetworkKind.Scalars => new ScalarNet(seed, precision),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such network."),
        };
}
