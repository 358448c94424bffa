namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>One point of a training curve.</summary>
/// <param name="Step">Steps so far.</param>
/// <param name="Loss">Mean loss since the point before: mean squared error of scaled labels.</param>
/// <param name="Validation">Score of the averaged weights on the validation clouds.</param>
public sealed record InferencePoint(long Step, double Loss, InferenceScore Validation);
