namespace GeoDL.Typed.Attack;

/// <summary>How a step is written.</summary>
internal enum SyntaxForm
{
    Local,
    Var,
    Inline,
    Helper,
    StaticHelper,
    GenericHelper,
    LocalFunction,
    Nested,
    Conditional,
    IfElse,
    SwitchExpression,
    SwitchStatement,
    ForLoop,
    WhileLoop,
    PairDeconstruction,
    PairMembers,
    TryFinally,
    Compound,
    Elsewhere,
    Module,
    InParameter,
    NamedArguments,
    Using,
    Goto,
}
