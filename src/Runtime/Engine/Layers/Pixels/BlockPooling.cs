using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>What a pool makes of the pixels of a block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum BlockPooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest of each value of trivial irreps and fields.</summary>
    Max,

    /// <summary>For each copy the vector of largest norm.</summary>
    Norm,
}
