using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A grid of a pass as layers see it, of pixels or of voxels.</summary>
internal readonly ref struct GridView(GridGeometry geometry, GridShape shape)
{
    internal GridShape Shape => shape;

    internal Workspace? Workspace => geometry.Workspace;

    /// <summary>The shape of a grid that a layer makes of this one.</summary>
    internal GridShape Derive(GridStep step) => geometry.Derive(shape, step);
}
