namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// An option as stored in checkpoints. Everything that changes the function that a layer computes, apart from irreps
/// and weights, is one.
/// </summary>
/// <remarks>
/// Kinds, options and values have names of the format's own, so that files still load when something is renamed here.
/// An option at the format's default is left out, so that files still load when the library gets an option whose
/// default is the old behaviour. Neither names nor defaults may change, even if those of the attributes do; a test
/// checks them. Where a formula of the library changes, its kind gets a new name ("gate 2"), because files of the old
/// kind must not load silently.
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
