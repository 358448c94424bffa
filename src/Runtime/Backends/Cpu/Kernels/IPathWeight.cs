using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Whether the copies of a path have weights. It is a type argument, so that the JIT omits absent weights.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPathWeight
{
    /// <summary>Whether there are weights: a constant to the JIT.</summary>
    static abstract bool IsPresent { get; }
}
