namespace GeoDL.Typed.Attack;

/// <summary>Where planted code stands.</summary>
internal enum Placement
{
    Inline,
    Helper,
    LocalFunction,
    Nested,
    Elsewhere,
    Unmarked,
    Module,
    SecondPart,
    TryFinally,
    Block,
}
