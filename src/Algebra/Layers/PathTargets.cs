namespace GeoDL.Typed.Algebra;

/// <summary>
/// The blocks of a result that a product of two irreps reaches. They are cached, since there are many pairs of blocks
/// but few pairs of irreps.
/// </summary>
internal sealed class PathTargets(Irreps result)
{
    private readonly Dictionary<(Irrep, Irrep), int[]> _known = [];

    /// <summary>The numbers of the blocks, ascending.</summary>
    public int[] Of(Irrep first, Irrep second)
    {
        if (!_known.TryGetValue((first, second), out int[]? blocks))
        {
            blocks = Enumerable.Range(0, result.Count).Where(c => first.CouplesTo(second, result[c].Irrep)).ToArray();
            _known.Add((first, second), blocks);
        }

        return blocks;
    }
}
