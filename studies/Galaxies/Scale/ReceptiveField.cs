namespace GeoDL.Typed.Studies.Galaxies.Scale;

/// <summary>
/// How far away an answer still depends on points: layers look at neighbours, whose features depend on theirs.
/// </summary>
/// <param name="Radius">Of the edges that the network expects; its widest layer comes first.</param>
/// <param name="Depth">Of all layers, one after the other.</param>
public sealed record ReceptiveField(double Radius, double Depth);
