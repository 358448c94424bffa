using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.Generated;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Other products on rows of their own.</summary>
internal static class Products
{
    public static IEnumerable<Case> FullyConnected(int rows)
    {
        string group = $"fully connected 32x(0e+1o+2e) with the harmonics, {rows} rows";
        return
        [
            .. new KernelCase(group, "one set of weights", "fully_shared").Create<GeoDL_Typed_Benchmarks_Cases_ProductLayers_FullyConnected_Product>(rows, isShared: true),
            .. new KernelCase(group, "weights for each row", "fully_rows").Create<GeoDL_Typed_Benchmarks_Cases_ProductLayers_FullyConnected_Product>(rows, isShared: false),
        ];
    }

    public static IEnumerable<Case> Elementwise(int rows) =>
        new KernelCase($"element-wise product, 64x(0e+1o+2e), {rows} rows", "all paths", "elementwise").Create<GeoDL_Typed_Benchmarks_Cases_ProductLayers_Elementwise_Product>(rows, isShared: true);

    public static IEnumerable<Case> Full(int rows) =>
        new KernelCase($"full product, 8x(0e+1o+2e) squared, {rows} rows", "all paths", "full").Create<GeoDL_Typed_Benchmarks_Cases_ProductLayers_Full_Product>(rows, isShared: true);
}
