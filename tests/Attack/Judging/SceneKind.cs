namespace GeoDL.Typed.Attack;

/// <summary>Where the points of an input are.</summary>
public enum SceneKind
{
    /// <summary>Anywhere, neighbours within a radius; one point may be alone.</summary>
    Generic,

    /// <summary>Anywhere, each with its k nearest.</summary>
    Nearest,

    /// <summary>Anywhere, in cells that are neither cubic nor aligned.</summary>
    Periodic,

    /// <summary>Regular shapes with equal features: distances tie, and vectors vanish by symmetry.</summary>
    Symmetric,

    /// <summary>Anywhere, every pair is an edge.</summary>
    AllPairs,
}
