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

    /// <summary>
    /// Positions, and cells where there are any, for <see cref="Pass.Forces"/> and <see cref="Pass.Stress"/> alone: the
    /// loss itself gets no derivatives by them, which is faster than <see cref="Positions"/>.
    /// </summary>
    Forces = 8,
}
