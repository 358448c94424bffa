using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>The values of locals, parameters and the compiler's own temporaries at a point of the code.</summary>
internal sealed class FlowState
{
    // Keys are locals, parameters and capture ids of one method: each is one object or compares by value.
    // One state is shared by many blocks: a copy for each would take quadratic space in a method with many branches.
    private ImmutableDictionary<object, FlowValue> _values;

    public FlowState()
        : this(ImmutableDictionary<object, FlowValue>.Empty, new FlowRows()) { }

    private FlowState(ImmutableDictionary<object, FlowValue> values, FlowRows rows) => (_values, Rows) = (values, rows);

    /// <summary>What is known about the rows of parameters.</summary>
    public FlowRows Rows { get; }

    public FlowValue? Get(object key) => _values.TryGetValue(key, out FlowValue? value) ? value : null;

    public void Set(object key, FlowValue value) => _values = _values.SetItem(key, value);

    public FlowState Copy() => new(_values, Rows.Copy());

    /// <summary>Joins another state into this one, and returns whether anything became less known.</summary>
    public bool Join(FlowState other)
    {
        bool changed = false;
        foreach (KeyValuePair<object, FlowValue> entry in other._values)
        {
            FlowValue before = Get(entry.Key) ?? FlowValue.Nothing,
                its = entry.Value;
            // Where two origins meet, neither is the origin of the joined value; each branch states what it knows about
            // its own.
            FlowValue after =
                before.Rows == its.Rows ? before.Join(its) : Resolved(before, this).Join(Resolved(its, other));
            if (!after.IsSame(before))
            {
                Set(entry.Key, after);
                changed = true;
            }
        }

        return Rows.Join(other.Rows) | changed;
    }

    private static FlowValue Resolved(FlowValue value, FlowState state) =>
        value.Rows.Origin is { } origin ? value.On(state.Rows.Of(origin)) : value;
}
