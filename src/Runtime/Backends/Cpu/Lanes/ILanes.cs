using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A hardware vector of <typeparamref name="S"/>: one number of each of <see cref="Width"/> copies (or rows, or edges).
/// </summary>
/// <remarks>
/// Emitted kernels are written once against this interface; the JIT turns each instance (512, 256, 128 bits, one
/// number) into plain machine instructions, so the vector body, the narrower bodies and the scalar tail come from one
/// source.
/// </remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="S">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, S>
    : IAdditionOperators<TSelf, TSelf, TSelf>,
        ISubtractionOperators<TSelf, TSelf, TSelf>,
        IMultiplyOperators<TSelf, TSelf, TSelf>,
        IDivisionOperators<TSelf, TSelf, TSelf>,
        IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, ILanes<TSelf, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>How many numbers the vector holds: a constant to the JIT.</summary>
    static abstract int Width { get; }

    /// <summary>All lanes zero.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>All lanes one.</summary>
    static abstract TSelf One { get; }

    /// <summary>The same number in each lane.</summary>
    static abstract TSelf Broadcast(S value);

    /// <summary>The number <paramref name="source"/>[<paramref name="index"/>] in each lane.</summary>
    static abstract TSelf Broadcast(ref readonly S source, nint index);

    /// <summary>
    /// Reads <see cref="Width"/> consecutive numbers from <paramref name="source"/>[<paramref name="index"/>] on.
    /// </summary>
    static abstract TSelf Load(ref readonly S source, nint index);

    /// <summary>
    /// Writes the lanes to consecutive numbers from <paramref name="destination"/>[<paramref name="index"/>] on.
    /// </summary>
    static abstract void Store(TSelf value, ref S destination, nint index);

    /// <summary>
    /// <see cref="Store"/> past the caches, to a place that is pinned and a multiple of the vector's size.
    /// </summary>
    static abstract void StoreStreamed(TSelf value, ref S destination, nint index);

    /// <summary>a·b + c, fused where the hardware supports it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Square root of each lane.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The sum over the lanes.</summary>
    static abstract S Sum(TSelf value);
}
