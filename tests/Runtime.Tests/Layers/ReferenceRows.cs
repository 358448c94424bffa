using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Addresses in rows of the inner layout.</summary>
internal static class ReferenceRows
{
    internal static int Place(RowLayout layout, int block, int copy, int component) =>
        layout.Blocks[block].Offset + component * layout.Blocks[block].Stride + copy;
}
