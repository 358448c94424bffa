namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>Where results go; null becomes a null pointer.</summary>
internal sealed record NativeResults(double[]? Energy, double[]? Energies, double[]? Forces, double[]? Virial)
{
    public const double Untouched = -77;

    /// <summary>Room for all of them.</summary>
    public static NativeResults Of(int own, int all) => new(Room(1), Room(own), Room(3 * all), Room(9));

    /// <summary>Room for the energy alone.</summary>
    public static NativeResults EnergyAlone() => new(Room(1), null, null, null);

    public void AssertUntouched() =>
        Assert.All(
            [.. Energy ?? [], .. Energies ?? [], .. Forces ?? [], .. Virial ?? []],
            static v => Assert.Equal(Untouched, v)
        );

    private static double[] Room(int count) => [.. Enumerable.Repeat(Untouched, count)];
}
