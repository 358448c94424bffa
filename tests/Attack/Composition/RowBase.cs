namespace GeoDL.Typed.Attack;

/// <summary>What the rows of a value are.</summary>
internal enum RowBase
{
    Points,
    Edges,
    Clouds,
}
