using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes the values of a contraction, in methods that the JIT optimises as a whole.</summary>
internal static class ContractionEvaluation
{
    private const string Parameters = "nint stride, ref readonly S x, ref readonly S w, ref S z, ref S work",
        Arguments = "stride, in x, in w, ref z, ref work";

    public static void Write(SourceWriter writer, ContractionPlan plan, ConstantNames constants)
    {
        writer.Line("/// <summary>z = the weighted sums of polynomials.</summary>");
        writer.Line($"public static void Forward<V, S>({Parameters})");
        KernelText.LaneConstraints(writer, "V, S");
        using (writer.Braces())
        {
            writer.Line("Prepare<V, S>(stride, in x, in w, ref work);");
            writer.Line("Finish<V, S>(stride, in x, in w, ref z, ref work);");
        }

        writer.Line();
        MethodParts.Write(
            writer,
            "Beginnings of polynomials, and their weighted sums.",
            "Prepare",
            "V, S",
            "nint stride, ref readonly S x, ref readonly S w, ref S work",
            "stride, in x, in w, ref work",
            KernelText.Split(
                [.. Enumerable.Range(0, plan.Values.Count)],
                i => plan.Values[i].Cost,
                CpuSchedule.LanewiseLimit
            ),
            (part, _) =>
                WritePart(
                    writer,
                    [.. part.Select(i => (plan.Values[i], "v" + ContractionKernelEmitter.Text(i), i))],
                    constants,
                    static (w, name, i) => w.Line($"V.Store({name}, ref work, {ContractionKernelEmitter.Place(i)});")
                )
        );
        writer.Line();
        MethodParts.Write(
            writer,
            "The last couplings.",
            "Finish",
            "V, S",
            Parameters,
            Arguments,
            KernelText.Split(
                [.. Enumerable.Range(0, plan.Results.Count)],
                i => plan.Results[i].Cost,
                CpuSchedule.LanewiseLimit
            ),
            (part, _) =>
                WritePart(
                    writer,
                    [.. part.Select(i => (plan.Results[i], "z" + ContractionKernelEmitter.Text(i), i))],
                    constants,
                    static (w, name, i) => w.Line($"V.Store({name}, ref z, {KernelText.Component(i, "stride")});")
                )
        );
    }

    private static void WritePart(
        SourceWriter writer,
        IReadOnlyList<(ContractionValue Value, string Name, int Number)> part,
        ConstantNames constants,
        Action<SourceWriter, string, int> store
    )
    {
        var locals = new ContractionLocals(
            writer,
            part.Where(static p => p.Name[0] == 'v').Select(static p => p.Number)
        );
        locals.DeclareConstants(constants, part.Select(static p => p.Value));
        string title = string.Empty;
        int sums = 0;
        foreach ((ContractionValue value, string name, int number) in part)
        {
            if (value.Title != title)
                writer.Line("// " + (title = value.Title));
            bool isFirst = true;
            foreach (var group in ContractionLocals.Groups(value))
            {
                string? constant = group.Key == Surd.One ? null : constants.LocalOf(group.Key);
                ContractionTerm[] terms = [.. group.OrderBy(static t => t.Coefficient.Sign < 0)];
                // With a constant the products are added by themselves, unless they are the first.
                string sum = constant is null || isFirst ? name : $"s{ContractionKernelEmitter.Text(sums++)}";
                bool isNew = isFirst || constant is not null;
                foreach (ContractionTerm term in terms)
                {
                    (string a, string b) = (locals.Load(term.First), locals.Load(term.Second));
                    writer.Line(Statement(sum, a, b, term.Coefficient.Sign < 0, isNew));
                    isNew = false;
                }

                if (constant is not null)
                {
                    writer.Line(
                        isFirst
                            ? $"{name} = {constant} * {name};"
                            : $"{name} = V.MultiplyAdd({constant}, {sum}, {name});"
                    );
                }
                isFirst = false;
            }

            store(writer, name, number);
        }
    }

    private static string Statement(string sum, string a, string b, bool isNegative, bool isNew) =>
        (a.Length == 0, isNew, isNegative) switch
        {
            (true, true, _) => $"V {sum} = {b};",
            (true, false, _) => $"{sum} = {sum} + {b};",
            (_, true, false) => $"V {sum} = {a} * {b};",
            (_, true, true) => $"V {sum} = -({a} * {b});",
            (_, false, false) => $"{sum} = V.MultiplyAdd({a}, {b}, {sum});",
            _ => $"{sum} = V.MultiplyAdd(-{a}, {b}, {sum});",
        };
}
