namespace GeoDL.Typed;

/// <summary>Where the constant c = E[f(z)²]^(−1/2), z ~ N(0,1), of an activation comes from.</summary>
public enum MomentConstants
{
    /// <summary>The integral itself.</summary>
    Exact,

    /// <summary>
    /// The value that e3nn samples (10⁶ draws, seed 0, with an error of about 10⁻³), for weights trained with e3nn.
    /// </summary>
    E3nn,
}
