namespace GeoDL.Typed.CompilerServices;

/// <summary>A factor of u = r/r_c that brings the kernel to zero at the cutoff, for lanes of edges.</summary>
internal interface IEnvelope
{
    /// <summary>Its value, and its first and second derivative by u, for 0 ≤ u &lt; 1.</summary>
    V Evaluate<V>(V u, out V slope, out V bend)
        where V : struct, ILanes<V, double>;
}
