namespace GeoDL.Typed;

/// <summary>
/// Marks a <c>sealed partial class</c> whose layers are partial methods: the generator implements them, and the
/// compiler checks that nothing in it breaks equivariance.
/// </summary>
/// <example>
/// A model, and a use of it:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [SteerableConvolution(MaxDegree = 1)]
///     private partial Gated<Hidden> Embed(Neighbourhood edges, Atom atoms);
///
///     [Gate]
///     private partial Hidden Activate(Gated<Hidden> x);
///
///     [Linear]
///     private partial Energy Read(Hidden x);
///
///     public Energy Forward(PointCloud<Atom> cloud) =>
///         Read(Activate(Embed(cloud.Edges, cloud.Features))).Sum(cloud.Batch);
/// }
///
/// Rows<Energy> energies = new Net(seed: 7, Precision.Double).Predict(cloud);
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EquivariantModelAttribute : Attribute
{
    /// <summary>The group of the model; inline signatures inherit it.</summary>
    public Group Group { get; set; } = Group.O3;

    /// <summary>N of <see cref="Group.CN"/> and <see cref="Group.DN"/>, 1 to 64; required there, not allowed
    /// elsewhere.</summary>
    public int Fold { get; set; }

    /// <summary>
    /// The largest residual of a layer's kernel under the group, where a grid of pixels keeps only a part of it (a turn
    /// then changes what the layer gives by √2 times this in the mean over angles, by at most twice this, for images
    /// without finer detail than 4 pixels). Above 0, at most 1. Without it a model is exact, or does not compile.
    /// </summary>
    public double Approximate { get; set; }

    /// <summary>
    /// The axis about which a group of the plane turns space, for clouds of space; not allowed with O(3) and SO(3).
    /// </summary>
    public Axis Axis { get; set; } = Axis.Y;
}
