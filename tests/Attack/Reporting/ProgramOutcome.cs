using GeoDL.Typed.Witness;

namespace GeoDL.Typed.Attack;

/// <summary>What became of one program.</summary>
internal sealed class ProgramOutcome(Verdict verdict, int seed)
{
    /// <summary>The number from which the program is composed again.</summary>
    public int Seed => seed;

    public string Name { get; } = verdict.Program.Name;

    public ProgramKind Kind { get; } = verdict.Program.Kind;

    public IReadOnlyList<string> Planted { get; } = verdict.Program.Planted;

    public int Size { get; } = verdict.Program.Size;

    public bool IsAccepted { get; } = verdict.IsAccepted;

    public bool IsInconsistent { get; } = verdict.IsInconsistent;

    /// <summary>The ids of our errors.</summary>
    public IReadOnlyCollection<string> Rules { get; } = verdict.Rules;

    /// <summary>Every id of ours that was reported, advice too.</summary>
    public IReadOnlyCollection<string> Reported { get; } = [.. verdict.Rules.Concat(verdict.Advice).Distinct()];

    /// <summary>The first errors as text.</summary>
    public string Errors { get; } = string.Join("\n", verdict.Errors.Take(4).Select(static e => e.ToString()));

    /// <summary>The ids of C#'s errors.</summary>
    public IReadOnlyCollection<string> CSharpErrors { get; } =
    [
        .. verdict
            .Errors.Select(static e => e.Id)
            .Where(static i => i.StartsWith("CS", StringComparison.Ordinal))
            .Distinct()
            .Order(),
    ];

    /// <summary>Operations, layer kinds, irreps and syntax that it uses.</summary>
    public IReadOnlyCollection<string> Uses { get; } = Coverage.Of(verdict.Program);

    /// <summary>The source, kept where something is to be told about it.</summary>
    public string Source { get; } = verdict.Program.Source;

    /// <summary>What running it showed; null if it was not run.</summary>
    public Judgement? Judgement { get; set; }

    /// <summary>
    /// Where a model of images claims less than pixels keep of its group: whether it keeps all of that here.
    /// </summary>
    public bool? KeepsMore { get; set; }

    /// <summary>Whether it is about images.</summary>
    public bool IsOnPixels { get; } = verdict.Program.Draft.Images is not null;

    /// <summary>Whether it throws since the size of the images does not fit.</summary>
    public bool IsMisfit => Judgement is { Kind: JudgementKind.Throws } judged && ImageSpace.IsMisfit(judged.Detail);

    /// <summary>
    /// What the second witness found in its IL that nobody answers for; it is asked about accepted programs only.
    /// </summary>
    public IReadOnlyList<Finding> Unexplained { get; set; } = [];

    /// <summary>Whether it was rejected, and run only to see whether it would have broken the promise.</summary>
    public bool IsShadow => !IsAccepted && Judgement is not null;

    /// <summary>Accepted, and not equivariant: a bug of the highest rank.</summary>
    public bool IsUnsound => IsAccepted && Judgement?.Kind == JudgementKind.Broken;
}
