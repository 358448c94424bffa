using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The operations on feature values apart from layers. Each is recorded where a tape is running; results live in the
/// workspace of their operands.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Operations
{
    /// <summary>The ε of <see cref="SoftNorm"/>, in the units of the features, by default.</summary>
    public const double DefaultEpsilon = 1e-6;

    /// <summary>x + y: same rows, same signature.</summary>
    public static Handle Add(Handle x, Handle y) => AddOperation.Apply(x, y);

    /// <summary>x − y: same rows, same signature.</summary>
    public static Handle Subtract(Handle x, Handle y) => SubtractOperation.Apply(x, y);

    /// <summary>−x.</summary>
    public static Handle Negate(Handle x) => ScaleOperation.Apply(x, -1);

    /// <summary>factor·x for an untyped, finite number.</summary>
    public static Handle Scale(Handle x, double factor) => ScaleOperation.Apply(x, factor);

    /// <summary>
    /// x/divisor for an untyped, finite number that is not zero, nor so small that its inverse overflows.
    /// </summary>
    public static Handle Divide(Handle x, double divisor)
    {
        if (divisor == 0)
            throw new DivideByZeroException("A feature is divided by zero.");
        Check.Finite("Division", divisor, Precision.Double, nameof(divisor));
        if (!FiniteNumbers.Fit(1 / divisor, x.Storage.Precision))
        {
            throw new ArgumentOutOfRangeException(
                nameof(divisor),
                divisor,
                $"Division takes a number whose inverse is finite in {FiniteNumbers.Of(x.Storage.Precision)}."
            );
        }
        return ScaleOperation.Apply(x, 1 / divisor);
    }

    /// <summary>x + number for 0e scalars and an untyped, finite number.</summary>
    public static Handle Shift(Handle x, double number) => ShiftOperation.Apply(x, number);

    /// <summary>
    /// s·x for 0e or 0o scalars of the same rows: one copy, or as many as each block of x has, or one for each copy of
    /// all blocks.
    /// Odd scalars flip every parity of x.
    /// </summary>
    public static Handle ScaleBy(Handle x, Handle scalars) => ScaleByOperation.Apply(x, scalars);

    /// <summary>x/s for 0e scalars that are nowhere zero; copies as in <see cref="ScaleBy"/>.</summary>
    public static Handle DivideBy(Handle x, Handle scalars) =>
        ScaleByOperation.Apply(x, ReciprocalOperation.Apply(scalars));

    /// <summary>√(|x|²+ε²) − ε for each copy of each block, as 0e: zero at zero, smooth everywhere.</summary>
    public static Handle SoftNorm(Handle x, double epsilon = DefaultEpsilon) =>
        NormOperation.Apply(x, epsilon, bounded: false);

    /// <summary>
    /// √(|x|²+ε²) for each copy of each block, as 0e: never less than ε, so that it is safe as a divisor.
    /// </summary>
    public static Handle BoundedNorm(Handle x, double epsilon) => NormOperation.Apply(x, epsilon, bounded: true);

    /// <summary>|x|² = Σₘ xₘ² for each copy of each block, as 0e.</summary>
    public static Handle SquaredNorm(Handle x) => InnerOperation.Apply(x, x);

    /// <summary>Σₘ xₘyₘ for each copy of each block, as 0e.</summary>
    public static Handle Inner(Handle x, Handle y) => InnerOperation.Apply(x, y);

    /// <summary>The direct sum: the blocks of x, then those of y.</summary>
    public static Handle Concat(Handle x, Handle y) => ConcatOperation.Apply(x, y);

    /// <summary>One block, by its number in <paramref name="declared"/>.</summary>
    public static Handle Select(Handle x, FeatureLayout declared, int block) =>
        SelectOperation.Apply(x, declared, block, 1);

    /// <summary>Some consecutive blocks, by their numbers in <paramref name="declared"/>.</summary>
    public static Handle Select(Handle x, FeatureLayout declared, int first, int count) =>
        SelectOperation.Apply(x, declared, first, count);

    /// <summary>The sum over the copies of each block (equal neighbouring blocks count as one).</summary>
    public static Handle SumOverCopies(Handle x) => CopySumOperation.Apply(x, mean: false);

    /// <summary>The mean over the copies of each block (equal neighbouring blocks count as one).</summary>
    public static Handle MeanOverCopies(Handle x) => CopySumOperation.Apply(x, mean: true);

    /// <summary>Features as those of a subgroup; from space to a plane, of the turns about an axis.</summary>
    public static Handle Restrict(Handle x, SymmetryGroup group, Axis axis = Axis.Y) =>
        RestrictOperation.Apply(x, group, axis);

    /// <summary>Zeros of a signature on the rows of <paramref name="like"/>.</summary>
    public static Handle Zeros(Handle like, FeatureLayout layout) => ZerosOperation.Apply(like, layout);

    /// <summary>The same value in a precision.</summary>
    public static Handle Convert(Handle x, Precision precision) => ConvertOperation.Apply(x, precision);
}
