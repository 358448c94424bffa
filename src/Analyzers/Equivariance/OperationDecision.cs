namespace GeoDL.Typed.Analyzers;

/// <summary>What the walker does with a kind of operation.</summary>
internal enum OperationDecision
{
    /// <summary>It passes its operands on unchanged: typed values are allowed.</summary>
    Transparent,

    /// <summary>The symbols that it binds and its operands are judged one by one.</summary>
    Judged,

    /// <summary>Nothing typed is allowed in it; the symbols that it binds are judged.</summary>
    Untyped,

    /// <summary>It is not walked: nothing in it runs, or the compiler made it of constants.</summary>
    Skipped,

    /// <summary>It is an error in model code, whatever it contains.</summary>
    Refused,

    /// <summary>The tree has no operation for it: its syntax decides.</summary>
    BySyntax,
}
