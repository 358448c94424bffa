namespace GeoDL.Typed;

/// <summary>
/// The named functions of scalars. The set is closed: the behaviour of each member under z → −z is known.
/// </summary>
public enum Nonlinearity
{
    /// <summary>z.</summary>
    Identity,

    /// <summary>z·σ(z), also called swish.</summary>
    SiLU,

    /// <summary>tanh z.</summary>
    Tanh,

    /// <summary>σ(z) = 1/(1+e^−z).</summary>
    Sigmoid,

    /// <summary>max(z, 0).</summary>
    ReLU,

    /// <summary>z for z &gt; 0, 0.01 z below.</summary>
    LeakyReLU,

    /// <summary>z for z &gt; 0, e^z − 1 below.</summary>
    ELU,

    /// <summary>z·Φ(z) with the exact Gaussian distribution function Φ.</summary>
    GELU,

    /// <summary>z·tanh(ln(1+e^z)).</summary>
    Mish,

    /// <summary>ln(1+e^z).</summary>
    Softplus,

    /// <summary>ln(1+e^z) − ln 2, zero at zero.</summary>
    ShiftedSoftplus,

    /// <summary>|z|.</summary>
    Abs,

    /// <summary>sin z.</summary>
    Sin,

    /// <summary>cos z.</summary>
    Cos,

    /// <summary>z².</summary>
    Square,
}
