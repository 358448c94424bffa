using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Studies.Galaxies.Scale;

/// <summary>
/// A part of a large cloud that a network can run on by itself: points to be answered, then those around that they
/// depend on.
/// </summary>
/// <param name="Points">The numbers of the points to be answered, in the large cloud.</param>
/// <param name="Receivers">How many rows, from the first, need their neighbours: those to be answered, and those whose
/// hidden features these look at.</param>
/// <param name="Positions">All rows × 3, images at their place.</param>
public sealed record BlockPart(int[] Points, int Receivers, double[] Positions)
{
    /// <summary>The rows with the edges into the receivers, as the network takes them.</summary>
    public PointCloud<TFeatures> ToCloud<TFeatures>(double radius, double[] features)
        where TFeatures : struct, IFeatures<TFeatures>, allows ref struct =>
        PointCloud.Create(
            Positions,
            Rows<TFeatures>.From(features),
            NeighbourSearch.WithinRadius(Positions, radius, Receivers)
        );
}
