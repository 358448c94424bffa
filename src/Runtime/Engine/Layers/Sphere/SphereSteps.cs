namespace GeoDL.Typed.CompilerServices;

/// <summary>What is done with one field: a transform or the transpose of one.</summary>
internal interface ISphereStep
{
    /// <summary>Whether it takes a map and gives coefficients; otherwise the other way.</summary>
    bool IsFromPixels { get; }

    /// <summary>Whether its result is added, as derivatives are.</summary>
    bool IsAdded { get; }

    void Run(RingTransform transform, double[] map, double[] row);
}

/// <summary>Coefficients of a map.</summary>
internal readonly struct Analysis(int iterations) : ISphereStep
{
    public bool IsFromPixels => true;

    public bool IsAdded => false;

    public void Run(RingTransform transform, double[] map, double[] row) => transform.Analyze(map, row, iterations);
}

/// <summary>The transpose of <see cref="Analysis"/>.</summary>
internal readonly struct AnalysisTransposed(int iterations) : ISphereStep
{
    public bool IsFromPixels => false;

    public bool IsAdded => true;

    public void Run(RingTransform transform, double[] map, double[] row) =>
        transform.AnalyzeTransposed(row, map, iterations);
}

/// <summary>The map of coefficients.</summary>
internal readonly struct Synthesis : ISphereStep
{
    public bool IsFromPixels => false;

    public bool IsAdded => false;

    public void Run(RingTransform transform, double[] map, double[] row) =>
        transform.Synthesize(row, map, isWeighted: false);
}

/// <summary>The transpose of <see cref="Synthesis"/>.</summary>
internal readonly struct SynthesisTransposed : ISphereStep
{
    public bool IsFromPixels => true;

    public bool IsAdded => true;

    public void Run(RingTransform transform, double[] map, double[] row) =>
        transform.Project(map, row, isWeighted: false);
}
