using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public sealed class PeaksDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_NamesWhatIsWrong()
    {
        Check("there is no such folder", _folder.PathOf("nowhere"));
        Check("peaks512_pos_u16.npy: there is no such file", _folder.FullName);

        NpyWriter.Write(_folder.PathOf("peaks512_pos_u16.npy"), NumberType.UInt16, [1, 4, 3], new double[12]);
        Check("the field 'shape' is (1, 4, 3), expected (any, 512, 3)", _folder.FullName);

        NpyWriter.Write(_folder.PathOf("peaks512_pos_u16.npy"), NumberType.UInt16, [2, 512, 3], new double[3072]);
        NpyWriter.Write(_folder.PathOf("peaks512_vel_i16.npy"), NumberType.Float32, [2, 512, 3], new double[3072]);
        Check("peaks512_vel_i16.npy: the field 'descr' is '<f4', expected '<i2'", _folder.FullName);

        NpyWriter.Write(_folder.PathOf("peaks512_vel_i16.npy"), NumberType.Int16, [1, 512, 3], new double[1536]);
        Check("peaks512_vel_i16.npy: the field 'shape' is (1, 512, 3), expected (2, 512, 3)", _folder.FullName);
    }

    public void Dispose() => _folder.Dispose();

    private static void Check(string expected, string folder) =>
        Assert.Contains(
            expected,
            Assert.Throws<DataFileException>(() => PeaksDataset.Open(folder)).Message,
            StringComparison.Ordinal
        );
}
