namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// What an interrupted training needs beside weights and optimiser to go on as if nothing had happened.
/// </summary>
/// <param name="Step">Steps done.</param>
/// <param name="Average">The averaged weights.</param>
/// <param name="Best">Those that did best on the validation clouds.</param>
/// <param name="BestError">Their error; infinite before the first validation.</param>
public sealed record TrainingState(long Step, double[] Average, double[] Best, double BestError);
