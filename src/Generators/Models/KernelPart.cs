namespace GeoDL.Typed.Generators.Models;

/// <summary>Which emitted struct of a layer; names of forms are parts of the structs' names.</summary>
public enum KernelPart
{
    /// <summary>A bilinear kernel.</summary>
    Product,

    /// <summary>A linear kernel.</summary>
    Linear,

    /// <summary>Spherical harmonics.</summary>
    Harmonics,

    /// <summary>Functions summed over windows of pixels, and their couplings.</summary>
    Window,

    /// <summary>A convolution over windows of voxels.</summary>
    Volume,

    /// <summary>Polynomials of the components of a channel.</summary>
    Contraction,

    /// <summary>The order of the operands of a kernel over spans.</summary>
    Layout,

    /// <summary>The bilinear kernel of keys, in attention.</summary>
    Keys,

    /// <summary>The linear kernel of queries.</summary>
    Queries,

    /// <summary>The linear kernel of a row itself, beside its neighbours.</summary>
    Self,
}
