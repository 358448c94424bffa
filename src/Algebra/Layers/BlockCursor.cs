namespace GeoDL.Typed.Algebra;

/// <summary>Walks through the copies of some blocks.</summary>
internal sealed class BlockCursor(Irreps irreps, IReadOnlyList<int> blocks)
{
    private int _index;
    private int _copy;

    public BlockCursor(Irreps irreps)
        : this(irreps, Enumerable.Range(0, irreps.Count).ToArray()) { }

    public bool AtEnd
    {
        get
        {
            SkipExhausted();
            return _index == blocks.Count;
        }
    }

    /// <summary>The block at the cursor.</summary>
    public int Block
    {
        get
        {
            SkipExhausted();
            return blocks[_index];
        }
    }

    /// <summary>The remaining copies of this block.</summary>
    public int Remaining => irreps[Block].Mul - _copy;

    /// <summary>Takes some copies.</summary>
    public CopyRange Take(int mul)
    {
        var range = new CopyRange(Block, _copy, mul);
        _copy += mul;
        return range;
    }

    private void SkipExhausted()
    {
        while (_index < blocks.Count && _copy == irreps[blocks[_index]].Mul)
            (_index, _copy) = (_index + 1, 0);
    }
}
