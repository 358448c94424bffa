using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="DataFolder">Folder of clouds; null to simulate some.</param>
/// <param name="CataloguePath">Catalogue to predict; null for the one that ships with the sample.</param>
/// <param name="OutputFolder">Where tables and plots go.</param>
/// <param name="Clouds">Training clouds.</param>
/// <param name="Epochs">Passes over them.</param>
/// <param name="Seed">Fixes everything that is random.</param>
/// <param name="Match">Stretch the catalogue or only thin it.</param>
/// <param name="MinDistance">Nearest distance of the catalogue that is used, Mpc/h.</param>
/// <param name="MaxDistance">Farthest distance, Mpc/h; null lets its depth decide.</param>
/// <param name="Galaxies">At most so many galaxies of the catalogue.</param>
public sealed record RunOptions(
    string? DataFolder,
    string? CataloguePath,
    string OutputFolder,
    int Clouds,
    int Epochs,
    ulong Seed,
    MatchMode Match,
    double MinDistance,
    double? MaxDistance,
    int Galaxies
)
{
    /// <summary>The catalogue that ships with the sample.</summary>
    public static string ShippedCatalogue => Path.Combine(AppContext.BaseDirectory, "Catalogue", "openngc_subset.csv");
}
