namespace GeoDL.Typed;

/// <summary>Marks a partial property as a module: another model whose parameters belong to this one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ModuleAttribute : Attribute
{
    /// <summary>
    /// The number of modules, each with weights of its own; above 0 the property is an <c>IReadOnlyList</c>.
    /// </summary>
    public int Repeat { get; set; }

    /// <summary>The stored name; by default the property name in camel case.</summary>
    public string? Name { get; set; }
}
