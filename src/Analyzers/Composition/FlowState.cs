using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>What locals, parameters and the compiler's own temporaries hold at a point of the code.</summary>
internal sealed class FlowState
{
    // Keys are locals, parameters and capture ids of one method: each is one object or compares by value.
    private readonly Dictionary<object, FlowValue> _values;

    public FlowState()
        : this([])
    {
    }

    private FlowState(Dictionary<object, FlowValue> values) => _values = values;

    public FlowValue? Get(object key) => _values.TryGetValue(key, out FlowValue? value) ? value : null;

    public void Set(object key, FlowValue value) => _values[key] = value;

    public FlowState Copy() => new(new Dictionary<object, FlowValue>(_values));

    /// <summary>Joins another state into this one, and says whether anything became less known.</summary>
    public bool Join(FlowState other)
    {
        bool changed = false;
        foreach (KeyValuePair<object, FlowValue> entry in other._values)
        {
            FlowValue before = Get(entry.Key) ?? FlowValue.Nothing;
            FlowValue after = before.Join(entry.Value);
            if (!after.IsSame(before))
            {
                _values[entry.Key] = after;
                changed = true;
            }
        }

        return changed;
    }
}
