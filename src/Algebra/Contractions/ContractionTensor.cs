namespace GeoDL.Typed.Algebra;

/// <summary>
/// The weights of one block of the result and one order: a parameter [species, column, channel], and which of the
/// polynomials that are computed each column is.
/// </summary>
public sealed class ContractionTensor
{
    internal ContractionTensor(
        int block,
        int order,
        int first,
        IReadOnlyList<CouplingChain> chains,
        IReadOnlyList<CouplingChain> columns,
        IReadOnlyList<IReadOnlyList<Surd>> factors
    ) => (Block, Order, First, Chains, Columns, Factors) = (block, order, first, chains, columns, factors);

    /// <summary>The block of the result.</summary>
    public int Block { get; }

    /// <summary>How many factors its polynomials have.</summary>
    public int Order { get; }

    /// <summary>The number of its first polynomial among all that are computed.</summary>
    public int First { get; }

    /// <summary>The polynomials that are computed: a basis.</summary>
    public IReadOnlyList<CouplingChain> Chains { get; }

    /// <summary>What has weights.</summary>
    public IReadOnlyList<CouplingChain> Columns { get; }

    /// <summary>For each column, how much of each of <see cref="Chains"/> it is.</summary>
    public IReadOnlyList<IReadOnlyList<Surd>> Factors { get; }
}
