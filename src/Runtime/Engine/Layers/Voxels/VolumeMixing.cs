using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The linear map behind the couplings of a volume's kernel, with voxels in the lanes.</summary>
internal static class VolumeMixing<TKernel, S>
    where TKernel : struct, IVolumeKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Numbers that describe a matrix.</summary>
    internal const int Numbers = 7;

    /// <summary>Numbers that describe a block of biases.</summary>
    internal const int BiasNumbers = 3;

    private static int Strip => TKernel.StripLength;

    /// <summary>Transposes the matrices, factors included: [copy of the result, coupled copy].</summary>
    internal static void Transpose(ReadOnlySpan<S> weights, Span<S> transposed)
    {
        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            for (int k = 0; k < m.Copies; k++)
            {
                for (int n = 0; n < m.ResultCopies; n++)
                {
                    transposed[m.Weights + (n * m.Copies) + k] =
                        m.Factor * weights[m.Weights + (k * m.ResultCopies) + n];
                }
            }
        }
    }

    /// <summary>result = biases + matrices · coupled values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Forward(
        int voxels,
        ReadOnlySpan<S> middle,
        ReadOnlySpan<S> transposed,
        ReadOnlySpan<S> biases,
        Span<S> result
    )
    {
        result[..(TKernel.ResultDim * Strip)].Clear();
        for (int i = 0; i < TKernel.Biases.Length; i += BiasNumbers)
        {
            for (int n = 0; n < TKernel.Biases[i + 1]; n++)
                result.Slice((TKernel.Biases[i] + n) * Strip, voxels).Fill(biases[TKernel.Biases[i + 2] + n]);
        }

        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            for (int c = 0; c < m.Components; c++)
            {
                Gemm.Multiply(
                    m.ResultCopies,
                    voxels,
                    m.Copies,
                    S.One,
                    in transposed[m.Weights],
                    m.Copies,
                    in middle[(m.Place + (c * m.Copies)) * Strip],
                    Strip,
                    ref result[(m.ResultPlace + (c * m.ResultStride)) * Strip],
                    Strip
                );
            }
        }
    }

    /// <summary>gMiddle = the gradient of the coupled values; gWeights and gBiases get theirs added.</summary>
    /// <param name="voxels">Voxels that count.</param>
    /// <param name="lanes">Voxels that are computed; beyond those that count, the gradient of the result is
    /// zero.</param>
    /// <param name="middle">The coupled values.</param>
    /// <param name="weights">The matrices.</param>
    /// <param name="gResult">The gradient of the result.</param>
    /// <param name="gMiddle">The gradient of the coupled values.</param>
    /// <param name="gWeights">That of the weights.</param>
    /// <param name="gBiases">That of the biases.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Backward(
        int voxels,
        int lanes,
        ReadOnlySpan<S> middle,
        ReadOnlySpan<S> weights,
        ReadOnlySpan<S> gResult,
        Span<S> gMiddle,
        Span<S> gWeights,
        Span<S> gBiases
    )
    {
        gMiddle[..(TKernel.MiddleDim * Strip)].Clear();
        for (int i = 0; i < TKernel.Biases.Length; i += BiasNumbers)
        {
            for (int n = 0; n < TKernel.Biases[i + 1]; n++)
            {
                gBiases[TKernel.Biases[i + 2] + n] += TensorPrimitives.Sum(
                    gResult.Slice((TKernel.Biases[i] + n) * Strip, voxels)
                );
            }
        }

        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            for (int c = 0; c < m.Components; c++)
            {
                ref readonly S gOut = ref gResult[(m.ResultPlace + (c * m.ResultStride)) * Strip];
                int place = (m.Place + (c * m.Copies)) * Strip;
                Gemm.MultiplyTransposed(
                    m.Copies,
                    m.ResultCopies,
                    voxels,
                    m.Factor,
                    in middle[place],
                    Strip,
                    in gOut,
                    Strip,
                    ref gWeights[m.Weights],
                    m.ResultCopies
                );
                Gemm.Multiply(
                    m.Copies,
                    lanes,
                    m.ResultCopies,
                    m.Factor,
                    in weights[m.Weights],
                    m.ResultCopies,
                    in gOut,
                    Strip,
                    ref gMiddle[place],
                    Strip
                );
            }
        }
    }

    private static Matrix Of(int matrix)
    {
        ReadOnlySpan<int> own = TKernel.Matrices.Slice(matrix * Numbers, Numbers);
        return new Matrix(
            own[0],
            own[1],
            own[2],
            own[3],
            own[4],
            own[5],
            own[6],
            S.CreateTruncating(TKernel.Factors[matrix])
        );
    }

    private readonly record struct Matrix(
        int Place,
        int Copies,
        int ResultPlace,
        int ResultStride,
        int ResultCopies,
        int Components,
        int Weights,
        S Factor
    );
}
