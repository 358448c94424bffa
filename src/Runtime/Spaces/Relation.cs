using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Who sends to whom, and how they lie to each other: all that a steerable convolution asks of a space. The
/// neighbourhood of points is one (<see cref="EdgeGeometry"/>); another space adds another.
/// </summary>
/// <remarks>
/// A relation knows nothing of features, and a layer knows nothing of what the rows are. What is a function of an edge
/// is an argument or a cutoff; both are storages, so that derivatives flow back into positions or whatever they were
/// made from.
/// </remarks>
internal abstract class Relation : Incidence
{
    /// <summary>
    /// Where kernels end, in the units of the arguments' length; +∞ where edges have no such length, or one a receiver.
    /// </summary>
    internal abstract double Cutoff { get; }

    /// <summary>Whether each receiver has a cutoff of its own: <see cref="Cutoffs{S}"/>.</summary>
    internal abstract bool HasReceiverCutoffs { get; }

    /// <summary>
    /// How features of the senders become features in the frames of the receivers; null where all rows have one frame.
    /// </summary>
    internal virtual EdgeTransport? Transport => null;

    /// <summary>
    /// [E × 3] what a kernel is a function of, on the edges: for points the vector from the receiver to the sender, in
    /// a group of the plane along the axis (zero in a plane), then cosine and sine.
    /// The same storage each time.
    /// </summary>
    internal abstract Storage<S> Arguments<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>[N] the length at which the kernel of each receiver ends, on the receivers.</summary>
    /// <exception cref="InvalidOperationException">There is one cutoff for all.</exception>
    internal abstract Storage<S> Cutoffs<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
