using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>A constant times a value times another, or times a weight.</summary>
/// <param name="Coefficient">The constant.</param>
/// <param name="First">A value by its number; a component of the operand by ~number; <see cref="One"/> for the number
/// 1.</param>
/// <param name="Second">The same, or a weight, see <see cref="OfWeight"/>.</param>
internal readonly record struct ContractionTerm(Surd Coefficient, int First, int Second)
{
    /// <summary>The number 1.</summary>
    public const int One = int.MaxValue;

    private const int Weights = 1 << 24;

    /// <summary>A weight as a factor.</summary>
    public static int OfWeight(int weight) => Weights + weight;

    /// <summary>Which weight a factor is; −1 if it is none.</summary>
    public static int WeightOf(int factor) => factor is >= Weights and < One ? factor - Weights : -1;

    /// <summary>The terms with equal products added.</summary>
    public static IReadOnlyList<ContractionTerm> Merge(IReadOnlyList<ContractionTerm> terms) =>
        [
            .. terms
                .GroupBy(static t => (Math.Max(t.First, t.Second), Math.Min(t.First, t.Second)))
                .Select(static g =>
                    g.Aggregate(static (a, b) => a with { Coefficient = Sum(a.Coefficient, b.Coefficient) })
                )
                .Where(static t => !t.Coefficient.IsZero),
        ];

    private static Surd Sum(Surd a, Surd b)
    {
        var sum = new SurdSum();
        sum.Add(a);
        sum.Add(b);
        return sum.TryToSurd(out Surd value)
            ? value
            : throw new InvalidOperationException($"{a} + {b} is not one root.");
    }
}
