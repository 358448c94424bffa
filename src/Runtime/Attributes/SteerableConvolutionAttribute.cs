using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// A steerable convolution over neighbours: k(x) = F(|x|) Y(x/|x|), summed over the edges of each receiver, then mixed
/// by a linear map.
/// </summary>
/// <example>
/// Over the neighbours of points, and over the pixels of images:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 12)]
///     private partial Hidden Interact(Neighbourhood edges, Hidden x);
///
///     public Hidden Forward(PointCloud<Hidden> cloud) => cloud.Features + Interact(cloud.Edges, cloud.Features);
/// }
///
/// [EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
/// public sealed partial class ImageNet
/// {
///     [SteerableConvolution("0", "8x0 + 8x1", Size = 5)]
///     private partial Features Lift(Pixels grid, Ink x);
///
///     [return: Irreps("8x0 + 8x1")]
///     public Features Forward(Grid2<Ink> image) => Lift(image.Pixels, image.Features);
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SteerableConvolutionAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public SteerableConvolutionAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public SteerableConvolutionAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>
    /// Largest degree of the harmonics of the kernel. Over pixels the largest order, which the model's
    /// <see cref="EquivariantModelAttribute.Approximate"/> must allow; left out, it is as large as that allows.
    /// </summary>
    public int MaxDegree { get; set; } = ConvolutionDefaults.MaxDegree;

    /// <summary>The radial basis.</summary>
    public RadialBasis Basis { get; set; } = RadialBasis.Bessel;

    /// <summary>Number of radial basis functions.</summary>
    public int BasisCount { get; set; } = ConvolutionDefaults.BasisCount;

    /// <summary>
    /// What basis functions are multiplied by before they enter the radial network, from 1E-30 to 1E+30. Less keeps
    /// radial functions smooth: activations stay where they are nearly straight until weights have grown. With Bessel
    /// functions that are √(2/r_c) sin(nπr/r_c)/r it is 1/√BasisCount.
    /// </summary>
    public double BasisScale { get; set; } = ConvolutionDefaults.BasisScale;

    /// <summary>Width of the hidden layers of the radial network.</summary>
    public int RadialWidth { get; set; } = ConvolutionDefaults.RadialWidth;

    /// <summary>Number of hidden layers of the radial network.</summary>
    public int RadialLayers { get; set; } = ConvolutionDefaults.RadialLayers;

    /// <summary>Activation of the radial network.</summary>
    public Nonlinearity RadialActivation { get; set; } = ConvolutionDefaults.RadialActivation;

    /// <summary>The envelope that brings the kernel smoothly to zero at the cutoff.</summary>
    public CutoffEnvelope Envelope { get; set; } = CutoffEnvelope.Polynomial;

    /// <summary>
    /// The exponent p of <see cref="CutoffEnvelope.Polynomial"/>, from 2 to 64; other envelopes have none.
    /// </summary>
    public int EnvelopeExponent { get; set; } = ConvolutionDefaults.EnvelopeExponent;

    /// <summary>
    /// Whether the envelope multiplies the basis functions that enter the radial network (NequIP, MACE, Nequix),
    /// instead of the weights that leave it. The network has no biases, so its weights end with its inputs where its
    /// activation is zero at zero; others are refused.
    /// </summary>
    public bool EnvelopeBeforeNetwork { get; set; }

    /// <summary>
    /// Length at which the kernel ends, in the units of the positions, at most the radius of the edges; 0 takes the
    /// edges' own cutoff. It is required for edges without a cutoff (all pairs).
    /// </summary>
    public double Cutoff { get; set; }

    /// <summary>
    /// Intervals of a cubic B-spline that replaces the radial network, 8 or more; 0 (the default) evaluates the network
    /// for every edge. The error falls with the fourth power of the number. It pays off where there are many more edges
    /// than intervals: 20,000 edges, 256 intervals and 32 copies up to degree 2 took six tenths of the time. Gradients
    /// are the exact gradients of the spline. It needs an envelope and one cutoff for all edges, so it does not work
    /// with k nearest neighbours.
    /// </summary>
    public int RadialKnots { get; set; }

    /// <summary>Which second-moment constants activations use.</summary>
    public MomentConstants Constants { get; set; } = MomentConstants.Exact;

    /// <summary>Over pixels: pixels along a side of the kernel, odd, from 1 to 31.</summary>
    public int Size { get; set; } = ConvolutionDefaults.Size;

    /// <summary>
    /// Over pixels: every how many pixels there is one of the result, which lives on <see cref="Pixels.Coarser"/>. It
    /// must fit the size of the images.
    /// </summary>
    public int Stride { get; set; } = 1;

    /// <summary>Over pixels: the distance of the kernel's pixels.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Over pixels: what lies beyond the border of finite images.</summary>
    public Border Border { get; set; }

    /// <summary>
    /// Over pixels: the radial functions. <see cref="KernelProfile.PixelOrbits"/> are all, for groups that square
    /// pixels keep.
    /// </summary>
    public KernelProfile Profile { get; set; }

    /// <summary>Over pixels: the width σ of the radial functions, in pixels of the kernel; 0 for the size's
    /// own.</summary>
    public double ProfileWidth { get; set; }

    /// <summary>Over pixels: the number of radial functions of each order; 0 for the size's own.</summary>
    public int Radii { get; set; }

    /// <summary>
    /// Over pixels: whether a stride smooths before it leaves pixels out; without that, fine detail turns into false
    /// patterns.
    /// </summary>
    public bool LowPass { get; set; } = true;

    /// <summary>
    /// Over voxels: the spacing along x, y and z, in the units of the volumes, which the kernel is made for. Volumes
    /// with another spacing are refused. Left out, voxels are cubes of any size.
    /// </summary>
    public double[]? Spacing { get; set; }

    /// <summary>Over pixels: whether invariant copies of the result have biases, zero at first.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The sum over neighbours is divided by the square root of this number.</summary>
    public double AverageNeighbours { get; set; } = ConvolutionDefaults.AverageNeighbours;
}
