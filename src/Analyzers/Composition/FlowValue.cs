using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// What is known about a value at a point of the code: a set of at most <see cref="Most"/> signatures, beyond that
/// nothing.
/// </summary>
internal sealed class FlowValue
{
    /// <summary>
    /// How many signatures may meet before the value counts as unknown. It is enough for branches, and makes loops
    /// converge.
    /// </summary>
    public const int Most = 4;

    private FlowValue(
        FlowValueKind kind,
        IReadOnlyList<Possibility>? possibilities = null,
        string? reason = null,
        FlowValue? first = null,
        FlowValue? second = null,
        FlowPlace? rows = null
    )
    {
        (Kind, Possibilities, Reason, First, Second, Rows) = (
            kind,
            possibilities ?? [],
            reason,
            first,
            second,
            rows ?? FlowPlace.Unknown
        );
    }

    /// <summary>No value.</summary>
    public static FlowValue Nothing { get; } = new(FlowValueKind.Nothing);

    /// <summary>Reported already.</summary>
    public static FlowValue Silent { get; } = new(FlowValueKind.Silent);

    public FlowValueKind Kind { get; }

    /// <summary>The signatures of a known value.</summary>
    public IReadOnlyList<Possibility> Possibilities { get; }

    /// <summary>Why a value is unknown, as a clause for a message.</summary>
    public string? Reason { get; }

    /// <summary>The first of a pair.</summary>
    public FlowValue? First { get; }

    /// <summary>The second of a pair.</summary>
    public FlowValue? Second { get; }

    /// <summary>What its rows are.</summary>
    public FlowPlace Rows { get; }

    public static FlowValue Unknown(string reason) => new(FlowValueKind.Unknown, reason: reason);

    public static FlowValue Of(Signature signature, string giver, Location place) =>
        new(FlowValueKind.Known, [new Possibility(signature, giver, place)]);

    public static FlowValue PairOf(FlowValue first, FlowValue second) =>
        new(FlowValueKind.Pair, first: first, second: second);

    /// <summary>The same on other rows.</summary>
    public FlowValue On(FlowPlace rows) =>
        rows == Rows ? this : new FlowValue(Kind, Possibilities, Reason, First, Second, rows);

    /// <summary>Each signature replaced by another, with a new origin; unknown where there is none.</summary>
    public FlowValue Select(Func<Signature, Signature?> change, string giver, Location place, string otherwise)
    {
        if (Kind != FlowValueKind.Known)
            return Kind == FlowValueKind.Pair ? Unknown(otherwise) : this;
        FlowValue result = Nothing;
        foreach (Possibility possibility in Possibilities)
        {
            result = result.Join(
                change(possibility.Signature) is { } signature ? Of(signature, giver, place) : Unknown(otherwise)
            );
        }
        return result.On(Rows);
    }

    /// <summary>What is known where two branches meet.</summary>
    public FlowValue Join(FlowValue other)
    {
        if (ReferenceEquals(this, other) || other.Kind == FlowValueKind.Nothing)
            return this;
        return Kind == FlowValueKind.Nothing ? other : JoinSignatures(other).On(Rows.Join(other.Rows));
    }

    private FlowValue JoinSignatures(FlowValue other)
    {
        // What is reported on one branch hides nothing on the other: in a loop it would hide the mistake itself.
        if (other.Kind == FlowValueKind.Silent)
            return this;
        if (Kind == FlowValueKind.Silent)
            return other;
        if (Kind == FlowValueKind.Unknown)
            return this;
        if (other.Kind == FlowValueKind.Unknown)
            return other;
        if (Kind == FlowValueKind.Pair && other.Kind == FlowValueKind.Pair)
            return PairOf(First!.Join(other.First!), Second!.Join(other.Second!));
        if (Kind == FlowValueKind.Pair || other.Kind == FlowValueKind.Pair)
            return Unknown("different kinds of values meet");
        Possibility[] all = [.. Possibilities, .. other.Possibilities.Where(p => !Possibilities.Any(p.IsSame))];
        return all.Length > Most ? Unknown($"more than {Most} signatures meet")
            : all.Length == Possibilities.Count ? this
            : new(FlowValueKind.Known, all);
    }

    /// <summary>Whether two values state the same; their origins do not count.</summary>
    public bool IsSame(FlowValue other) =>
        ReferenceEquals(this, other)
        || (
            Kind == other.Kind
            && Rows == other.Rows
            && Kind switch
            {
                FlowValueKind.Known => Possibilities.Count == other.Possibilities.Count
                    && Possibilities.All(p => other.Possibilities.Any(p.IsSame)),
                FlowValueKind.Pair => First!.IsSame(other.First!) && Second!.IsSame(other.Second!),
                _ => true,
            }
        );
}
