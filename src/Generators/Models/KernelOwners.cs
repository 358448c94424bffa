namespace GeoDL.Typed.Generators.Models;

/// <summary>Which of the types that call a kernel owns and emits it: the first by name.</summary>
/// <param name="Kernels">The names of all kernels, in ordinal order.</param>
/// <param name="Owners">The owner of each.</param>
public sealed record KernelOwners(EquatableArray<string> Kernels, EquatableArray<string> Owners)
{
    /// <summary>Finds an owner for each kernel.</summary>
    public static KernelOwners Of(IEnumerable<OwnedKernel> kernels)
    {
        (string Kernel, string Owner)[] owners = kernels
            .GroupBy(static k => k.Kernel.TypeName, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g =>
                (g.Key, g.Select(static k => k.Owner).OrderBy(static o => o, StringComparer.Ordinal).First())
            )
            .ToArray();
        return new KernelOwners(
            owners.Select(static o => o.Kernel).ToEquatableArray(),
            owners.Select(static o => o.Owner).ToEquatableArray()
        );
    }

    /// <summary>Whether this type emits this kernel.</summary>
    public bool IsOwned(OwnedKernel kernel)
    {
        (int low, int high) = (0, Kernels.Count - 1);
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(Kernels[middle], kernel.Kernel.TypeName);
            if (order == 0)
                return Owners[middle] == kernel.Owner;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }
}
