namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// An option as checkpoints have it: whatever changes the function that a layer computes, apart from irreps and
/// weights.
/// </summary>
/// <remarks>
/// Kinds, options and values have names of the format's own, so that files still load when something is renamed here.
/// An option at the format's default is left out, so that files still load when the library learns an option whose
/// default is what it did before. Neither names nor defaults may change, whatever becomes of those of the attributes; a
/// test holds them. Where a formula of the library changes, its kind gets a new name ("gate 2"): files of the old one
/// must not load silently.
/// </remarks>
/// <param name="Name">The option.</param>
/// <param name="Value">Its value, see <see cref="StoredValue"/>.</param>
/// <param name="Default">The value that is left out.</param>
internal sealed record StoredOption(string Name, string Value, string Default)
{
    /// <summary>What differs from the format's defaults, as <c>name=value</c>.</summary>
    public static IEnumerable<string> Differing(LayerOptions options) =>
        options.StoredOptions.Where(static o => o.Value != o.Default).Select(static o => $"{o.Name}={o.Value}");
}
