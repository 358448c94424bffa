using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Study;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>One training of the command <c>infer</c> with its files; an interrupted one goes on.</summary>
/// <param name="name">The model's name.</param>
/// <param name="folder">Folder of its files.</param>
/// <param name="input">What may be used of the clouds.</param>
/// <param name="data">The clouds.</param>
/// <param name="plan">What the training is fixed by, and the processes that share it.</param>
public sealed class InferenceRun(
    string name,
    string folder,
    InferenceInput input,
    InferenceData data,
    InferencePlan plan
)
{
    private readonly TrainingStateFile _kept = new(
        Path.Combine(folder, $"{name}-training.safetensors"),
        $"{name}, {plan.ToText()}, {input.ToText()}, clouds {StudyRunner.MarkOf(data)}"
    );

    private bool IsFirst => plan.Replicas is null or { Index: 0 };

    /// <summary>Baselines, training, weights.</summary>
    /// <param name="experiment">Keeps the scores.</param>
    /// <param name="estimator">The model.</param>
    /// <param name="fresh">Start anew even where an interrupted training is found.</param>
    /// <param name="alone">Leave the baselines out.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="cancellation">Ends the run between two steps; the training is kept.</param>
    /// <returns>Whether it came to its end.</returns>
    /// <exception cref="ReplicaException">Processes cannot go on together; the training is kept.</exception>
    public bool Run(
        InferenceExperiment experiment,
        Estimator estimator,
        bool fresh,
        bool alone,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var stored = estimator as IStoredEstimator;
        if (stored is null && plan.Replicas is not null)
            throw new ReplicaException($"The model '{name}' is trained by one process only.");

        stored?.StateFile = _kept;
        if (fresh && IsFirst)
            _kept.Delete();

        output.WriteLine(InferenceExperiment.Header);
        try
        {
            IReadOnlyDictionary<string, IStoredEstimator> baselines =
                alone || !IsFirst
                    ? new Dictionary<string, IStoredEstimator>()
                    : experiment.RunBaselines(plan.Seed, cancellation);

            // Nobody looks for an interrupted training before the first process has put it away.
            plan.Replicas.FromFirst(0);
            experiment.Run(estimator, plan, cancellation);
            foreach ((string baseline, IStoredEstimator perceptron) in baselines)
                Save(baseline, perceptron, output);

            if (stored is not null && IsFirst)
            {
                Save(name, stored, output);
                _kept.Delete();
            }

            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested || plan.Replicas is not null)
        {
            output.WriteLine(_kept.Exists ? "Stopped; the same command goes on from there." : "Stopped.");
            return false;
        }
        catch (ReplicaException error) when (IsFirst && _kept.Exists)
        {
            throw new ReplicaException(
                $"{error.Message} The training is kept; the same command goes on from there.",
                error
            );
        }
    }

    private void Save(string model, IStoredEstimator estimator, TextWriter output)
    {
        // Measured anew: a training that was stopped after its last step has no more points.
        InferenceScore validation = InferenceScore.Of(
            InferenceScore.Truth(data.Validation),
            ((Estimator)estimator).Predict(data.Validation)
        );
        string file = Path.Combine(folder, $"{model}.safetensors");
        EstimatorFile.Save(file, model, estimator, input, validation);
        output.WriteLine($"Weights: {file}");
    }
}
