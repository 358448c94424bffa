namespace GeoDL.Typed.Analyzers;

/// <summary>What the walker does with a kind of operation.</summary>
internal enum OperationDecision
{
    /// <summary>It hands on what stands in it, unchanged: typed values may.</summary>
    Transparent,

    /// <summary>What it binds and what it takes are judged one by one.</summary>
    Judged,

    /// <summary>Nothing typed may stand in it; what it binds is judged.</summary>
    Untyped,

    /// <summary>It is not walked: nothing in it runs, or the compiler made it of constants.</summary>
    Skipped,

    /// <summary>It is an error in model code, whatever stands in it.</summary>
    Refused,

    /// <summary>The tree has no kind for it: its syntax decides.</summary>
    BySyntax,
}
