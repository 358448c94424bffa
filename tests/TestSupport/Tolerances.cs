namespace GeoDL.Typed.TestSupport;

/// <summary>How far two results may lie apart, relative to the largest entry of the reference.</summary>
/// <remarks>A few operations deep; whole models multiply by the square root of their depth, and say so.</remarks>
public static class Tolerances
{
    /// <summary>The tolerance of a direction, for results in double or single precision.</summary>
    public static double Of(Direction direction, bool isDouble) =>
        (direction, isDouble) switch
        {
            (Direction.Forward, true) => 1e-13,
            (Direction.Forward, false) => 2e-6,
            (Direction.Backward, true) => 1e-12,
            (Direction.Backward, false) => 1e-5,
            (Direction.CentralDifference, true) => 1e-7,
            (Direction.Equivariance, true) => 1e-12,
            (Direction.Equivariance, false) => 5e-6,
            _ => throw new ArgumentOutOfRangeException(
                nameof(direction),
                direction,
                "Central differences are taken in double."
            ),
        };
}
