namespace GeoDL.Typed.Attack;

/// <summary>
/// Syntax behind which the compiler binds symbols, on numbers that may be read: it must be accepted, and changes
/// nothing.
/// </summary>
/// <param name="Name">Its name, the kind first.</param>
/// <param name="Code">Statements that declare <c>double $k</c>.</param>
internal sealed record UntypedForm(string Name, string Code) : Snippet(Name);
