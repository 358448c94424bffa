namespace GeoDL.Typed;

/// <summary>Looks inside models.</summary>
public static class ModelSummaries
{
    /// <summary>The layers of a model with their signatures, parameters and costs; its text is their tree.</summary>
    /// <example><code>Console.WriteLine(net.Summary());</code></example>
    public static ModelSummary Summary(this IEquivariantModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ParameterSet parameters = model.Parameters;
        return new ModelSummary(
            model.GetType().Name,
            parameters.Frame.Group.IsSpatial || parameters.Frame.Axis is Axis.Y
                ? parameters.Frame.Group.Name
                : parameters.Frame.ToString(),
            parameters.Precision,
            parameters.Count,
            parameters.BufferCount,
            [.. parameters.Declared.Select(layer => Of(layer, parameters))]
        );
    }

    private static LayerSummary Of(DeclaredLayer layer, ParameterSet parameters)
    {
        string path = layer.Description.Path;
        Parameter[] own = [.. parameters.All.Where(p => p.Path.StartsWith(path + ".", StringComparison.Ordinal))];
        int size = parameters.Precision == Precision.Single ? sizeof(float) : sizeof(double);
        return new LayerSummary(
            path,
            layer.Description.Kind,
            parameters.Signatures[path],
            layer.Description.Options,
            own.Where(static p => !p.IsBuffer).Sum(static p => p.Count),
            own.Where(static p => p.IsBuffer).Sum(static p => p.Count),
            LayerCost.Of(layer, own, parameters),
            size * (layer.Operands.Sum(static o => o.Dim) + layer.Result.Dim)
        );
    }
}
