using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Emitted real solid spherical harmonics (polar axis y, e3nn's order and signs) of a set of degrees, with their
/// pullback.
/// </summary>
/// <remarks>
/// One lane is one point. Components of the wanted degrees follow one another in ascending degree; component c of lane
/// q is stored at result[c·stride + q]. The polynomials are homogeneous: the caller normalises the direction if needed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHarmonicsKernel
{
    /// <summary>Total number of components over the wanted degrees.</summary>
    static abstract int Dim { get; }

    /// <summary>The largest degree.</summary>
    static abstract int MaxDegree { get; }

    /// <summary>Values at (x, y, z).</summary>
    static abstract void Evaluate<V, S>(V x, V y, V z, ref S result, nint stride)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>
    /// Gradient with respect to the point, for the gradient of the values (same storage as the values).
    /// </summary>
    static abstract void Pullback<V, S>(
        V x,
        V y,
        V z,
        ref readonly S gradient,
        nint stride,
        out V gx,
        out V gy,
        out V gz
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
