using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>What a cell has found, as its file keeps it.</summary>
/// <param name="Cell">Which cell.</param>
/// <param name="Plan">Steps, batch, rate, data: what else the result depends on, as one line.</param>
/// <param name="Weights">Trained weights of the model.</param>
/// <param name="MultiplyAdds">Multiply-adds of one prediction, about.</param>
/// <param name="Validation">R² of both parameters on the validation clouds.</param>
/// <param name="Predictions">(Ω_m, σ_8) of each test cloud.</param>
/// <param name="SymmetryError">Largest change of a scaled prediction when a test cloud is turned or mirrored with its
/// box.</param>
/// <param name="Seconds">Time of the training.</param>
/// <param name="Commit">Version of the program.</param>
/// <param name="Finished">When it was done, UTC.</param>
public sealed record StudyResult(
    StudyCell Cell,
    string Plan,
    int Weights,
    long MultiplyAdds,
    double[] Validation,
    double[][] Predictions,
    double SymmetryError,
    double Seconds,
    string Commit,
    DateTime Finished
)
{
    /// <summary>The score on the test clouds.</summary>
    public InferenceScore Score(IReadOnlyList<double[]> truth) => InferenceScore.Of(truth, Predictions);
}
