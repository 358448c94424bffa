namespace GeoDL.Typed.Tool.Page.Flow;

/// <summary>What stands in a node.</summary>
/// <param name="Title">The upper line.</param>
/// <param name="Subtitle">The lower line.</param>
/// <param name="Opens">The id of the panel that it opens.</param>
/// <param name="HasAlgebra">Whether the layer is made of paths.</param>
internal sealed record FlowBox(string Title, string Subtitle, string Opens, bool HasAlgebra);
