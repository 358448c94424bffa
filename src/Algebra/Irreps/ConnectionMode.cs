namespace GeoDL.Typed;

/// <summary>
/// How the copies u of input 1 and v of input 2 of a path combine into the copies w of its output (e3nn's connection
/// modes).
/// </summary>
public enum ConnectionMode
{
    /// <summary>z_w = Σ_uv W_uvw x_u y_v.</summary>
    Uvw,

    /// <summary>z_u = Σ_v W_uv x_u y_v; as many output copies as input 1 has.</summary>
    Uvu,

    /// <summary>z_v = Σ_u W_uv x_u y_v; as many output copies as input 2 has.</summary>
    Uvv,

    /// <summary>z_w = Σ_u W_uw x_u y_u; both inputs have the same number of copies.</summary>
    Uuw,

    /// <summary>z_u = W_u x_u y_u; inputs and output have the same number of copies.</summary>
    Uuu,

    /// <summary>z_(uv) = W_uv x_u y_v, v fastest; the output has a copy for each pair.</summary>
    Uvuv,

    /// <summary>z_(uv) = W_uv x_u y_v for u &lt; v (e3nn's <c>uvu&lt;v</c>), pairs in lexicographic order.</summary>
    UvuLessV,

    /// <summary>z_w = Σ_{u&lt;v} W_(uv)w x_u y_v (e3nn's <c>u&lt;vw</c>), pairs in lexicographic order.</summary>
    ULessVw,
}
