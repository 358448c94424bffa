namespace GeoDL.Typed;

/// <summary>Marks a helper method outside a model as equivariant. The compiler checks its body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EquivariantAttribute : Attribute { }
