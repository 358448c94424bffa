namespace GeoDL.Typed.Attack;

/// <summary>What the rows of a value are.</summary>
internal enum RowBase
{
    Points,
    Edges,
    Clouds,

    /// <summary>Pixels of the first grid that a program makes of its images; the next values are the others.</summary>
    Derived,
}
