namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>A network of the benchmark.</summary>
public enum NetworkKind
{
    /// <summary>The steerable network, under O(3).</summary>
    Steerable,

    /// <summary>A steerable network, under O(3), that is told which way is up.</summary>
    Standing,

    /// <summary>An ordinary network, without symmetry.</summary>
    Plain,
}
