using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Where the weights of a tensor product come from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TensorWeights
{
    /// <summary>No path has weights.</summary>
    None,

    /// <summary>The layer owns them; all rows share them.</summary>
    Owned,

    /// <summary>An operand N x 0e gives them, row by row.</summary>
    Given,
}
