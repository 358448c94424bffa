using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// The general convolution over pixels of fields that the group permutes, <c>1x0</c> to <c>10x regular</c>: every
/// kernel with k(gx) = P(g) k(x) P(g)⁻¹ (Cohen and Welling 2016, 1602.07576, equations 10 to 12). Under C_4 and D_4 it
/// is their p4 and p4m convolution, from <c>0</c> the lifting one; under C_1 the ordinary convolution.
/// </summary>
/// <remarks>
/// <para>
/// Operand and result are fields (<c>regular</c>, <c>quotient(M)</c>) and trivial irreps, in a model of C_1, C_2, C_4,
/// D_1, D_2 or D_4: these permute square pixels, so the layer is exact. A pair of copies has a weight for each orbit of
/// the group on (value of the result, pixel, value of the operand): 36 for p4, 72 for p4m, 9 to lift, with 3 × 3
/// pixels. Weights are standard normal at first and are divided by the square root of the number of values under a
/// kernel.
/// </para>
/// <para>
/// A stride leaves pixels out and does not smooth before; where fine detail matters, take
/// <see cref="SteerableConvolutionAttribute"/>, whose strides do.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GroupConvolutionAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public GroupConvolutionAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public GroupConvolutionAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Pixels along a side of the kernel, odd, from 1 to 31.</summary>
    public int Size { get; set; } = ConvolutionDefaults.GroupSize;

    /// <summary>
    /// Every how many pixels there is one of the result, which lives on <see cref="Pixels.Coarser"/>. It must fit the
    /// size of the images.
    /// </summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance of the kernel's pixels.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>What lies beyond the border of finite images.</summary>
    public Border Border { get; set; }

    /// <summary>Whether copies of the result have biases, one for all values of a field, zero at first.</summary>
    public bool Bias { get; set; } = true;
}
