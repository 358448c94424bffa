namespace GeoDL.Typed.Algebra;

/// <summary>The kernels of a group convolution from one term of the operand to one of the result.</summary>
/// <param name="In">The term of the operand.</param>
/// <param name="Out">The term of the result.</param>
/// <param name="Orbits">The free numbers of one copy to another.</param>
/// <param name="WeightOffset">Where its weights begin: for each orbit a matrix [copies of the operand, copies of the
/// result].</param>
public sealed record GroupConvolutionPath(SignatureTerm In, SignatureTerm Out, PixelOrbits Orbits, int WeightOffset)
{
    /// <summary>The number of its weights.</summary>
    public int WeightCount => checked(Orbits.Count * In.Mul * Out.Mul);
}
