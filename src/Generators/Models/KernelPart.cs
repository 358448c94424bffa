namespace GeoDL.Typed.Generators.Models;

/// <summary>Which kernel of a layer; names are parts of the emitted types' names.</summary>
public enum KernelPart
{
    /// <summary>A bilinear kernel.</summary>
    Product,

    /// <summary>A linear kernel.</summary>
    Linear,

    /// <summary>Spherical harmonics.</summary>
    Harmonics,
}
