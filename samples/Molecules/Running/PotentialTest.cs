using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>Tests a trained potential, or the mean of several, with the acetylacetone sets.</summary>
/// <param name="output">Where the report goes.</param>
public sealed class PotentialTest(TextWriter output)
{
    /// <summary>Tests and reports.</summary>
    /// <param name="models">Files of potentials.</param>
    /// <param name="folder">The folder of the sets.</param>
    /// <param name="cancellation">Ends it between two sets.</param>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public void Run(IReadOnlyList<string> models, string folder, CancellationToken cancellation = default)
    {
        IForceField field = Committee.Load(models);
        DataFolder.ThrowIfMissing(folder);
        string of = models.Count > 1 ? $" of {models.Count} networks, whose mean is taken" : "";
        output.WriteLine($"{field.Weights} weights{of}.");
        foreach ((string name, IReadOnlyList<AtomFrame> frames) in TestSets.Read(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (field is Committee committee)
                Test(committee, name, frames);
            else
                output.WriteLine($"  {name, -12} {Errors.Of(field, frames)}");
        }
    }

    private void Test(Committee committee, string name, IReadOnlyList<AtomFrame> frames)
    {
        IReadOnlyList<IReadOnlyList<AtomFrame>> answers = committee.EvaluateEach(frames);
        IReadOnlyList<AtomFrame> means = Committee.Means(answers);
        output.WriteLine($"  {name, -12} {Errors.Between(frames, means)}");
        if (frames[0].Forces is not null)
            output.WriteLine($"  {"", -12} {Disagreement.Of(frames, answers, means)}");
    }
}
