namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>
/// A filter that makes two real fields A and B of one real field δ at once: its spectrum is (a(k) + i b(k)) δ(k).
/// </summary>
/// <remarks>
/// An even derivative A needs a real and even in k. An odd one, such as −∂/∂z with factor −ik_z, enters rotated by i:
/// for A put −k_z into <c>b</c>, for B put +k_z into <c>a</c>. Implement as a struct: the grid's loop is then compiled
/// for it.
/// </remarks>
public interface IWaveFilter
{
    /// <summary>The numbers a and b of one wave.</summary>
    (double A, double B) At(in Wave wave);
}
