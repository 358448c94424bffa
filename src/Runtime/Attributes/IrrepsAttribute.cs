namespace GeoDL.Typed;

/// <summary>
/// The irreps signature of a feature type, parameter, return value or property, such as <c>"16x0e + 8x1o"</c> or
/// <c>"logMass: 0e + velocity: 1o"</c>.
/// </summary>
/// <example>
/// Feature types, and a parameter and a result of plain <c>Features</c>:
/// <code><![CDATA[
/// [Irreps("charge: 0e + velocity: 1o")]
/// public readonly ref partial struct Particle;
///
/// [EquivariantModel]
/// public sealed partial class Momentum
/// {
///     [return: Irreps("1o")]
///     public Features Forward(PointCloud<Particle> cloud, [Irreps("0e")] Features mass) =>
///         (Scalars.From(mass) * cloud.Features.Velocity).Sum(cloud.Batch);
/// }
/// ]]></code>
/// </example>
[AttributeUsage(
    AttributeTargets.Struct | AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Property
)]
public sealed class IrrepsAttribute : Attribute
{
    /// <summary>Declares the signature.</summary>
    /// <param name="signature">Blocks <c>[name:] [mul x] degree parity</c>, joined by <c>+</c>.</param>
    public IrrepsAttribute(string signature) => Signature = signature;

    /// <summary>The text as written.</summary>
    public string Signature { get; }

    /// <summary>The group that acts on the feature; O(3) by default.</summary>
    public Group Group { get; set; } = Group.O3;

    /// <summary>N of <see cref="Group.CN"/> and <see cref="Group.DN"/>, 1 to 64; required there, not allowed
    /// elsewhere.</summary>
    public int Fold { get; set; }

    /// <summary>
    /// The sign of U of a feature type with blocks of order 2 (Q and U) on the sphere, under O(2) and SO(2); it belongs
    /// to the type.
    /// </summary>
    public PolarisationConvention Polarisation { get; set; }
}
