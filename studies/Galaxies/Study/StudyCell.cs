using System.Globalization;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>One training of the grid.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Size">Name of its size.</param>
/// <param name="Clouds">Training clouds.</param>
/// <param name="Seed">Of the training.</param>
public sealed record StudyCell(string Model, string Size, int Clouds, ulong Seed)
{
    /// <summary>The cell's name, also that of its file.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Model}-{Size}-{Clouds}-{Seed}");
}
