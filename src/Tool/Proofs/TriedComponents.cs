using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>Which components of a row are tried: all, or in large layers those of some copies.</summary>
internal static class TriedComponents
{
    /// <summary>The components, in their order.</summary>
    /// <param name="irreps">The row.</param>
    /// <param name="isThinned">Whether of each block only the first, middle and last copy are tried.</param>
    public static int[] Of(Irreps irreps, bool isThinned) =>
        [
            .. irreps.SelectMany(
                (block, b) =>
                    from copy in isThinned ? Some((int)block.Mul) : Enumerable.Range(0, (int)block.Mul)
                    from component in Enumerable.Range(0, block.Irrep.Dim)
                    select irreps.Offset(b) + (copy * block.Irrep.Dim) + component
            ),
        ];

    private static IEnumerable<int> Some(int copies) =>
        copies == 0 ? [] : new[] { 0, copies / 2, copies - 1 }.Distinct();
}
