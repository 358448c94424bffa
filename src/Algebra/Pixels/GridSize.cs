namespace GeoDL.Typed.Algebra;

/// <summary>The size of images or volumes, and what is left of it: one rule for compiler and runtime.</summary>
/// <param name="Height">Pixels from top to bottom; voxels along y.</param>
/// <param name="Width">Pixels from left to right; voxels along x.</param>
/// <param name="IsPeriodic">Whether they continue at the opposite side.</param>
/// <param name="Depth">Voxels along z; 0 for images.</param>
public readonly record struct GridSize(int Height, int Width, bool IsPeriodic, int Depth = 0)
{
    /// <summary>Whether these are volumes.</summary>
    public bool IsVolume => Depth > 0;

    /// <summary>Pixels of an image, or voxels of a volume.</summary>
    public long Cells => (long)Height * Width * Math.Max(Depth, 1);

    /// <summary>What one cell is called.</summary>
    public string CellWord => IsVolume ? "voxel" : "pixel";

    /// <summary>What all of them together are called.</summary>
    public string BatchWord => IsVolume ? "volumes" : "images";

    /// <summary>The size of a grid that is made of this one.</summary>
    /// <exception cref="ArgumentException">The step does not fit: see <see cref="WhyNot"/>.</exception>
    public GridSize After(GridStep step) =>
        WhyNot(step) is { } reason
            ? throw new ArgumentException(reason)
            : new GridSize(Count(Height, step), Count(Width, step), IsPeriodic, IsVolume ? Count(Depth, step) : 0);

    /// <summary>
    /// Why a grid cannot be made of this one without breaking its symmetry, with the nearest sizes that fit, in two
    /// sentences; null if it can.
    /// </summary>
    public string? WhyNot(GridStep step) => Misfit(step) is var (reason, remedy) ? $"{reason}. {remedy}." : null;

    /// <summary>The two sentences, each without its full stop.</summary>
    public (string Reason, string Remedy)? Misfit(GridStep step)
    {
        if (step.NeedsSides && IsPeriodic)
        {
            return (
                $"A fade does not fit periodic {BatchWord}: they have neither sides nor a centre",
                $"Leave it out, or make the {BatchWord} finite"
            );
        }
        foreach (int size in IsVolume ? [Depth, Height, Width] : new[] { Height, Width })
        {
            long left = Left(size, step);
            if (left < 1)
            {
                return (
                    $"{(IsVolume ? "Volumes" : "Images")} of {Text} {CellWord}s have no {CellWord} left without "
                        + $"{step.Margin} at each side",
                    $"They are smaller than a kernel of {(2L * step.Margin) + 1} {CellWord}s"
                );
            }
            long rest = (left - Ends(step)) % step.Factor;
            if (rest == 0)
                continue;
            long below = size - rest,
                above = below + step.Factor;
            return (
                Reason(step),
                $"Take a size of {(below > 0 ? $"{below} or " : string.Empty)}{above} instead of {size}"
            );
        }

        return null;
    }

    /// <summary>The size in messages.</summary>
    public string Text => (IsVolume ? $"{Depth} × " : string.Empty) + $"{Height} × {Width}";

    /// <summary>The size of a block in messages.</summary>
    public string BlockText(int size) => (IsVolume ? $"{size} × " : string.Empty) + $"{size} × {size}";

    private string Reason(GridStep step) =>
        step.IsBlocks
            ? $"Blocks of {BlockText(step.Factor)} {CellWord}s do not fit {BatchWord} of {Text} {CellWord}s: they "
                + "would leave a part out at one side, which breaks the symmetry under rotations"
            : $"A stride of {step.Factor} does not fit {BatchWord} of {Text} {CellWord}s: "
                + (
                    IsPeriodic
                        ? $"it does not divide their size, so the {BatchWord} would not continue at the opposite side"
                        : $"counted from both sides it would keep other {CellWord}s, which breaks the symmetry under "
                            + "rotations"
                );

    private int Count(int size, GridStep step) => (int)((Left(size, step) - Ends(step)) / step.Factor) + Ends(step);

    private long Left(int size, GridStep step) => size - (IsPeriodic ? 0 : 2L * step.Margin);

    /// <summary>1 where the pixels at both ends are kept.</summary>
    private int Ends(GridStep step) => IsPeriodic || step.IsBlocks ? 0 : 1;
}
