namespace GeoDL.Typed.Generators.Models;

/// <summary>The runtime's <c>ProductKind</c>, by value: the generator does not reference the runtime.</summary>
public enum ProductKind
{
    /// <summary>Every allowed path, uvw.</summary>
    FullyConnected,

    /// <summary>Each copy of the first operand by itself, uvu.</summary>
    Channelwise,

    /// <summary>Copy by copy, uuu.</summary>
    Elementwise,

    /// <summary>Every pair of copies, uvuv, unweighted.</summary>
    Full,

    /// <summary>Listed paths.</summary>
    Custom,
}
