using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The numbers behind a value: rows × dim in the inner layout, with their signature and, while recording, their
/// gradient.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Storage
{
    private protected Storage() { }

    internal RowSpace RowSpace { get; private set; } = null!;

    internal FeatureLayout Layout { get; private set; } = null!;

    /// <summary>The workspace that owns the numbers; null when they belong to the garbage collector.</summary>
    internal Workspace? Workspace { get; private set; }

    /// <summary>
    /// Grows each time the memory is reused for another value, so that older views can be detected.
    /// </summary>
    internal int Stamp { get; private set; }

    /// <summary>Whether the reverse pass must reach this value.</summary>
    internal bool NeedsGradient { get; set; }

    internal int Rows => RowSpace.Count;

    internal int Dim => Layout.Dim;

    internal abstract Precision Precision { get; }

    /// <summary>Whether the reverse pass has written a gradient here.</summary>
    internal abstract bool HasGradient { get; }

    internal void Bind(RowSpace rows, FeatureLayout layout, Workspace? workspace)
    {
        RowSpace = rows;
        Layout = layout;
        Workspace = workspace;
        NeedsGradient = false;
        Reserve(checked(rows.Count * layout.Dim));
    }

    internal void Expire() => Stamp++;

    private protected abstract void Reserve(int count);
}
