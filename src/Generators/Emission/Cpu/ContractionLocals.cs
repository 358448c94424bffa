using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>What a method of a contraction has loaded; loads stand before the first use.</summary>
/// <param name="writer">Where loads are written.</param>
/// <param name="computed">Values that the method computes itself.</param>
internal sealed class ContractionLocals(SourceWriter writer, IEnumerable<int> computed)
{
    private readonly HashSet<int> _known = [.. computed];

    /// <summary>The terms of one magnitude after another, those without a constant last.</summary>
    public static IEnumerable<IGrouping<Surd, ContractionTerm>> Groups(ContractionValue value) =>
        value.Terms.GroupBy(static t => t.Coefficient.Abs()).OrderBy(static g => g.Key == Surd.One);

    /// <summary>The constants of values as vectors.</summary>
    public void DeclareConstants(ConstantNames constants, IEnumerable<ContractionValue> values) =>
        constants.DeclareLocals(
            writer,
            values
                .SelectMany(static v => v.Terms)
                .Select(static t => t.Coefficient.Abs())
                .Where(static c => c != Surd.One),
            null
        );

    /// <summary>The name of a factor, which is loaded if it is not yet; empty for the number 1.</summary>
    public string Load(int factor)
    {
        if (factor == ContractionTerm.One)
            return string.Empty;
        string name = Name(factor);
        if (_known.Add(factor))
        {
            int weight = ContractionTerm.WeightOf(factor);
            string source =
                weight >= 0 ? $"in w, {KernelText.Component(weight, "stride")}"
                : factor < 0 ? $"in x, {KernelText.Component(~factor, "stride")}"
                : $"in work, {ContractionKernelEmitter.Place(factor)}";
            writer.Line($"V {name} = V.Load({source});");
        }
        return name;
    }

    /// <summary>The name of a factor.</summary>
    public static string Name(int factor)
    {
        int weight = ContractionTerm.WeightOf(factor);
        return weight >= 0 ? "w" + ContractionKernelEmitter.Text(weight)
            : factor < 0 ? "x" + ContractionKernelEmitter.Text(~factor)
            : "v" + ContractionKernelEmitter.Text(factor);
    }
}
