using System.CommandLine;
using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Algebra;

/// <summary><c>geodl irreps "2x0e + 1x1o"</c>: what a signature is, and what its products contain.</summary>
internal static class IrrepsCommand
{
    public static Command Create(Report report)
    {
        Argument<string?> text = new("signature")
        {
            Description = "Irreps or a signature, as \"2x0e + 1x1o\"",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> times = new("--times")
        {
            Description = "A second signature: the product of both, path by path",
        };
        Option<bool> square = new("--square") { Description = "The product with itself, each pair of copies once" };
        Option<string?> cartesian = new("--cartesian")
        {
            Description =
                "Index symmetries of a tensor, as \"ij=ji\": its irreps. Indices count x, y, z, or the components of "
                + "the signature where there is one",
        };
        Option<string> group = GroupOption.Create();
        Command command = new("irreps", "What a signature is, and what its products contain")
        {
            text,
            times,
            square,
            cartesian,
            group,
        };
        command.SetAction(parsed =>
        {
            SymmetryGroup of = GroupOption.Parse(parsed.GetValue(group)!);
            Signature? signature = parsed.GetValue(text) is { } written ? IrrepText.Signature(written, of) : null;
            string? formula = parsed.GetValue(cartesian);
            if (signature is null && formula is null)
                throw new ToolException("There is nothing to look at: write a signature, as \"2x0e + 1x1o\".");
            if (signature is null && (parsed.GetValue(times) is not null || parsed.GetValue(square)))
                throw new ToolException("A product needs a signature before it, as \"2x0e + 1x1o\".");
            if (signature is not null)
                Describe(report, signature);
            if (signature is not null && parsed.GetValue(times) is { } other)
                Multiply(report, signature.Irreps, IrrepText.Signature(other, of).Irreps);
            if (signature is not null && parsed.GetValue(square))
                Square(report, signature.Irreps);
            if (formula is not null)
                Tensor(report, formula, signature, of);
            return ExitStatus.Success;
        });
        return command;
    }

    private static void Describe(Report report, Signature signature)
    {
        Irreps irreps = signature.Irreps;
        report.Line($"{signature} under {signature.Group}");
        report.Line($"  simplified  {Text(irreps.Simplify())}");
        report.Line($"  sorted      {Text(irreps.Regroup())}");
        report.Line($"  dimension   {irreps.Dim}, of {irreps.NumIrreps} copies up to degree {irreps.LMax}");
        report.Table(
            ["name", "block", ">copies", ">each", ">components"],
            signature.Blocks.Select(
                (block, n) =>
                    (IReadOnlyList<string>)
                        [
                            block.Name ?? "",
                            block.Irrep.ToString(),
                            Number(block.Mul),
                            Number(block.Irrep.Dim),
                            block.Dim == 0 ? "none" : $"{irreps.Offset(n)} to {irreps.Offset(n) + block.Dim - 1}",
                        ]
            )
        );
    }

    private static void Multiply(Report report, Irreps left, Irreps right)
    {
        (left, right) = (left.Simplify(), right.Simplify());
        var rows = new List<(MulIrrep First, MulIrrep Second, MulIrrep Result)>();
        foreach (MulIrrep a in left)
        {
            foreach (MulIrrep b in right)
            {
                foreach (MulIrrep c in a.Irrep.Group.Product(a.Irrep, b.Irrep))
                    rows.Add((a, b, new MulIrrep(Copies(a.Mul, b.Mul, c.Mul), c.Irrep)));
            }
        }

        Product(report, $"{Text(left)} ⊗ {Text(right)}", rows);
    }

    /// <summary>
    /// Of two copies of one block either both products or, of a copy with itself, the symmetric ones alone.
    /// </summary>
    private static void Square(Report report, Irreps irreps)
    {
        irreps = irreps.Simplify();
        var rows = new List<(MulIrrep First, MulIrrep Second, MulIrrep Result)>();
        for (int i = 0; i < irreps.Count; i++)
        {
            for (int j = i; j < irreps.Count; j++)
            {
                (MulIrrep a, MulIrrep b) = (irreps[i], irreps[j]);
                foreach (MulIrrep c in a.Irrep.Group.Product(a.Irrep, b.Irrep))
                {
                    int copies =
                        i < j
                            ? Copies(a.Mul, b.Mul, c.Mul)
                            : Enumerable
                                .Range(0, a.Irrep.Group.CouplingCount(a.Irrep, a.Irrep, c.Irrep))
                                .Sum(n => OfOneBlock(a, c.Irrep, n)) / a.Irrep.Group.Commutant(c.Irrep);
                    if (copies > 0)
                        rows.Add((a, b, new MulIrrep(copies, c.Irrep)));
                }
            }
        }

        Product(report, $"{Text(irreps)} squared", rows);
    }

    /// <summary>n(n+1)/2 pairs of copies for a symmetric map, n(n−1)/2 for one that changes sign.</summary>
    private static int OfOneBlock(MulIrrep block, Irrep result, int map) =>
        block.Irrep.Group.IsSymmetric(block.Irrep, result, map)
            ? checked(block.Mul * (block.Mul + 1) / 2)
            : checked(block.Mul * (block.Mul - 1) / 2);

    private static void Product(
        Report report,
        string title,
        List<(MulIrrep First, MulIrrep Second, MulIrrep Result)> paths
    )
    {
        var result = new Irreps(paths.Select(static p => p.Result));
        report.Line();
        report.Line($"{title} → {Text(result.Regroup())}, dimension {result.Dim}");
        report.Table(
            ["path", ">copies", ">maps"],
            paths.Select(static p =>
                (IReadOnlyList<string>)
                    [
                        $"{p.First.Irrep} ⊗ {p.Second.Irrep} → {p.Result.Irrep}",
                        Number(p.Result.Mul),
                        Number(p.First.Irrep.Group.CouplingCount(p.First.Irrep, p.Second.Irrep, p.Result.Irrep)),
                    ]
            )
        );
    }

    private static void Tensor(Report report, string text, Signature? signature, SymmetryGroup group)
    {
        if (group != SymmetryGroup.O3)
            throw new ToolException($"Tensors with index symmetries are of O(3), not of {group}.");
        TensorFormulaParseResult parsed = TensorFormulaParser.Parse(text);
        if (parsed.Formula is not { } formula)
        {
            throw new ToolException(
                $"'{text}' are not index symmetries. {string.Join(" ", parsed.Errors.Select(static e => e.Message))}"
            );
        }

        ReducedTensor tensor;
        try
        {
            tensor = signature is null
                ? ReducedTensor.Cartesian(formula)
                : ReducedTensor.Create(
                    formula,
                    formula.Indices.ToDictionary(static index => index, _ => signature.Irreps)
                );
        }
        catch (ArgumentException error)
        {
            throw new ToolException(error.Message, error);
        }

        report.Line();
        string counted = signature is null ? "x, y, z" : $"the components of {signature}";
        report.Line($"A tensor {formula} whose indices count {counted}:");
        report.Line($"  irreps      {Text(tensor.Irreps)}");
        report.Line($"  dimension   {tensor.Irreps.Dim} of {tensor.TensorSize}");
    }

    private static int Copies(int first, int second, int each)
    {
        try
        {
            return checked(first * second * each);
        }
        catch (OverflowException)
        {
            throw new ToolException($"A product of {first} and {second} copies has more than {int.MaxValue} copies.");
        }
    }

    private static string Text(Irreps irreps) =>
        irreps.Count == 0 ? "nothing" : string.Join(" + ", irreps.Select(static b => b.ToString()));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
