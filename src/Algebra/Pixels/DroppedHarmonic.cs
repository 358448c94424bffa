namespace GeoDL.Typed.Algebra;

/// <summary>A radial function of one harmonic that is not in a sampled window.</summary>
/// <param name="Order">The order j ≥ 0.</param>
/// <param name="Residual">Its residual, that of the worst sum for <see cref="DropReason.Interference"/>; NaN if it has
/// none.</param>
/// <param name="Reason">Why it is dropped.</param>
public sealed record DroppedHarmonic(int Order, double Residual, DropReason Reason);
