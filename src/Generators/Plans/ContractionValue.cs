namespace GeoDL.Typed.Generators.Plans;

/// <summary>A value of a contraction: a sum of products.</summary>
/// <param name="Title">What it is a component of.</param>
/// <param name="Terms">The products.</param>
internal sealed record ContractionValue(string Title, IReadOnlyList<ContractionTerm> Terms)
{
    /// <summary>Multiplications, most of them with an addition.</summary>
    public int Cost => Terms.Count + Constants;

    /// <summary>The same of its pullback: two a term, and the constants.</summary>
    public int PullbackCost => (2 * Terms.Count) + Constants;

    private int Constants =>
        Terms.Select(static t => t.Coefficient.Abs()).Distinct().Count(static c => c != Algebra.Surd.One);
}
