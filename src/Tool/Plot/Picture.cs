namespace GeoDL.Typed.Tool.Plot;

/// <summary>A plot and the size that it is made for, in pixels.</summary>
/// <param name="Plot">The plot.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal sealed record Picture(ScottPlot.Plot Plot, int Width, int Height);
