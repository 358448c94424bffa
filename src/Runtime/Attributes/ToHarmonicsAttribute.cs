namespace GeoDL.Typed;

/// <summary>
/// The coefficients of fields on the sphere in spherical harmonics, one row per sphere. They are features of O(3), or
/// of SO(3): a scalar field of a model of O(3) is <c>0e..64</c> (0e + 1o + 2e + …), and one of spin 2 <c>2e..64</c> (E)
/// and <c>2o..64</c> (B).
/// </summary>
/// <remarks>
/// <para>
/// The operand's type states O(2) in a model of O(3), SO(2) in one of SO(3). Blocks of the result follow those of the
/// operand: of a copy with spin E before B. Coefficients are those of orthonormal harmonics, and E and B are HEALPix's,
/// whatever the polarisation convention of the operand's type.
/// </para>
/// <para>
/// It is exact on samplings that are exact up to <see cref="MaxDegree"/>, and takes no others, except HEALPix with
/// <see cref="Iterations"/> in a model that states <c>Approximate</c>.
/// </para>
/// </remarks>
/// <example>
/// Temperature and polarisation, analysed, filtered degree by degree with learned weights, and synthesised:
/// <code><![CDATA[
/// [Irreps("temperature: 0e + polarisation: 2", Group = Group.O2)] public readonly ref partial struct Sky;
/// [Irreps("t: 0e..64 + e: 2e..64 + b: 2o..64")]                  public readonly ref partial struct Modes;
///
/// [EquivariantModel]
/// public sealed partial class Filter
/// {
///     [ToHarmonics(MaxDegree = 64)]
///     private partial Modes Analyse(Directions pixels, Sky sky);
///
///     [Linear]
///     private partial Modes Weigh(Modes modes);
///
///     [FromHarmonics]
///     private partial Sky Synthesise(Directions pixels, Modes modes);
///
///     public Sky Forward(Sphere<Sky> sky) =>
///         Synthesise(sky.Directions, Weigh(Analyse(sky.Directions, sky.Features)));
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToHarmonicsAttribute : LayerAttribute
{
    /// <summary>The largest degree: at least the largest order of the operand, at most 256.</summary>
    public int MaxDegree { get; set; }

    /// <summary>
    /// How often what the coefficients do not account for is analysed again: for HEALPix, in a model that states
    /// <c>Approximate</c>. 0, the default, is exact and for exact samplings alone.
    /// </summary>
    public int Iterations { get; set; }
}
