using System.Reflection;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Loading;

/// <summary>A layer of a model as it runs.</summary>
/// <param name="Layer">The object.</param>
/// <param name="Owner">The model or module that declares it.</param>
/// <param name="Field">The field that holds it.</param>
internal sealed record LayerObject(Layer Layer, Type Owner, string Field)
{
    /// <summary>The emitted kernels that the layer is made of.</summary>
    public IEnumerable<Type> Kernels => Layer.GetType().GetGenericArguments().Where(static t => !t.IsPrimitive);
}

/// <summary>Finds the layers of a model by their paths.</summary>
internal static class LayerObjects
{
    /// <summary>All layers of a model, those of modules included.</summary>
    public static IReadOnlyDictionary<string, LayerObject> Of(IEquivariantModel model)
    {
        var found = new Dictionary<string, LayerObject>();
        Add(model, found);
        return found;
    }

    private static void Add(object model, Dictionary<string, LayerObject> found)
    {
        Type type = model.GetType();
        foreach (FieldInfo field in type.GetFields(ModelAssembly.AllOfType))
        {
            if (!field.IsStatic && field.GetValue(model) is Layer layer)
                found[layer.Path] = new LayerObject(layer, type, field.Name);
        }
        foreach (PropertyInfo module in Verifier.Modules(type))
        {
            object value = module.GetValue(model)!;
            foreach (object part in value is IEnumerable<object> many ? many : [value])
                Add(part, found);
        }
    }
}
