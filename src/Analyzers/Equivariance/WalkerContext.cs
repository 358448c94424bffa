namespace GeoDL.Typed.Analyzers;

/// <summary>What all walkers of a compilation share.</summary>
/// <param name="Types">Which types hold what transforms.</param>
/// <param name="Declarations">What declarations say.</param>
/// <param name="Raw">Which symbols reach past the types of C#.</param>
/// <param name="Hooks">Who looks over the walkers' shoulders.</param>
internal sealed record WalkerContext(TypedTypes Types, DeclarationCache Declarations, RawAccess Raw, WalkerHooks Hooks);
