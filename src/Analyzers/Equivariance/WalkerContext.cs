namespace GeoDL.Typed.Analyzers;

/// <summary>What all walkers of a compilation share.</summary>
/// <param name="Types">Which types hold transforming values.</param>
/// <param name="Declarations">The declarations, as the reader reads them.</param>
/// <param name="Raw">Which symbols get around the type system of C#.</param>
/// <param name="Hooks">Hooks by which tests observe the walkers.</param>
internal sealed record WalkerContext(TypedTypes Types, DeclarationCache Declarations, RawAccess Raw, WalkerHooks Hooks);
