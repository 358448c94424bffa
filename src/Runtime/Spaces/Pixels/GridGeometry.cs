using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The pixels of a batch of images in a pass; <see cref="Pixels"/> and <see cref="Batch"/> are views of it.
/// </summary>
internal sealed class GridGeometry : BatchGeometry
{
    private SymmetryGroup _group = null!;
    private readonly GridTurns _own = new();
    private GridTurns _turns = null!;
    private Workspace? _workspace;

    internal GridShape Shape { get; private set; } = null!;

    internal override RowSpace Rows => Shape.Pixels;

    internal override SymmetryGroup Group => _group;

    internal override Workspace? Workspace => _workspace;

    internal void Bind(GridShape shape, SymmetryGroup group, Precision precision, Workspace? workspace)
    {
        if (workspace is null)
        {
            _turns = shape.Turns;
        }
        else if (workspace.GridOf(shape.Images) is { } other)
        {
            _turns = other._turns;
        }
        else
        {
            _turns = _own;
            _turns.Reset();
        }
        (Shape, _group, Precision, _workspace) = (shape, group, precision, workspace);
    }

    /// <summary>A grid made of another one of these images, which together still turn about some point.</summary>
    /// <exception cref="ArgumentException">The grid does not fit, or has no turn in common with others that were
    /// made.</exception>
    internal GridShape Derive(GridShape from, GridStep step)
    {
        GridShape made = from.Derived(step);
        if (made.IsPeriodic)
            _turns.Add(made, step);
        return made;
    }

    /// <summary>Ends every view and releases the images.</summary>
    internal void Expire()
    {
        Stamp++;
        Shape = null!;
    }
}
