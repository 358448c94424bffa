using System.Globalization;
using System.Text.RegularExpressions;
using GeoDL.Typed.Samples.NativeLibrary;

namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>What samples/NativeLibrary exports, before NativeAOT: results, and what is refused.</summary>
public sealed class NativeLibraryTests
{
    private const int Count = 6;
    private const double Untouched = -77;
    private static readonly int[] Species = [0, 1, 0, 1, 1, 0];

    [Fact]
    public void Predict_GivesTheEnergyOfTheModel_AndMinusItsDerivatives()
    {
        long handle = Created();
        double[] x = Positions();
        var net = new Potential(seed: 5, Precision.Double);
        double expected = net.Predict(Prediction.Cloud(x, Species))[0, 0];

        (double energy, double[] forces) = Predicted(handle, x);

        Near.Equal(expected, energy, Tolerance.Model.Double);
        double[] differences = [.. Enumerable.Range(0, x.Length).Select(i => -Slope(handle, x, i))];
        Near.Equal(differences, forces, Tolerance.Derivative.Curved);
        Assert.True(forces.Max(Math.Abs) > Tolerance.Noticeable * Math.Abs(energy));
        Assert.Equal(Status.Ok, NativeCalls.Free(handle));
    }

    [Fact]
    public void Predict_WithoutForces_GivesTheSameEnergy()
    {
        long handle = Created();
        double[] x = Positions();
        double[] alone = [Untouched];

        Assert.Equal(Status.Ok, NativeCalls.Predict(handle, Count, x, Species, alone, null));

        Near.Equal(Predicted(handle, x).Energy, alone[0], Tolerance.Model.Double);
        Assert.Equal(("", 1), NativeCalls.LastError());
    }

    [Fact]
    public void OneAtom_HasAnEnergyAndNoForce()
    {
        double[] energy = [double.NaN],
            forces = [Untouched, Untouched, Untouched];

        Assert.Equal(Status.Ok, NativeCalls.Predict(Created(), 1, [1, 2, 3], [1], energy, forces));

        Assert.True(double.IsFinite(energy[0]));
        Assert.Equal([0, 0, 0], forces);
    }

    /// <summary>Directions do not exist there; what comes back are numbers all the same.</summary>
    [Fact]
    public void AtomsAtOnePlace_GiveFiniteNumbers()
    {
        double[] x = Positions();
        x.AsSpan(0, 3).CopyTo(x.AsSpan(3, 3));

        (double energy, double[] forces) = Predicted(Created(), x);

        Assert.All([energy, .. forces], static v => Assert.True(double.IsFinite(v)));
    }

