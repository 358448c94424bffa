namespace GeoDL.Typed;

/// <summary>Which inputs of a pass get derivatives.</summary>
[Flags]
public enum GradientInputs
{
    /// <summary>None: derivatives of parameters only.</summary>
    None = 0,

    /// <summary>The positions of the points.</summary>
    Positions = 1,

    /// <summary>The features.</summary>
    Features = 2,

    /// <summary>The vectors of the periodic cells, for fixed positions and images.</summary>
    Cell = 4,
}
