namespace GeoDL.Typed.Samples.Tests;

public class GuardedTests
{
    [Fact]
    public void Errors_ThatTheUserCanMendAreOneLine()
    {
        Assert.Equal(4, Guarded.Run(static () => 4));
        Assert.Equal(1, Guarded.Run(static () => throw new DataFileException("a.npy", "it is cut off.")));
        Assert.Equal(1, Guarded.Run(static () => throw new IOException("No space left on device")));
        Assert.Equal(1, Guarded.Run(static () => throw new ReplicaException("gone")));
        Assert.Throws<InvalidOperationException>(static () =>
            Guarded.Run(static () => throw new InvalidOperationException("a fault of ours"))
        );
    }

    [Fact]
    public void Interruption_HasTheCodeOfShells()
    {
        using var source = new CancellationTokenSource();

        int code = Guarded.Run(
            () =>
            {
                source.Cancel();
                source.Token.ThrowIfCancellationRequested();
                return 0;
            },
            source.Token
        );

        Assert.Equal(130, code);
    }

    [Fact]
    public void FileThatCannotBeWritten_LeavesTheOldOneWhole()
    {
        string folder = Directory.CreateTempSubdirectory("guarded-tests-").FullName,
            file = Path.Combine(folder, "a.npy");
        try
        {
            NpyWriter.Write(file, NumberType.Float32, [2], [1, 2]);

            // As on a full disk: an error after some numbers.
            Assert.Throws<IOException>(() => NpyWriter.Write(file, NumberType.Float32, [200_000], Numbers()));

            Assert.Equal([1.0, 2.0], NpyReader.Read(file).ToDoubles());
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<double> Numbers()
    {
        for (int i = 0; i < 100_000; i++)
            yield return i;

        throw new IOException("No space left on device");
    }
}
