using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Biases on blocks of 0e.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Biases
{
    /// <summary>z[r,u] += bias[u].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<S>(nint rows, BlockView<S> bias, BlockView<S> z)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (nint r = 0; r < rows; r++)
        {
            ref S target = ref z.At(r * z.Row);
            for (nint u = 0; u < z.Copies; u++)
                Unsafe.Add(ref target, u) += bias.At(u);
        }
    }

    /// <summary>gbias[u] += Σ_r gz[r,u].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<S>(nint rows, BlockView<S> gz, BlockView<S> gbias)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (nint r = 0; r < rows; r++)
        {
            ref S source = ref gz.At(r * gz.Row);
            for (nint u = 0; u < gz.Copies; u++)
                gbias.At(u) += Unsafe.Add(ref source, u);
        }
    }
}
