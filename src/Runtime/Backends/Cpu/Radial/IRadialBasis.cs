namespace GeoDL.Typed.CompilerServices;

/// <summary>A family of radial functions β_n of u = r/r_c, and their derivatives, for lanes of edges.</summary>
internal interface IRadialBasis
{
    /// <summary>
    /// Writes √count·β_n(u) at values[(n−1)·stride], and if they are wanted √count·β_n′(u) at slopes[(n−1)·stride] and
    /// √count·β_n″(u) at bends[(n−1)·stride], for n = 1 … count.
    /// </summary>
    static abstract void Evaluate<V>(
        V u,
        int count,
        ref double values,
        ref double slopes,
        ref double bends,
        nint stride,
        RadialOrder order
    )
        where V : struct, ILanes<V, double>;
}
