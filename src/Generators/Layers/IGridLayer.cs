using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer whose operand and result live on grids of images, and how one is made of the other.</summary>
public interface IGridLayer
{
    /// <summary>How the coarser grid is made of the finer one, which is the layer's first parameter.</summary>
    GridStep Step { get; }

    /// <summary>Whether the finer one is the result's.</summary>
    bool IsToFiner { get; }

    /// <summary>Whether a stride leaves cells out without smoothing first, though it could smooth.</summary>
    bool IsUnsmoothed { get; }
}
