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

    /// <summary>The matrices, factors included: [coupled copy, copy of the result], and transposed.</summary>
    internal static void Scale(ReadOnlySpan<S> weights, Span<S> scaled, Span<S> transposed)
    {
        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            for (int k = 0; k < m.Copies; k++)
            {
                for (int n = 0; n < m.ResultCopies; n++)
                {
                    S weight = m.Factor * weights[m.Weights + (k * m.ResultCopies) + n];
                    scaled[m.Weights + (k * m.ResultCopies) + n] = weight;
                    transposed[m.Weights + (n * m.Copies) + k] = weight;
                }
            }
        }
    }

    /// <summary>result = biases + matrices · coupled values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Forward(
        int lanes,
        ReadOnlySpan<S> middle,
        ReadOnlySpan<S> scaled,
        ReadOnlySpan<S> biases,
        Span<S> result
    )
    {
        result[..(TKernel.ResultDim * Strip)].Clear();
        for (int i = 0; i < TKernel.Biases.Length; i += BiasNumbers)
        {
            for (int n = 0; n < TKernel.Biases[i + 1]; n++)
                result.Slice((TKernel.Biases[i] + n) * Strip, lanes).Fill(biases[TKernel.Biases[i + 2] + n]);
        }

        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            for (int c = 0; c < m.Components; c++)
            {
                StripProduct.Run(
                    m.ResultCopies,
                    m.Copies,
                    scaled[m.Weights..],
                    in middle[(m.Place + (c * m.Copies)) * Strip],
                    ref result[(m.ResultPlace + (c * m.ResultStride)) * Strip],
                    Strip,
                    lanes,
                    isAdded: true
                );
            }
        }
    }

    /// <summary>gMiddle = the gradient of the coupled values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Backward(int lanes, ReadOnlySpan<S> gResult, ReadOnlySpan<S> transposed, Span<S> gMiddle)
    {
        gMiddle[..(TKernel.MiddleDim * Strip)].Clear();
        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            for (int c = 0; c < m.Components; c++)
            {
                StripProduct.Run(
                    m.Copies,
                    m.ResultCopies,
                    transposed[m.Weights..],
                    in gResult[(m.ResultPlace + (c * m.ResultStride)) * Strip],
                    ref gMiddle[(m.Place + (c * m.Copies)) * Strip],
                    Strip,
                    lanes,
                    isAdded: true
                );
            }
        }
    }

    /// <summary>Adds the products of coupled values and gradients, which are sums over voxels.</summary>
    /// <param name="lanes">Voxels of the strip.</param>
    /// <param name="middle">The coupled values.</param>
    /// <param name="gResult">The gradient of the result, zero where there is no voxel.</param>
    /// <param name="gWeights">The sums of each matrix, without its factor.</param>
    /// <param name="gBiases">The gradient of the biases.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddGradients(
        int lanes,
        ReadOnlySpan<S> middle,
        ReadOnlySpan<S> gResult,
        BlockView<S> gWeights,
        Span<S> gBiases
    )
    {
        for (int i = 0; i < TKernel.Biases.Length; i += BiasNumbers)
        {
            for (int n = 0; n < TKernel.Biases[i + 1]; n++)
            {
                gBiases[TKernel.Biases[i + 2] + n] += TensorPrimitives.Sum(
                    gResult.Slice((TKernel.Biases[i] + n) * Strip, lanes)
                );
            }
        }

        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            StripDots.Run(
                new StripDots.Rows<S>(in middle[m.Place * Strip], m.Copies, m.Copies * Strip),
                new StripDots.Rows<S>(in gResult[m.ResultPlace * Strip], m.ResultCopies, m.ResultStride * Strip),
                m.Components,
                Strip,
                lanes,
                ref gWeights.At(m.Weights * LaneSums<S>.Lanes)
            );
        }
    }

    /// <summary>gWeights += the sums of each matrix, times its factor.</summary>
    internal static void AddScaled(ReadOnlySpan<S> sums, Span<S> gWeights)
    {
        for (int i = 0; i < TKernel.Factors.Length; i++)
        {
            Matrix m = Of(i);
            int count = m.Copies * m.ResultCopies;
            Span<S> to = gWeights.Slice(m.Weights, count);
            TensorPrimitives.MultiplyAdd(sums.Slice(m.Weights, count), m.Factor, to, to);
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
