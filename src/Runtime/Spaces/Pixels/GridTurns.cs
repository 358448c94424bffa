using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>About which points all grids turn that were made of one batch of images.</summary>
/// <remarks>
/// Finite images turn about their centre, which all of their grids keep. Periodic ones have no centre: each grid turns
/// about its pixels and the points halfway between them, and a use of two grids about what both have. Inputs that share
/// their images, such as one with other features, count together: what is computed from one meets the other.
/// </remarks>
internal sealed class GridTurns
{
    private readonly Lock _lock = new();

    // In halves of pixels a grid turns about First + Step · n: what two have is a sequence of this kind again.
    private int _first;
    private int _step = 1;

    /// <summary>Forgets all grids.</summary>
    internal void Reset() => (_first, _step) = (0, 1);

    /// <summary>Counts a grid in.</summary>
    /// <exception cref="ArgumentException">It has no turn in common with the others.</exception>
    internal void Add(GridShape made, GridStep step)
    {
        lock (_lock)
        {
            (int first, int tried) = (_first, 0);
            while ((first - made.First) % made.Step != 0)
            {
                if (++tried == made.Step)
                {
                    throw new ArgumentException(
                        $"The grid with {(step.IsBlocks ? "blocks" : "a stride")} of {step.Factor} "
                            + $"{made.Size.CellWord}s turns about other points than another grid that was made of "
                            + $"these periodic {made.Size.BatchWord}: one of them keeps {made.Size.CellWord}s, the "
                            + $"other one puts its {made.Size.CellWord}s between them. Use strides or blocks, not both."
                    );
                }
                first += _step;
            }
            int common = _step;
            while (common % made.Step != 0)
                common += _step;
            (_first, _step) = (first, common);
        }
    }
}
