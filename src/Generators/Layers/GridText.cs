using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// What layers say of the grids that they are on: groups of space have voxels, and groups of the plane pixels.
/// </summary>
internal static class GridText
{
    /// <summary>What one cell is called.</summary>
    public static string Cell(SymmetryGroup group) => group.IsSpatial ? "voxel" : "pixel";

    /// <summary>A block with a number of cells along each side.</summary>
    public static string Block(int side, SymmetryGroup group) =>
        string.Join(" × ", Enumerable.Repeat(Literals.Of(side), group.IsSpatial ? 3 : 2)) + $" {Cell(group)}s";

    /// <summary>What squares or cubes keep of a group.</summary>
    public static KeptGroup KeptBy(SymmetryGroup group) =>
        group.IsSpatial
            ? KeptGroup.OnVoxels(group, VoxelSpacing.Unit)
            : KeptGroup.OfPlane(GridSymmetry.OnPixels(group));

    /// <summary>The same if it is not all of the group; else null.</summary>
    public static KeptGroup? KeptOf(SymmetryGroup group) =>
        group.IsSpatial || !GridSymmetry.IsExact(group) ? KeptBy(group) : null;
}
