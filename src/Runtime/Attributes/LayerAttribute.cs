namespace GeoDL.Typed;

/// <summary>What all layer attributes share.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>The stored name of the layer; the camel-cased method name unless given.</summary>
    public string? Name { get; set; }
}
