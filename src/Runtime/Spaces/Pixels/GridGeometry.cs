using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The pixels of a batch of images in a pass; <see cref="Pixels"/> and <see cref="Batch"/> are views of it.
/// </summary>
internal sealed class GridGeometry : BatchGeometry
{
    private SymmetryGroup _group = null!;
    private readonly Lock _lock = new();
    private Workspace? _workspace;
    private int _turn;
    private int _turnStep = 1;

    internal GridShape Shape { get; private set; } = null!;

    internal override RowSpace Rows => Shape.Pixels;

    internal override SymmetryGroup Group => _group;

    internal override Workspace? Workspace => _workspace;

    internal void Bind(GridShape shape, SymmetryGroup group, Precision precision, Workspace? workspace)
    {
        (Shape, _group, Precision, _workspace) = (shape, group, precision, workspace);
        (_turn, _turnStep) = (shape.First, shape.Step);
    }

    /// <summary>A grid made of another one of these images, which together still turn about some point.</summary>
    /// <remarks>
    /// Finite images turn about their centre, which all of their grids keep. Periodic ones have no centre: each grid
    /// turns about its pixels and the points halfway between them, and a use of two grids about what both have.
    /// </remarks>
    /// <exception cref="ArgumentException">The grid does not fit, or has no turn in common with others that were
    /// made.</exception>
    internal GridShape Derive(GridShape from, GridStep step)
    {
        GridShape made = from.Derived(step);
        if (!made.IsPeriodic)
            return made;
        lock (_lock)
        {
            // In halves of pixels a grid turns about First + Step · n: what both have is a sequence of this kind again.
            (int turn, int tried) = (_turn, 0);
            while ((turn - made.First) % made.Step != 0)
            {
                if (++tried == made.Step)
                {
                    throw new ArgumentException(
                        $"The grid with {(step.IsBlocks ? "blocks" : "a stride")} of {step.Factor} pixels turns about "
                            + "other points than another grid that was made of these periodic images: one of them "
                            + "keeps pixels, the other one puts its pixels between them. Use strides or blocks, not "
                            + "both."
                    );
                }
                turn += _turnStep;
            }
            int common = _turnStep;
            while (common % made.Step != 0)
                common += _turnStep;
            (_turn, _turnStep) = (turn, common);
        }

        return made;
    }

    /// <summary>Ends every view and releases the images.</summary>
    internal void Expire()
    {
        Stamp++;
        Shape = null!;
    }
}
