using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The pixels of a batch of spheres, as layers relate them: where they lie follows from the sampling. It is a view and
/// ends with its pass.
/// </summary>
/// <remarks>Where a pixel lies, and the frame at it, is not a feature and cannot be read in a model.</remarks>
public readonly ref struct Directions
{
    private readonly SphereShape? _shape;

    /// <summary>What was entered with it: it ends with its pass.</summary>
    private readonly Handle _anchor;

    internal Directions(SphereShape shape, Handle anchor) => (_shape, _anchor) = (shape, anchor);

    /// <summary>Number of pixels, over all spheres.</summary>
    public int Count => Shape.Pixels.Count;

    internal SphereShape Shape
    {
        get
        {
            if (_shape is null)
            {
                throw new InvalidOperationException(
                    "These directions are empty (a default). They come from a sphere: sphere.Directions."
                );
            }
            _ = _anchor.Storage;
            return _shape;
        }
    }

    /// <summary>The memory of the pass.</summary>
    internal Workspace? Workspace => _anchor.Storage.Workspace;

    /// <summary>
    /// Pixels of the same spheres on a coarser sampling of the same kind: for degrees up to a part of the exact degree,
    /// or on HEALPix for a part of nside.
    /// </summary>
    /// <remarks>
    /// <c>[FromHarmonics]</c> on it is a pool: it keeps the low degrees, and so every rotation.
    /// </remarks>
    /// <param name="factor">At least 1; on HEALPix a divisor of nside.</param>
    /// <exception cref="ArgumentException">It does not divide nside, or no degree is left.</exception>
    public Directions Coarser(int factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        return new Directions(Shape.Coarser(factor), _anchor);
    }
}
