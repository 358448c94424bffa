using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A layer object, which a generated partial method calls. It owns the names of its parameters and is immutable while
/// it runs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Layer : Operation
{
    private protected Layer(string path) => Path = path;

    /// <summary>The stable path, such as <c>blocks.2.mix</c>.</summary>
    public string Path { get; }

    internal override string Name => $"layer '{Path}'";

    /// <summary>Throws unless <paramref name="value"/> has the signature <paramref name="expected"/>.</summary>
    private protected void Expect(Storage value, FeatureLayout expected, string operand)
    {
        if (!ReferenceEquals(value.Layout, expected) && !value.Layout.Matches(expected))
        {
            throw new ArgumentException(
                $"Layer '{Path}' takes {expected} as its {operand}, but was given {value.Layout}."
            );
        }
    }

    /// <summary>Throws unless both values live on the same rows.</summary>
    private protected void ExpectSameBase(Storage a, Storage b)
    {
        if (!ReferenceEquals(a.RowSpace, b.RowSpace))
        {
            throw new ArgumentException(
                $"Layer '{Path}' combines values row by row, but one is on {a.RowSpace} and the other on "
                    + $"{b.RowSpace}. These are not the same rows."
            );
        }
    }
}
