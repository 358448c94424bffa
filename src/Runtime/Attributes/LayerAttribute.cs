namespace GeoDL.Typed;

/// <summary>The base class of all layer attributes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>The stored name of the layer; by default the method name in camel case.</summary>
    public string? Name { get; set; }
}
