namespace GeoDL.Typed.CompilerServices;

/// <summary>Things that are joined two by two: how many pieces there are, and which two are in one.</summary>
internal sealed class Components
{
    private readonly int[] _parents;

    internal Components(int count)
    {
        _parents = new int[count];
        for (int i = 0; i < count; i++)
            _parents[i] = i;
    }

    internal void Join(int a, int b)
    {
        // The smaller number stands for a piece, so the result does not depend on the order.
        (int first, int second) = (Of(a), Of(b));
        _parents[Math.Max(first, second)] = Math.Min(first, second);
    }

    /// <summary>The smallest member of the piece.</summary>
    internal int Of(int member)
    {
        while (_parents[member] != member)
            member = _parents[member] = _parents[_parents[member]];
        return member;
    }

    /// <summary>Pieces that have a member of a set.</summary>
    internal int Count(Predicate<int> isMember)
    {
        int count = 0;
        for (int i = 0; i < _parents.Length; i++)
        {
            if (_parents[i] == i && isMember(i))
                count++;
        }

        return count;
    }
}
