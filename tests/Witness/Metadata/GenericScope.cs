using System.Collections.Immutable;

namespace GeoDL.Typed.Witness;

/// <summary>What type parameters stand for where a signature is read.</summary>
internal sealed record GenericScope(ImmutableArray<SeenType> OfType, ImmutableArray<SeenType> OfMethod)
{
    /// <summary>Each parameter stands for itself.</summary>
    public static GenericScope Definition { get; } = new([], []);

    public SeenType Type(int index) => index < OfType.Length ? OfType[index] : new SeenType($"!{index}", "!", null);

    public SeenType Method(int index) =>
        index < OfMethod.Length ? OfMethod[index] : new SeenType($"!!{index}", "!", null);
}
