namespace GeoDL.Typed.Attack;

/// <summary>A lambda over Real, with the forms that it is made of.</summary>
internal sealed record ParityLambda(int Number, string Text, IReadOnlyCollection<string> Forms);
