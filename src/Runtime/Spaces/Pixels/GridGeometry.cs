using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The pixels of a batch of images in a pass; <see cref="Pixels"/> and <see cref="Batch"/> are views of it.
/// </summary>
internal sealed class GridGeometry : BatchGeometry
{
    private SymmetryGroup _group = null!;
    private Workspace? _workspace;

    internal GridShape Shape { get; private set; } = null!;

    internal override RowSpace Rows => Shape.Pixels;

    internal override SymmetryGroup Group => _group;

    internal override Workspace? Workspace => _workspace;

    internal void Bind(GridShape shape, SymmetryGroup group, Precision precision, Workspace? workspace) =>
        (Shape, _group, Precision, _workspace) = (shape, group, precision, workspace);

    /// <summary>Ends every view and releases the images.</summary>
    internal void Expire()
    {
        Stamp++;
        Shape = null!;
    }
}
