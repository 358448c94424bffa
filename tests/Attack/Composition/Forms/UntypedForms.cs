namespace GeoDL.Typed.Attack;

/// <summary>
/// Syntax behind which the compiler binds symbols, used on numbers: a rule that shuts out the syntax instead of the
/// leak would reject these.
/// </summary>
internal static partial class UntypedForms
{
    public static IReadOnlyList<UntypedForm> All { get; } =
    [
        .. Conversions(),
        .. Deconstructions(),
        .. Loops(),
        .. Collections(),
        .. Text(),
        .. Operators(),
        .. Patterns(),
        .. Members(),
        .. Calls(),
    ];
}
