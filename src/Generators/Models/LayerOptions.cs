namespace GeoDL.Typed.Generators.Models;

/// <summary>The kind of a layer and its hyperparameters, as plain values.</summary>
public abstract record LayerOptions;
