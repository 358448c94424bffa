namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>A product kernel on more rows than caches hold.</summary>
internal interface ILargeProduct
{
    /// <summary>Checks that a result larger than caches has the very numbers that small calls give.</summary>
    /// <param name="offset">Numbers from a cache line's start to the result's.</param>
    void CheckAgainstParts(int offset);
}
