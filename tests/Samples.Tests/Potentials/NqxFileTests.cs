using GeoDL.Typed.Samples.Potentials.Files;
using GeoDL.Typed.Samples.Potentials.Network;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials;

public sealed class NqxFileTests
{
    private static readonly byte[] Whole = File.ReadAllBytes(NequixPotential.ShippedFile);

    /// <summary>Behind the line of JSON and its end.</summary>
    private static readonly int FirstRecord = Array.IndexOf(Whole, (byte)'\n') + 1;

    [Fact]
    public void Read_GivesAllRecordsInOrder()
    {
        NqxFile file = Read(Whole);
        Assert.Equal(63, file.Names.Count);
        Assert.Equal("atom_energies", file.Names.First());
        Assert.Equal("readout", file.Names.Last());
        Assert.Equal(707_658, file.Names.Sum(n => file[n].Length));
        Assert.Equal(-3.6683144569396973, file["atom_energies"][0]);
    }

    [Theory]
    [InlineData(0, "no end of line in the first 0 bytes")]
    [InlineData(100, "no end of line in the first 100 bytes")]
    [InlineData(
        3668 + 1 + 4,
        "ends within record 0 (atom_energies, (89,)), its first bytes: 10 bytes are needed, 4 are"
    )]
    [InlineData(3668 + 1 + 50, "ends within record 0 (atom_energies, (89,)), its header")]
    [InlineData(3668 + 1 + 200, "ends within record 0 (atom_energies, (89,)): 356 bytes are needed, 72 are there")]
    [InlineData(1_000_000, "It is truncated.")]
    public void ATruncatedFile_IsCalledSo(int length, string message) => Refused(Whole[..length], message);

    [Theory]
    [InlineData("\"cutoff\": 6.0", "\"cutoff\": 5.0", "'cutoff' is 5.0; this potential has 6.")]
    [InlineData("\"cutoff\"", "\"cutof_\"", "no key 'cutoff'")]
    [InlineData("\"lmax\": 3", "\"lmax\": 2", "'lmax' is 2")]
    [InlineData("\"layer_norm\": true", "\"layer_norm\": null", "'layer_norm' is null; this potential has true")]
    [InlineData("32x3o", "32x3e", "'hidden_irreps' is \"128x0e + 64x1o + 32x2e + 32x3e\"")]
    [InlineData("[1, 2, 3,", "[1, 3, 2,", "'atomic_numbers' is [1, 3, 2")]
    [InlineData("\"n_layers\"", "\"lmax\"    ", "has the key 'lmax' twice")]
    [InlineData("{\"state", "[\"state", "no JSON")]
    public void OtherSettings_AreRefused(string old, string changed, string message) =>
        Refused(PatchedBytes.Replaced(Whole, 0, old, changed), message);

    [Theory]
    [InlineData("NUMPY", "NUMPI", "does not begin as an NPY record of version 1.0")]
    [InlineData("'<f4'", "'<i4'", "has numbers of type '<i4', not '<f4'")]
    [InlineData("'<f4'", "'|O' ", "has numbers of type '|O'")]
    [InlineData("False", "True ", "is in column-major order")]
    [InlineData("False", "eval(", "not True or False")]
    [InlineData("(89,)", "(88,)", "has the shape (88,): a wrong size, or records in another order")]
    [InlineData("(89,)", "(8_,)", "'8' is no size|'_' is missing|')' is missing")]
    [InlineData("'shape'", "'shale'", "the key 'shale' is unknown")]
    [InlineData("'descr'", "'shape'", "its header cannot be read")]
    [InlineData("}", ";", "its header cannot be read")]
    public void OtherRecords_AreRefused(string old, string changed, string message) =>
        Refused(PatchedBytes.Replaced(Whole, FirstRecord, old, changed), message.Split('|'));

    [Fact]
    public void RecordsInAnotherOrder_AreRefused()
    {
        // The first two matrices of the first radial network change places.
        const int Header = 128;
        int first = FirstRecord + Header + (89 * 4),
            second = first + Header + (8 * 64 * 4),
            third = second + Header + (64 * 64 * 4);
        byte[] swapped = [.. Whole[..first], .. Whole[second..third], .. Whole[first..second], .. Whole[third..]];
        Refused(swapped, "record 1 (layers.0.radial_mlp.0, (8, 64)) has the shape (64, 64)");
    }

    [Fact]
    public void ANumberThatIsNotFinite_IsRefused()
    {
        byte[] bytes = [.. Whole];
        BitConverter.GetBytes(float.NaN).CopyTo(bytes, FirstRecord + 128 + 8);
        Refused(bytes, "record 0 (atom_energies, (89,)): number 2 is NaN");
    }

    [Fact]
    public void OtherWeights_AreFoundByTheKnownEnergy()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("other.nqx");
        byte[] bytes = [.. Whole];
        BitConverter.GetBytes(1f).CopyTo(bytes, bytes.Length - 200);
        File.WriteAllBytes(path, bytes);
        string message = Assert.Throws<DataFileException>(() => NequixPotential.Load(path)).Message;
        Assert.Contains("moved-silicon has", message, StringComparison.Ordinal);
    }

    private static NqxFile Read(byte[] bytes) =>
        NqxFile.Read(new MemoryStream(bytes), "some.nqx", NequixWeights.Expected);

    private static void Refused(byte[] bytes, params string[] messages)
    {
        string message = Assert.Throws<DataFileException>(() => Read(bytes)).Message;
        Assert.StartsWith("some.nqx: ", message, StringComparison.Ordinal);
        Assert.True(messages.Any(m => message.Contains(m, StringComparison.Ordinal)), message);
    }
}
