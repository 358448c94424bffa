using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Constants of emitted kernels, which are generic over float and double.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Number
{
    /// <summary>The constant as <typeparamref name="S"/>; the JIT folds it to an immediate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Of<S>(double value)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? Unsafe.BitCast<float, S>((float)value)
        : typeof(S) == typeof(double) ? Unsafe.BitCast<double, S>(value)
        : S.CreateTruncating(value);
}
