namespace GeoDL.Typed.Studies.Galaxies.Plots;

/// <summary>One line of a <see cref="LearningCurvePlot"/>.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="X">Clouds or epochs.</param>
/// <param name="R2">R² at each.</param>
public sealed record LearningCurve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> R2);
