namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>Steerable convolutions over pixels.</summary>
public sealed class PixelModels() : ImageModels(PixelCase.All)
{
    /// <summary>The names of the cases.</summary>
    public static TheoryData<string> Names => [.. PixelCase.All.Select(static c => c.Name)];
}
