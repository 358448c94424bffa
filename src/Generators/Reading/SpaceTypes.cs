using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// The runtime's types for each space: what holds features, how its rows are related, and where they are.
/// </summary>
public static class SpaceTypes
{
    private static readonly SpaceNames[] All =
    [
        new("PointCloud", "Neighbourhood", "Positions", IsInPlane: false),
        new("PlaneCloud", "PlaneNeighbourhood", "PlanePositions", IsInPlane: true),
        new("Grid2", "Pixels", Positions: null, IsInPlane: true) { BandLimited = "BandLimitedImages" },
        new("Grid3", "Voxels", Positions: null, IsInPlane: false) { BandLimited = "BandLimitedVolumes" },
        new("Graph", "GraphEdges", Positions: null, IsInPlane: false, IsGraph: true),
        new("Sphere", "Directions", Positions: null, IsInPlane: false) { IsSphere = true },
        new("Mesh", "Surface", Positions: null, IsInPlane: false) { IsSurface = true },
    ];

    /// <summary>The names of the types of each space.</summary>
    public static IReadOnlyList<SpaceNames> Names => All;

    /// <summary>Whether a type holds features of points, nodes or pixels.</summary>
    public static bool IsCloud(ITypeSymbol? type) => All.Any(space => IsCloudOf(type, space));

    /// <summary>Whether a type says which rows are neighbours: the first parameter of a convolution.</summary>
    public static bool IsRelation(ITypeSymbol? type) => All.Any(space => RuntimeTypes.Is(type, space.Relation));

    /// <summary>Whether a type says where rows are.</summary>
    public static bool IsPositions(ITypeSymbol? type) =>
        All.Any(space => space.Positions is { } positions && RuntimeTypes.Is(type, positions));

    /// <summary>Whether a type of the runtime belongs to the plane.</summary>
    public static bool IsInPlane(ITypeSymbol? type) => All.Any(space => space.IsInPlane && IsOf(type, space));

    /// <summary>Whether a type of the runtime belongs to a regular grid.</summary>
    public static bool IsGrid(ITypeSymbol? type) => All.Any(space => space.IsGrid && IsOf(type, space));

    /// <summary>Whether a type of the runtime belongs to a regular grid of space.</summary>
    public static bool IsVolume(ITypeSymbol? type) => All.Any(space => space.IsVolume && IsOf(type, space));

    /// <summary>Whether a type of the runtime belongs to a sphere.</summary>
    public static bool IsSphere(ITypeSymbol? type) => All.Any(space => space.IsSphere && IsOf(type, space));

    /// <summary>Whether a type of the runtime belongs to surfaces.</summary>
    public static bool IsSurface(ITypeSymbol? type) => All.Any(space => space.IsSurface && IsOf(type, space));

    /// <summary>
    /// Whether a type of the runtime belongs to a space of which there are coarser and finer ones: values on two of
    /// them have different rows.
    /// </summary>
    public static bool HasLevels(ITypeSymbol? type) => IsGrid(type) || IsSphere(type) || IsSurface(type);

    /// <summary>The space of a type that holds features; null if it is another type.</summary>
    public static SpaceNames? OfCloud(ITypeSymbol? type)
    {
        foreach (SpaceNames space in All)
        {
            if (IsCloudOf(type, space))
                return space;
        }

        return null;
    }

    /// <summary>The space of a type that says which rows are neighbours; null if it is another type.</summary>
    public static SpaceNames? OfRelation(ITypeSymbol? type)
    {
        foreach (SpaceNames space in All)
        {
            if (RuntimeTypes.Is(type, space.Relation))
                return space;
        }

        return null;
    }

    /// <summary>The space of a type that belongs to one; null if it is another type.</summary>
    public static SpaceNames? OfAny(ITypeSymbol? type)
    {
        foreach (SpaceNames space in All)
        {
            if (IsOf(type, space))
                return space;
        }

        return null;
    }

    private static bool IsOf(ITypeSymbol? type, SpaceNames space) =>
        IsCloudOf(type, space)
        || RuntimeTypes.Is(type, space.Relation)
        || (space.Positions is { } positions && RuntimeTypes.Is(type, positions));

    private static bool IsCloudOf(ITypeSymbol? type, SpaceNames space) =>
        RuntimeTypes.Is(type, space.Cloud, 1) || (space.IsGraph && RuntimeTypes.Is(type, space.Cloud, 2));
}
