namespace GeoDL.Typed;

/// <summary>Which paths a tensor product has (e3nn's predefined products).</summary>
public enum ProductKind
{
    /// <summary>
    /// Every path that the selection rules allow, every copy with every other (<c>uvw</c>, weighted).
    /// </summary>
    FullyConnected,

    /// <summary>Each copy of the first operand separately (<c>uvu</c>), one weight per pair of copies.</summary>
    Channelwise,

    /// <summary>Copy by copy (<c>uuu</c>); both operands have the same number of copies.</summary>
    Elementwise,

    /// <summary>Every product of every pair of copies (<c>uvuv</c>), unweighted, sorted result.</summary>
    Full,

    /// <summary>The paths listed by the user.</summary>
    Custom,
}
