using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Converts rows between public order (mul_ir) and inner order (components first).</summary>
internal static class SpanRows
{
    private const int IntsPerBlock = 4;

    /// <summary>inner = rows of the public order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToInner<S>(int rows, int dim, ReadOnlySpan<int> blocks, ref readonly S from, ref S inner)
        where S : unmanaged
    {
        ref S source = ref Unsafe.AsRef(in from);
        for (int r = 0; r < rows; r++)
        {
            ref S row = ref Unsafe.Add(ref inner, (nint)r * dim);
            for (int b = 0; b < blocks.Length; b += IntsPerBlock)
            {
                ref S block = ref Unsafe.Add(ref row, blocks[b]);
                (int stride, int copies, int components) = (blocks[b + 1], blocks[b + 2], blocks[b + 3]);
                for (int u = 0; u < copies; u++)
                {
                    for (int m = 0; m < components; m++)
                    {
                        Unsafe.Add(ref block, (m * stride) + u) = source;
                        source = ref Unsafe.Add(ref source, 1);
                    }
                }
            }
        }
    }

    /// <summary>rows of the public order = inner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPublic<S>(int rows, int dim, ReadOnlySpan<int> blocks, ref readonly S inner, ref S to)
        where S : unmanaged
    {
        ref S target = ref to;
        for (int r = 0; r < rows; r++)
        {
            ref S row = ref Unsafe.Add(ref Unsafe.AsRef(in inner), (nint)r * dim);
            for (int b = 0; b < blocks.Length; b += IntsPerBlock)
            {
                ref S block = ref Unsafe.Add(ref row, blocks[b]);
                (int stride, int copies, int components) = (blocks[b + 1], blocks[b + 2], blocks[b + 3]);
                for (int u = 0; u < copies; u++)
                {
                    for (int m = 0; m < components; m++)
                    {
                        target = Unsafe.Add(ref block, (m * stride) + u);
                        target = ref Unsafe.Add(ref target, 1);
                    }
                }
            }
        }
    }
}
