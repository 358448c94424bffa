namespace GeoDL.Typed;

/// <summary>
/// Fields at the pixels of a sphere from their coefficients in spherical harmonics: the inverse of
/// <see cref="ToHarmonicsAttribute"/>, exact at every pixel of every sampling that holds the degrees.
/// </summary>
/// <remarks>
/// The result's type states O(2) in a model of O(3), SO(2) in one of SO(3), and the polarisation convention. The
/// largest degree is that of the operand. On <c>directions.Coarser(2)</c> it is a pool that keeps every rotation.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FromHarmonicsAttribute : LayerAttribute;
