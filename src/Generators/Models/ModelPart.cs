namespace GeoDL.Typed.Generators.Models;

/// <summary>A part of a model that may own parameters: a layer or a module.</summary>
public abstract record ModelPart;
