namespace GeoDL.Typed.Samples.NBody.Network;

/// <summary>The sample's networks.</summary>
public enum NetworkKind
{
    /// <summary><see cref="NBodyNet"/>.</summary>
    Messages,

    /// <summary><see cref="AttentionNet"/>.</summary>
    Attention,
}

/// <summary>Makes networks.</summary>
public static class NetworkKinds
{
    /// <summary>An untrained network.</summary>
    public static INBodyNet Create(this NetworkKind kind, ulong seed = 0, Precision precision = Precision.Single) =>
        kind switch
        {
            NetworkKind.Messages => new NBodyNet(seed, precision),
            NetworkKind.Attention => new AttentionNet(seed, precision),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not one of the networks."),
        };

    /// <summary>Which network it is.</summary>
    public static NetworkKind KindOf(this INBodyNet net) =>
        net is AttentionNet ? NetworkKind.Attention : NetworkKind.Messages;
}
