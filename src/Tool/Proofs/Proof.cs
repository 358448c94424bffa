namespace GeoDL.Typed.Tool.Proofs;

/// <summary>How far the emitted kernels of a layer are from the exact tables.</summary>
/// <param name="Layer">The model and the path of the layer.</param>
/// <param name="Paths">The number of paths.</param>
/// <param name="Single">The largest relative error in float.</param>
/// <param name="Double">The same in double.</param>
/// <param name="Failures">What is wrong, in sentences without a full stop.</param>
internal sealed record Proof(string Layer, int Paths, double Single, double Double, IReadOnlyList<string> Failures);
