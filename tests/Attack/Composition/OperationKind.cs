namespace GeoDL.Typed.Attack;

/// <summary>A way to extend a program by one operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">How often it is tried.</param>
/// <param name="TryAdd">Adds it and returns its result; null if nothing fits.</param>
internal sealed record OperationKind(string Name, int Weight, Func<Draft, ProgramValue?> TryAdd);
