namespace GeoDL.Typed.Algebra;

/// <summary>The size of images, and what is left of it: one rule for compiler and runtime.</summary>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="IsPeriodic">Whether images continue at the opposite side.</param>
public readonly record struct GridSize(int Height, int Width, bool IsPeriodic)
{
    /// <summary>The size of a grid that is made of this one.</summary>
    /// <exception cref="ArgumentException">The step does not fit: see <see cref="WhyNot"/>.</exception>
    public GridSize After(GridStep step) =>
        WhyNot(step) is { } reason
            ? throw new ArgumentException(reason)
            : new GridSize(Count(Height, step), Count(Width, step), IsPeriodic);

    /// <summary>
    /// Why a grid cannot be made of this one without breaking its symmetry, with the nearest sizes that fit, in two
    /// sentences; null if it can.
    /// </summary>
    public string? WhyNot(GridStep step) => Misfit(step) is var (reason, remedy) ? $"{reason}. {remedy}." : null;

    /// <summary>The two sentences, each without its full stop.</summary>
    public (string Reason, string Remedy)? Misfit(GridStep step)
    {
        foreach (int size in new[] { Height, Width })
        {
            long left = Left(size, step);
            if (left < 1)
            {
                return (
                    $"Images of {Text} pixels have no pixel left without {step.Margin} at each side",
                    $"They are smaller than a kernel of {(2L * step.Margin) + 1} pixels"
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
    public string Text => $"{Height} × {Width}";

    private string Reason(GridStep step) =>
        step.IsBlocks
            ? $"Blocks of {step.Factor} × {step.Factor} pixels do not fit images of {Text} pixels: they would leave a "
                + "part out at one side, which breaks the symmetry under rotations"
            : $"A stride of {step.Factor} does not fit images of {Text} pixels: "
                + (
                    IsPeriodic
                        ? "it does not divide their size, so the images would not continue at the opposite side"
                        : "counted from both sides it would keep other pixels, which breaks the symmetry under "
                            + "rotations"
                );

    private int Count(int size, GridStep step) => (int)((Left(size, step) - Ends(step)) / step.Factor) + Ends(step);

    private long Left(int size, GridStep step) => size - (IsPeriodic ? 0 : 2L * step.Margin);

    /// <summary>1 where the pixels at both ends are kept.</summary>
    private int Ends(GridStep step) => IsPeriodic || step.IsBlocks ? 0 : 1;
}
