namespace GeoDL.Typed.Samples.Molecules.Training;

/// <summary>
/// The mean of several potentials, which learned with other seeds: its forces are the gradient of its energy, as those
/// of each member are, and where little was learned its members disagree.
/// </summary>
/// <param name="Members">The potentials.</param>
public sealed record Committee(IReadOnlyList<Potential> Members) : IForceField
{
    /// <inheritdoc/>
    public int Weights => Members.Sum(static m => m.Weights);

    /// <summary>Reads potentials: the potential itself where there is one file, else the committee of all.</summary>
    /// <param name="paths">One file or more, no one twice.</param>
    /// <exception cref="DataFileException">A file is none, or is named twice.</exception>
    public static IForceField Load(IReadOnlyList<string> paths)
    {
        HashSet<string> named = [];
        foreach (string path in paths.Where(path => !named.Add(Path.GetFullPath(path))))
            throw new DataFileException(path, "it is named twice. A committee has different members.");
        Potential[] members = [.. paths.Select(Potential.Load)];
        return members is [Potential only] ? only : new Committee(members);
    }

    /// <inheritdoc/>
    public AtomFrame Evaluate(AtomFrame frame, NeighbourList? neighbours = null) =>
        Mean([.. Members.Select(m => m.Evaluate(frame, neighbours))]);

    /// <inheritdoc/>
    public IReadOnlyList<AtomFrame> Evaluate(IReadOnlyList<AtomFrame> frames) => Means(EvaluateEach(frames));

    /// <inheritdoc/>
    public IForceField In(Precision precision) => new Committee([.. Members.Select(m => m.OwnIn(precision))]);

    /// <summary>What each member says of each configuration.</summary>
    public IReadOnlyList<IReadOnlyList<AtomFrame>> EvaluateEach(IReadOnlyList<AtomFrame> frames) =>
        [.. Members.Select(m => m.Evaluate(frames))];

    /// <summary>The means of what members say, by configuration.</summary>
    public static IReadOnlyList<AtomFrame> Means(IReadOnlyList<IReadOnlyList<AtomFrame>> answers) =>
        [.. Enumerable.Range(0, answers[0].Count).Select(i => Mean([.. answers.Select(of => of[i])]))];

    private static AtomFrame Mean(AtomFrame[] answers)
    {
        double[] forces = new double[answers[0].Forces!.Length];
        foreach (AtomFrame answer in answers)
        {
            for (int i = 0; i < forces.Length; i++)
                forces[i] += answer.Forces![i] / answers.Length;
        }

        return new AtomFrame(answers[0].Species, answers[0].Positions, answers[0].Cell)
        {
            Energy = answers.Average(static a => a.Energy!.Value),
            Forces = forces,
            Place = answers[0].Place,
        };
    }
}
