using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The sum over copies, for paths without weights into one copy.</summary>
internal static class CopySum
{
    /// <summary>z[r,k] += Σ_u t[r,k,u].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<S>(nint rows, nint components, BlockView<S> t, BlockView<S> z)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (nint r = 0; r < rows; r++)
        {
            for (nint k = 0; k < components; k++)
            {
                ref S source = ref t.At((r * t.Row) + (k * t.Stride));
                S sum = S.Zero;
                for (nint u = 0; u < t.Copies; u++)
                    sum += Unsafe.Add(ref source, u);

                z.At((r * z.Row) + (k * z.Stride)) += sum;
            }
        }
    }

    /// <summary>gt[r,k,u] = gz[r,k].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<S>(nint rows, nint components, BlockView<S> gz, BlockView<S> gt)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (nint r = 0; r < rows; r++)
        {
            for (nint k = 0; k < components; k++)
            {
                S value = gz.At((r * gz.Row) + (k * gz.Stride));
                ref S target = ref gt.At((r * gt.Row) + (k * gt.Stride));
                for (nint u = 0; u < gt.Copies; u++)
                    Unsafe.Add(ref target, u) = value;
            }
        }
    }
}