    /// <summary>A turn by a third about (1, 1, 1), and the mirror that exchanges x and y.</summary>
    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(1, 0, 2)]
    public void TurnedPositions_GiveTheSameEnergyAndTurnedForces(int first, int second, int third)
    {
        long handle = Created();
        double[] x = Positions();
        (double energy, double[] forces) = Predicted(handle, x);

        (double turnedEnergy, double[] turnedForces) = Predicted(handle, Turned(x));

        Near.Equal(energy, turnedEnergy, Tolerance.Model.Double);
        Near.Equal(Turned(forces), turnedForces, Tolerance.Model.Double);

        double[] Turned(double[] rows) => [.. rows.Chunk(3).SelectMany(r => new[] { r[first], r[second], r[third] })];
    }

    [Theory]
    [InlineData("positions", "positions is null.")]
    [InlineData("species", "species is null.")]
    [InlineData("energy", "energy is null.")]
    public void NullPointer_IsRefusedByName(string which, string message)
    {
        double[] energy = [Untouched],
            forces = [.. Enumerable.Repeat(Untouched, 3 * Count)];

        Status status = NativeCalls.Predict(
            Created(),
            Count,
            which == "positions" ? null : Positions(),
            which == "species" ? null : Species,
            which == "energy" ? null : energy,
            forces
        );

        Assert.Equal((Status.BadArgument, message), (status, NativeCalls.LastError().Text));
        Assert.All([.. energy, .. forces], static v => Assert.Equal(Untouched, v));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(Exports.MaxAtoms + 1)]
    [InlineData(int.MaxValue)]
    public void Count_OutOfRange_IsRefused(int count)
    {
        Status status = NativeCalls.Predict(Created(), count, Positions(), Species, [Untouched], null);

        Assert.Equal(Status.BadArgument, status);
        Assert.StartsWith($"count is {count};", NativeCalls.LastError().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void Position_NotANumberOrTooLarge_IsRefusedAndNothingIsWritten(double value)
    {
        double[] x = Positions();
        x[4] = value;
        double[] energy = [Untouched],
            forces = [.. Enumerable.Repeat(Untouched, 3 * Count)];

        Assert.Equal(Status.BadArgument, NativeCalls.Predict(Created(), Count, x, Species, energy, forces));

        Assert.StartsWith("Position 1 has the coordinate y", NativeCalls.LastError().Text, StringComparison.Ordinal);
        Assert.All([.. energy, .. forces], static v => Assert.Equal(Untouched, v));
    }

    [Fact]
    public void Species_BesideZeroAndOne_IsRefused()
    {
        Assert.Equal(
            Status.BadArgument,
            NativeCalls.Predict(Created(), Count, Positions(), [0, 1, 2, 0, 0, 0], [Untouched], null)
        );
        Assert.Equal("species[2] is 2; species are 0 and 1.", NativeCalls.LastError().Text);
    }

    [Fact]
    public void Handle_ThatWasNeverMadeOrIsFreed_IsRefused()
    {
        long handle = Created();
        Assert.Equal(Status.Ok, NativeCalls.Free(handle));
        foreach (long unknown in (long[])[handle, 0, -1, long.MaxValue])
        {
            Assert.Equal(Status.UnknownHandle, NativeCalls.Free(unknown));
            Assert.Equal(
                Status.UnknownHandle,
                NativeCalls.Predict(unknown, Count, Positions(), Species, [Untouched], null)
            );
            Assert.Contains($" {unknown}:", NativeCalls.LastError().Text, StringComparison.Ordinal);
        }

        Assert.NotEqual(handle, Created());
    }

    [Fact]
    public void Create_WithNowhereToPutTheHandle_IsRefused()
    {
        Assert.Equal(Status.BadArgument, NativeCalls.CreateNowhere());
        Assert.Equal("potential is null.", NativeCalls.LastError().Text);
    }

    [Fact]
    public void Weights_OfAFile_AreThoseOfThePotential()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("größe.weights");
        Checkpoint.Save(path, new Potential(seed: 5, Precision.Double).Parameters);

        (Status status, long handle) = NativeCalls.Create(seed: 1, path);

        Assert.Equal(Status.Ok, status);
        Assert.Equal(Predicted(Created(), Positions()).Energy, Predicted(handle, Positions()).Energy);
        Assert.NotEqual(
            Predicted(NativeCalls.Create(seed: 1).Handle, Positions()).Energy,
            Predicted(handle, Positions()).Energy
        );
    }

    [Fact]
    public void Weights_ThatAreMissingOrDamaged_AreRefused()
    {
        using var folder = new TemporaryFolder();
        string damaged = folder.Write("damaged.weights", "these are no weights");
        foreach (string path in (string[])["", folder.PathOf("missing"), folder.FullName, damaged])
        {
            Assert.Equal((Status.BadWeights, 0L), NativeCalls.Create(seed: 1, path));
            Assert.NotEqual("", NativeCalls.LastError().Text);
        }
    }

    /// <summary>Cut between characters, always with a zero behind them.</summary>
    [Fact]
    public void LastError_IsCutToTheBuffer_AndSaysWhatItNeeds()
    {
        NativeCalls.Create(seed: 1, "größe");
        (string whole, int needed) = NativeCalls.LastError();
        Assert.Contains("größe", whole, StringComparison.Ordinal);
        for (int size = 0; size <= needed; size++)
        {
            (string text, int again) = NativeCalls.LastError(size);
            Assert.Equal(needed, again);
            Assert.StartsWith(text, whole, StringComparison.Ordinal);
            Assert.True(System.Text.Encoding.UTF8.GetByteCount(text) >= size - 2, $"{size}: {text}");
        }

        Assert.Equal(whole, NativeCalls.LastError(needed).Text);
    }

    [Fact]
    public void Threads_PredictTogetherWithOneHandle_EachWithAnErrorOfItsOwn()
    {
        long handle = Created();
        double[] x = Positions();
        (double energy, double[] forces) = Predicted(handle, x);
        using var barrier = new Barrier(4);
        Exception?[] errors = new Exception?[4];
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(index => new Thread(() => errors[index] = Record.Exception(() => Calls(index)))),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(errors, Assert.Null);

        void Calls(int index)
        {
            barrier.SignalAndWait();
            for (int call = 0; call < 50; call++)
            {
                (double again, double[] forcesAgain) = Predicted(handle, x);
                Assert.Equal(energy, again);
                Assert.Equal(forces, forcesAgain);
                Assert.Equal(Status.BadArgument, NativeCalls.Predict(handle, -index, x, Species, [0], null));
                Assert.StartsWith($"count is {-index};", NativeCalls.LastError().Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Header_HasTheNumbersOfTheLibrary()
    {
        string header = File.ReadAllText(
            Path.Combine(ReferenceData.RepositoryRoot, "samples", "NativeLibrary", "c", "geodl_potential.h")
        );
        var defined = Regex
            .Matches(header, @"#define GEODL_(\w+) ([\d.]+)")
            .ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value);

        foreach (Status status in Enum.GetValues<Status>())
        {
            string name = Regex.Replace(status.ToString(), "(?<=.)[A-Z]", "_$0").ToUpperInvariant();
            Assert.True(defined.Remove(name, out string? number), name);
            Assert.Equal(((int)status).ToString(CultureInfo.InvariantCulture), number);
        }

        Assert.Equal(Exports.MaxAtoms.ToString(CultureInfo.InvariantCulture), defined["MAX_ATOMS"]);
        Assert.Equal(Potential.Radius, double.Parse(defined["RADIUS"], CultureInfo.InvariantCulture));
        Assert.Equal(2, defined.Count);
    }

    private static long Created()
    {
        (Status status, long handle) = NativeCalls.Create(seed: 5);
        Assert.Equal(Status.Ok, status);
        return handle;
    }

    private static (double Energy, double[] Forces) Predicted(long handle, double[] x)
    {
        double[] energy = [Untouched],
            forces = new double[x.Length];
        Assert.Equal(Status.Ok, NativeCalls.Predict(handle, Count, x, Species, energy, forces));
        return (energy[0], forces);
    }

    /// <summary>Central differences of fourth order.</summary>
    private static double Slope(long handle, double[] x, int at)
    {
        const double Step = 1e-3;
        return ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * Step);

        double At(int steps)
        {
            double[] moved = [.. x];
            moved[at] += steps * Step;
            return Predicted(handle, moved).Energy;
        }
    }

    private static double[] Positions()
    {
        var random = new Random(3);
        return
        [
            .. Enumerable
                .Range(0, 3 * Count)
                .Select(i => (1.1 * (((i / 3) >> (i % 3)) % 2)) + (0.3 * random.NextDouble())),
        ];
    }
}
