using System.CommandLine;
using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Algebra;

/// <summary><c>geodl cg 1 1 2</c>: the exact coefficients of a product of two irreps.</summary>
internal static class CouplingCommand
{
    public static Command Create(Report report)
    {
        Argument<string> first = new("first") { Description = "The irrep of the first operand, as 1o or 1" },
            second = new("second") { Description = "The irrep of the second operand" },
            result = new("result") { Description = "The irrep of the result" };
        Option<string> group = GroupOption.Create();
        Command command = new("cg", "The exact coefficients of a product of two irreps, as a table and as formulas")
        {
            first,
            second,
            result,
            group,
        };
        command.SetAction(parsed =>
        {
            Irrep[] irreps = IrrepText.Irreps(
                [parsed.GetValue(first)!, parsed.GetValue(second)!, parsed.GetValue(result)!],
                GroupOption.Parse(parsed.GetValue(group)!)
            );
            Write(report, irreps[0], irreps[1], irreps[2]);
            return ExitStatus.Success;
        });
        return command;
    }

    private static void Write(Report report, Irrep first, Irrep second, Irrep result)
    {
        if (SelectionRules.WhyForbidden(first, second, result) is { } why)
            throw new ToolException(why);
        if (first.Group.IsSpatial && first.L + second.L + result.L > Wigner3j.LargestDegreeSum)
        {
            throw new ToolException(
                $"The degrees of {first} ⊗ {second} → {result} add up to more than {Wigner3j.LargestDegreeSum}, beyond "
                    + "which coefficients are not computed."
            );
        }

        IReadOnlyList<IReadOnlyList<CouplingTerm>> maps = first.Group.Couplings(first, second, result);
        string number = maps.Count == 1 ? "one map" : $"{maps.Count} maps, orthogonal to each other,";
        report.Line(
            $"{first} ⊗ {second} → {result} under {first.Group}: {number} of Frobenius norm 1, c_k = Σ C_ijk a_i b_j."
        );
        for (int n = 0; n < maps.Count; n++)
        {
            if (maps.Count > 1)
            {
                report.Line();
                report.Line($"Map #{n}");
            }
            report.Table(
                ["k", "i", "j", ">C", ">decimal"],
                maps[n]
                    .Select(t =>
                        (IReadOnlyList<string>)
                            [
                                Component(result, t.K),
                                Component(first, t.I),
                                Component(second, t.J),
                                t.Value.ToString(),
                                t.Value.ToDouble().ToString("F16", CultureInfo.InvariantCulture),
                            ]
                    )
            );
            report.Line();
            foreach (IGrouping<int, CouplingTerm> row in maps[n].GroupBy(static t => t.K))
                report.Line($"c[{Component(result, row.Key)}] = {Formula(first, second, [.. row])}");
        }
    }

    private static string Formula(Irrep first, Irrep second, CouplingTerm[] terms)
    {
        // One factor before all, where it is the same.
        Surd size = terms[0].Value.Abs();
        bool isShared = terms.Length > 1 && terms.All(t => t.Value.Abs() == size) && size != Surd.One;
        string sum = string.Concat(
            terms.Select(
                (t, n) =>
                {
                    bool isNegative = t.Value.Sign < 0;
                    string sign = n == 0 ? (isNegative ? "−" : "") : (isNegative ? " − " : " + ");
                    Surd factor = isShared ? Surd.One : t.Value.Abs();
                    return sign
                        + (factor == Surd.One ? "" : factor + "·")
                        + $"a[{Component(first, t.I)}]·b[{Component(second, t.J)}]";
                }
            )
        );
        return isShared ? $"{size}·({sum})" : sum;
    }

    /// <summary>
    /// What a component is called: x, y, z of degree 1, m = −l … l of others; in the plane the cosine and the sine.
    /// </summary>
    internal static string Component(Irrep irrep, int index) =>
        irrep.Dim == 1 ? "0"
        : !irrep.Group.IsSpatial ? (index == 0 ? "cos" : "sin")
        : irrep.L == 1 ? "xyz"[index].ToString()
        : (index - irrep.L).ToString("+0;−0;0", CultureInfo.InvariantCulture);
}
