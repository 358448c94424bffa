using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A scalar function and its derivatives, on lanes.</summary>
internal interface INonlinearity
{
    /// <summary>f(z).</summary>
    static abstract V Value<V, S>(V z)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>f′(z); at a kink the derivative from below, at the kink of |z| zero.</summary>
    static abstract V Slope<V, S>(V z)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>f″(z); at a kink the value from below.</summary>
    static abstract V Bend<V, S>(V z)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
