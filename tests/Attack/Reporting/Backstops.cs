using System.Text;

namespace GeoDL.Typed.Attack;

/// <summary>What would stop the wrong example of each rule's page if the rule did not exist.</summary>
internal static class Backstops
{
    /// <summary>What stops an example when nothing else does: the generated body of what is wrong throws.</summary>
    public const string Throws = "the generated body, which throws";

    /// <summary>
    /// The ids of other errors on the wrong example of a rule, C#'s or those of other rules; else whether what was
    /// generated throws.
    /// </summary>
    public static async Task<IReadOnlyCollection<string>> Of(string id)
    {
        Draft draft = Composer.Compose(1, "P000000", isSmall: true);
        draft.OtherFile = RulePages.Case(id, "P000000.Case0");
        var host = new CompilerHost { Overlooked = id };
        CompiledBatch batch = await host.Compile([new ProgramPrinter(draft).Print(ProgramKind.Misdeclared, [id])]);
        string[] errors =
        [
            .. batch.Verdicts[0].Errors.Select(static e => e.Id).Distinct().Order(StringComparer.Ordinal),
        ];
        bool throws = batch.Compilation.SyntaxTrees.Any(static t =>
            t.ToString() is var text
            && text.Contains("namespace P000000.Case0", StringComparison.Ordinal)
            && text.Contains("see the GDL diagnostic", StringComparison.Ordinal)
        );
        return errors.Length == 0 && throws ? [Throws] : errors;
    }

    /// <summary>The table of all rules as Markdown.</summary>
    public static async Task<string> Write()
    {
        var groups = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string id in RulePages.Ids)
        {
            string backstop = string.Join(" ", await Of(id)) is { Length: > 0 } found ? found : "nothing";
            if (!groups.TryGetValue(backstop, out List<string>? ids))
                groups[backstop] = ids = [];
            ids.Add(id);
        }

        var text = new StringBuilder(
            "\n## What else stops the wrong example of each rule's page\n\n| stopped by | rules |\n| --- | --- |\n"
        );
        foreach (var (backstop, ids) in groups)
            text.Append("| ").Append(backstop).Append(" | ").AppendJoin(' ', ids).Append(" |\n");
        return text.ToString();
    }
}
