using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// A steerable convolution over the neighbours on a surface (GEM-CNN, 2003.05425): features of each neighbour are
/// carried along the edge into the frame of the receiver, coupled with the harmonics of the direction, weighted by a
/// polynomial of the length, and averaged by area; the vertex itself is mixed in by a linear map.
/// </summary>
/// <remarks>
/// It does not depend on the frames, so invariant features are those of the surface alone. Frames are turned, not
/// mirrored: reflections are not claimed.
/// </remarks>
/// <example>
/// <code><![CDATA[
/// [EquivariantModel(Group = Group.SO2)]
/// public sealed partial class Net
/// {
///     [MeshConvolution("0", "8x0 + 8x1 + 4x2")]
///     private partial Features Lift(Surface mesh, Ink x);
///
///     [return: Irreps("8x0 + 8x1 + 4x2")]
///     public Features Forward(Mesh<Ink> mesh) => Lift(mesh.Surface, mesh.Features);
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeshConvolutionAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public MeshConvolutionAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public MeshConvolutionAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Largest order of the harmonics of the kernel.</summary>
    public int MaxDegree { get; set; } = ConvolutionDefaults.MeshDegree;

    /// <summary>
    /// The number of radial functions: polynomials of the length of the edge, of degree 0 to Rings − 1. Two are the
    /// interpolation between two rings.
    /// </summary>
    public int Rings { get; set; } = ConvolutionDefaults.Rings;

    /// <summary>
    /// The unit of the edges' lengths in the kernel, in the units of the positions, longer than every edge. Left out it
    /// is the longest edge of each mesh, so that the layer does not see how large a mesh is.
    /// </summary>
    public double Radius { get; set; }

    /// <summary>Whether invariant copies of the result have biases, zero at first.</summary>
    public bool Bias { get; set; } = true;
}
