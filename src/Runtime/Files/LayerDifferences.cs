namespace GeoDL.Typed;

/// <summary>How the layers of a checkpoint differ from those of a model.</summary>
internal static class LayerDifferences
{
    /// <summary>One sentence per difference; none if both compute the same function of their weights.</summary>
    internal static IEnumerable<string> Between(
        IReadOnlyList<LayerDescription> stored,
        IReadOnlyList<LayerDescription> own
    )
    {
        Dictionary<string, LayerDescription> theirs = ByPath(stored),
            ours = ByPath(own);
        foreach (LayerDescription layer in stored.Where(l => !ours.ContainsKey(l.Path)))
            yield return $"layer '{layer.Path}' ({layer.Kind}) is missing in the model";
        foreach (LayerDescription layer in own)
        {
            if (!theirs.TryGetValue(layer.Path, out LayerDescription? other))
            {
                yield return $"layer '{layer.Path}' ({layer.Kind}) is missing in the file";
            }
            else if (other.Kind != layer.Kind)
            {
                yield return $"layer '{layer.Path}' is a {other.Kind} in the file, but a {layer.Kind} in the model";
            }
            else
            {
                foreach (string difference in Between(other, layer))
                    yield return difference;
            }
        }

        string[] theirOrder = [.. stored.Select(static l => l.Path).Where(ours.ContainsKey)];
        string[] ourOrder = [.. own.Select(static l => l.Path).Where(theirs.ContainsKey)];
        int moved = theirOrder.Zip(ourOrder).TakeWhile(static p => p.First == p.Second).Count();
        if (moved < ourOrder.Length)
        {
            yield return $"layers have another order: '{theirOrder[moved]}' comes {After(theirOrder, moved)} in "
                + $"the file, '{ourOrder[moved]}' in the model";
        }
    }

    private static IEnumerable<string> Between(LayerDescription stored, LayerDescription own)
    {
        if (stored.Irreps != own.Irreps)
            yield return $"layer '{own.Path}' is {stored.Irreps} in the file, but {own.Irreps} in the model";
        foreach (
            string option in stored.Options.Keys.Union(own.Options.Keys).OrderBy(static o => o, StringComparer.Ordinal)
        )
        {
            (string? theirs, string? ours) = (
                stored.Options.GetValueOrDefault(option),
                own.Options.GetValueOrDefault(option)
            );
            if (theirs != ours)
            {
                yield return $"layer '{own.Path}' has {option} = {theirs ?? "its default"} in the file, but "
                    + $"{ours ?? "its default"} in the model";
            }
        }
    }

    private static string After(string[] order, int index) => index == 0 ? "first" : $"after '{order[index - 1]}'";

    private static Dictionary<string, LayerDescription> ByPath(IEnumerable<LayerDescription> layers) =>
        layers.ToDictionary(static l => l.Path, StringComparer.Ordinal);
}
