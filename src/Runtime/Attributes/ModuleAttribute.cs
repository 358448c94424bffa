namespace GeoDL.Typed;

/// <summary>Marks a partial property as a module: another model whose parameters belong to this one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ModuleAttribute : Attribute
{
    /// <summary>How many copies with weights of their own; above 0 the property is an <c>IReadOnlyList</c>.</summary>
    public int Repeat { get; set; }

    /// <summary>The stored name; the camel-cased property name unless given.</summary>
    public string? Name { get; set; }
}
