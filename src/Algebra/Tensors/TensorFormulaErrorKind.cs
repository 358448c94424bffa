namespace GeoDL.Typed.Algebra;

/// <summary>The kinds of mistakes in a formula of index symmetries.</summary>
public enum TensorFormulaErrorKind
{
    /// <summary>No indices, or nothing next to an equals sign.</summary>
    EmptyTerm,

    /// <summary>A character that is neither a letter, a minus sign nor an equals sign.</summary>
    UnexpectedCharacter,

    /// <summary>A minus sign on the first term, or two on one.</summary>
    MisplacedSign,

    /// <summary>An index that occurs twice in one term.</summary>
    RepeatedIndex,

    /// <summary>A term that is not a permutation of the first.</summary>
    NotAPermutation,

    /// <summary>A term that makes every such tensor zero.</summary>
    Contradiction,

    /// <summary>More indices than <see cref="TensorFormulaParser.MaxRank"/>.</summary>
    TooManyIndices,
}
