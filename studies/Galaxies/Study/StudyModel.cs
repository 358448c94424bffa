using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>A model of the grid in one size.</summary>
/// <param name="Name">What kind it is.</param>
/// <param name="Size">small, medium or large: about 2,000, 8,000, 30,000 weights.</param>
/// <param name="Create">Makes an untrained one.</param>
/// <param name="MultiplyAdds">Multiply-adds of one prediction for so many galaxies and edges, about: activations and
/// harmonics are not counted.</param>
public sealed record StudyModel(string Name, string Size, Func<Estimator> Create, Func<long, long, long> MultiplyAdds);
