using System.Globalization;
using System.Text;

namespace GeoDL.Typed.Attack;

/// <summary>The figures of a run.</summary>
internal sealed class AttackReport(
    AttackOptions options,
    IReadOnlyList<ProgramOutcome> outcomes,
    IReadOnlyList<string> crashes,
    TimeSpan time
)
{
    public IReadOnlyList<ProgramOutcome> Outcomes => outcomes;

    /// <summary>Crashes of generator and analyzers.</summary>
    public IReadOnlyList<string> Crashes => crashes;

    public IReadOnlyList<ProgramOutcome> Unsound => [.. outcomes.Where(static o => o.IsUnsound)];

    /// <summary>Programs about which generator and analyzers disagree.</summary>
    public IReadOnlyList<ProgramOutcome> Inconsistent => [.. outcomes.Where(static o => o.IsInconsistent)];

    /// <summary>Accepted programs whose IL has calls that nobody judged.</summary>
    public IReadOnlyList<ProgramOutcome> Unexplained => [.. outcomes.Where(static o => o.Unexplained.Count > 0)];

    public double AcceptedShare => outcomes.Count(static o => o.IsAccepted) / (double)outcomes.Count;

    /// <summary>The report as Markdown.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        ProgramOutcome[] accepted = [.. outcomes.Where(static o => o.IsAccepted)];
        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{outcomes.Count} programs, seed {options.Seed}, {time.TotalSeconds:0} s."
            )
        );
        Line("");
        Line("| | programs | accepted | of these not equivariant | throws | vacuous |");
        Line("| --- | --- | --- | --- | --- | --- |");
        foreach (ProgramKind kind in Enum.GetValues<ProgramKind>())
        {
            ProgramOutcome[] all = [.. outcomes.Where(o => o.Kind == kind)];
            ProgramOutcome[] ok = [.. all.Where(static o => o.IsAccepted)];
            Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind} | {all.Length} | {ok.Length} | {Count(ok, JudgementKind.Broken)} | "
                        + $"{Count(ok, JudgementKind.Throws)} | {Count(ok, JudgementKind.Vacuous)} |"
                )
            );
        }

        Line("");
        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Accepted: {100 * AcceptedShare:0.0} %, of these with 6 operations or more "
                    + $"{100.0 * accepted.Count(static o => o.Size >= 6) / Math.Max(1, accepted.Length):0.0} %."
            )
        );
        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Crashes: {crashes.Count}. Inconsistent verdicts: {Inconsistent.Count}. Calls in IL "
                    + $"unexplained: {outcomes.Sum(static o => o.Unexplained.Count)}, in {Unexplained.Count} "
                    + $"programs."
            )
        );
        if (accepted.Any(static o => o.IsOnPixels))
        {
            ProgramOutcome[] less = [.. accepted.Where(static o => o.KeepsMore is not null)];
            Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"About images: {outcomes.Count(static o => o.IsOnPixels)}, accepted "
                        + $"{accepted.Count(static o => o.IsOnPixels)}, of these "
                        + $"{accepted.Count(static o => o.IsMisfit)} throw since sizes do not fit. Claims that are "
                        + $"less than pixels keep: {less.Length}, of which "
                        + $"{less.Count(static o => o.KeepsMore == true)} keep all of it."
                )
            );
        }
        Line("");
        Line("Clean programs that were rejected, by cause:");
        foreach (
            var cause in outcomes
                .Where(static o => o is { Kind: ProgramKind.Clean, IsAccepted: false })
                .GroupBy(static o => string.Join(" ", o.Rules.Concat(o.CSharpErrors)))
                .OrderByDescending(static g => g.Count())
        )
        {
            Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"- {cause.Key}: {cause.Count()}, such as {cause.First().Name}"
                )
            );
        }
        WritePlants(Line);
        WriteRules(Line);
        WriteCoverage(Line);
        return text.ToString();
    }

    private void WritePlants(Action<string> line)
    {
        line("");
        line("## What was planted");
        line("");
        line(
            "\"Let through\" are rejected programs that were run all the same: broken ones show that "
                + "the rejection was needed."
        );
        line("");
        line(
            "| planted | programs | rejected by us | by C# alone | accepted | let through: broken | "
                + "equivariant | throws |"
        );
        line("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (
            var plant in outcomes
                .Where(static o => o.Planted.Count > 0)
                .GroupBy(static o => o.Planted[0])
                .OrderBy(static g => g.Key, StringComparer.Ordinal)
        )
        {
            ProgramOutcome[] shadows = [.. plant.Where(static o => o.IsShadow)];
            string rules =
                plant.First().Kind == ProgramKind.Misdeclared
                    ? string.Empty
                    : string.Join(" ", plant.SelectMany(static o => o.Rules).Distinct().Order());
            line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {plant.Key} | {plant.Count()} | {plant.Count(static o => o.Rules.Count > 0)} "
                        + $"{rules} | {plant.Count(static o => !o.IsAccepted && o.Rules.Count == 0)} | "
                        + $"{plant.Count(static o => o.IsAccepted)} | {Count(shadows, JudgementKind.Broken)} | "
                        + $"{Count(shadows, JudgementKind.Equivariant) + Count(shadows, JudgementKind.Vacuous)} "
                        + $"| {Count(shadows, JudgementKind.Throws)} |"
                )
            );
        }
    }

    /// <summary>
    /// For each rule, what would happen if it were switched off: programs that it alone rejects, run all the same.
    /// </summary>
    private void WriteRules(Action<string> line)
    {
        line("");
        line("## Rules");
        line("");
        line(
            "With a rule switched off, what it alone rejects is compiled: \"unsound\" of these are "
                + "not equivariant, \"stopped\" throw at run time."
        );
        line("");
        line(
            "| rule | programs that it rejects | it alone | C# or the generator stops them | run | unsound | stopped |"
        );
        line("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (string id in RulePages.Ids)
        {
            ProgramOutcome[] alone = [.. outcomes.Where(o => o.Rules.Count == 1 && o.Rules.Contains(id))];
            ProgramOutcome[] shadows = [.. alone.Where(static o => o.IsShadow)];
            line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {id} | {outcomes.Count(o => o.Reported.Contains(id))} | {alone.Length} | "
                        + $"{alone.Count(static o => o.CSharpErrors.Count > 0)} | {shadows.Length} | "
                        + $"{Count(shadows, JudgementKind.Broken)} | {Count(shadows, JudgementKind.Throws)} |"
                )
            );
        }
    }

    private void WriteCoverage(Action<string> line)
    {
        line("");
        line("## Coverage");
        line("");
        line(
            string.Create(CultureInfo.InvariantCulture, $"{Coverage.Table([.. outcomes.Select(static o => o.Uses)])}")
        );
    }

    private static int Count(IEnumerable<ProgramOutcome> outcomes, JudgementKind kind) =>
        outcomes.Count(o => o.Judgement?.Kind == kind);
}
