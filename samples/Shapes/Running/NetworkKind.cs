namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>A network of the benchmark.</summary>
public enum NetworkKind
{
    /// <summary>The steerable network, under O(3).</summary>
    Steerable,

    /// <summary>An ordinary network, without symmetry.</summary>
    Plain,
}
