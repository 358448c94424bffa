using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Symmetric contractions, with a linear map to equal copies before them where copies differ.</summary>
internal static class ContractionOperations
{
    /// <summary>So many chains of couplings are compiled in passing.</summary>
    private const int MostChains = 120;

    /// <summary>What a declaration uses, for coverage.</summary>
    public static IEnumerable<string> Uses(string declaration)
    {
        const string Mark = "Correlation = ";
        int at = declaration.IndexOf(Mark, StringComparison.Ordinal);
        yield return "contraction " + (at < 0 ? '3' : declaration[at + Mark.Length]);
        if (declaration.Contains("Chains", StringComparison.Ordinal))
            yield return "contraction of chains";
        if (declaration.Contains("Species", StringComparison.Ordinal))
            yield return "contraction by species";
    }

    /// <summary>A contraction, with a linear map before it where copies differ.</summary>
    public static ProgramValue? Contraction(Draft d)
    {
        if (!d.Group.IsSpatial || Operand(d) is not { } x)
            return null;
        Irreps operand = x.Signature!.Irreps;
        int channels = operand.Simplify()[0].Mul;
        int correlation = 1 + d.Random.Next(ContractionSpec.MostFactors);
        while (true)
        {
            Irrep[] reachable =
            [
                .. ContractionSpec.Reachable(operand, correlation).Where(ir => ir.L <= d.Space.MaxDegree),
            ];
            d.Random.Shuffle(reachable);
            Signature result = d.SignatureOf(
                reachable.Take(1 + d.Random.Next(3)).Order().Select(ir => new MulIrrep(channels, ir))
            );
            if (correlation > 1 && ContractionSpec.Counts(operand, result.Irreps, correlation).Chains > MostChains)
            {
                correlation--;
                continue;
            }
            return result.Dim > RandomSignatures.LargestDim ? null : Declare(d, x, result, correlation);
        }
    }

    private static ProgramValue? Declare(Draft d, ProgramValue x, Signature result, int correlation)
    {
        var options = new List<string>();
        if (correlation != ContractionSpec.DefaultCorrelation || d.Chance(0.5))
            options.Add($"Correlation = {correlation}");
        if (d.Chance(0.4))
            options.Add("Basis = ContractionBasis.Chains");
        ProgramValue[] labels = d.Species is { } species && x.Base == species.Base && d.Chance(0.8) ? [species] : [];
        if (labels.Length > 0)
            options.Add("Species = 3");
        return LayerOperations.Declare(
            d,
            "SymmetricContraction",
            string.Join(", ", options),
            result,
            x.Base,
            null,
            [x, .. labels]
        );
    }

    private static ProgramValue? Operand(Draft d)
    {
        if (
            d.Chance(0.4)
            && d.Find(v =>
                v.IsFeature && ContractionSpec.WhyNot(v.Signature!.Irreps, Irreps.Empty) is null && IsSmall(v)
            )
                is { } fitting
        )
        {
            return fitting;
        }
        if (d.Find(IsSmall) is not { } from)
            return null;
        Irrep[] irreps =
        [
            .. from.Signature!.Irreps.Where(static b => b.Mul > 0).Select(static b => b.Irrep).Distinct(),
        ];
        d.Random.Shuffle(irreps);
        int channels = 1 + d.Random.Next(3);
        IEnumerable<MulIrrep> blocks = irreps.Take(1 + d.Random.Next(4)).Select(ir => new MulIrrep(channels, ir));
        Signature signature = d.SignatureOf(d.Chance(0.7) ? blocks.OrderBy(static b => b.Irrep) : blocks);
        return LayerOperations.Declare(d, "Linear", string.Empty, signature, from.Base, null, from);
    }

    private static bool IsSmall(ProgramValue value) =>
        value.IsFeature
        && value.Signature!.Irreps.Any(static b => b.Mul > 0)
        && value.Signature.Irreps.All(static b => b.Irrep.L <= 3);
}
