namespace GeoDL.Typed;

/// <summary>Other weights in a model until this is disposed; the trained ones then come back, bit by bit.</summary>
internal sealed class WeightLoan : IDisposable
{
    private readonly ParameterSet _set;
    private readonly WeightCopy _own;
    private bool _isOver;

    /// <summary>Replaces a model's numbers for a while.</summary>
    /// <param name="set">The numbers.</param>
    /// <param name="what">What they are then, for messages.</param>
    /// <param name="put">Writes them.</param>
    /// <exception cref="InvalidOperationException">A pass or a prediction is active, or the numbers are already not the
    /// trained ones.</exception>
    internal WeightLoan(ParameterSet set, string what, Action put)
    {
        _set = set;
        _own = new WeightCopy(set);
        using (set.Exclusively($"use {what}"))
        {
            set.CheckOwn($"use {what}");
            _own.Take();
            put();
            set.Lent = what;
            set.Changed();
        }
    }

    /// <summary>Brings the trained weights back; does nothing the second time.</summary>
    /// <exception cref="InvalidOperationException">A pass or a prediction is active; nothing has been changed, and this
    /// can be disposed again.</exception>
    public void Dispose()
    {
        if (_isOver)
            return;
        using (_set.Exclusively("bring the trained weights back"))
        {
            _own.Put();
            _set.Lent = null;
            _set.Changed();
        }

        _isOver = true;
    }
}
