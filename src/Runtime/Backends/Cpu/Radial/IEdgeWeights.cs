using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The weights of a block of edges as functions of their lengths: F(r) of k(x) = F(|x|) Y(x/|x|).</summary>
internal interface IEdgeWeights<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>A row of weights for each edge.</summary>
    /// <param name="count">Edges.</param>
    /// <param name="u">Lengths in units of the cutoff, a full block of them; zeros after the last edge.</param>
    /// <param name="cutoffs">The cutoff of each edge.</param>
    /// <param name="order">Up to which derivative by the length what follows needs.</param>
    /// <param name="weights">The rows.</param>
    void Evaluate(int count, ReadOnlySpan<double> u, ReadOnlySpan<double> cutoffs, RadialOrder order, Span<S> weights);

    /// <summary>Reserves memory for the reverse pass; called once, before its blocks.</summary>
    void PrepareReverse(Workspace workspace);

    /// <summary>
    /// Adds to the gradients of the parameters for the block that was evaluated last; writes the derivatives by length
    /// and cutoff of each edge where they are wanted (the span is not empty).
    /// </summary>
    void Reverse(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> cutoffs,
        ReadOnlySpan<S> gWeights,
        Span<double> byLength,
        Span<double> byCutoff,
        Pass pass
    );

    /// <summary>The work that can be done only after all blocks of the reverse pass.</summary>
    void CompleteReverse(Pass pass);

    /// <summary>Reserves memory for tangents, and for their reverse if that is wanted; called once.</summary>
    void PrepareTangents(Workspace workspace, bool reverse);

    /// <summary>
    /// How the weights of the block that was evaluated last (with slopes) change while lengths in units of the cutoff
    /// change by <paramref name="uTangents"/>, and cutoffs by <paramref name="cutoffTangents"/> (empty if they do not).
    /// </summary>
    void Tangents(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> uTangents,
        ReadOnlySpan<double> cutoffs,
        ReadOnlySpan<double> cutoffTangents,
        Span<S> weightTangents
    );

    /// <summary>
    /// How <see cref="Reverse"/> changes, after <see cref="Tangents"/> of the same block: for gradients
    /// <paramref name="gWeights"/> that change by <paramref name="gWeightTangents"/>, adds to the gradients of the
    /// parameters; writes the changes of the derivatives by length, and those themselves, where they are wanted (the
    /// spans are not empty; then bends were evaluated), and the changes of the derivatives by the cutoff.
    /// </summary>
    void ReverseTangents(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> uTangents,
        ReadOnlySpan<double> cutoffs,
        ReadOnlySpan<double> cutoffTangents,
        ReadOnlySpan<S> gWeights,
        ReadOnlySpan<S> gWeightTangents,
        Span<double> byLength,
        Span<double> byLengthTangents,
        Span<double> byCutoffTangents,
        Pass pass
    );
}
