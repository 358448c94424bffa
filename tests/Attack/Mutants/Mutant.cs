namespace GeoDL.Typed.Attack;

/// <summary>A program that was valid before something in it was changed at random.</summary>
/// <param name="Number">Its number, from which it can be made again.</param>
/// <param name="Text">The source.</param>
/// <param name="Changes">What was done, in words.</param>
internal sealed record Mutant(int Number, string Text, IReadOnlyList<string> Changes);
