namespace GeoDL.Typed;

/// <summary>Marks a helper method outside a model as equivariant: it is checked where it stands.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EquivariantAttribute : Attribute { }
