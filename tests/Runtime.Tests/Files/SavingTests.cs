using GeoDL.Typed.Runtime.Tests.Training;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>What saving does to files and folders.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void ALinkStays_AndItsTargetIsReplaced()
    {
        string target = _folder.PathOf("target.safetensors"),
            link = _folder.PathOf("link.safetensors"),
            second = _folder.PathOf("second.safetensors");
        Checkpoint.Save(target, new FakeModel(1).Parameters);
        File.CreateSymbolicLink(link, target);
        File.CreateSymbolicLink(second, "link.safetensors");
        Checkpoint.Save(second, new FakeModel(2).Parameters);

        Assert.Equal("link.safetensors", new FileInfo(second).LinkTarget);
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        var model = new FakeModel(3);
        Checkpoint.Load(target, model.Parameters);
        Assert.Equal(new FakeModel(2).Numbers(), model.Numbers());
        Assert.Equal(3, Directory.GetFiles(_folder.Root).Length);
    }

    [UnixFact]
    public void ALinkToNothing_GetsItsTarget()
    {
        File.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("target"));
        Checkpoint.Save(_folder.PathOf("link"), new FakeModel(1).Parameters);
        Assert.True(File.Exists(_folder.PathOf("target")));
    }

    [UnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void AFolderThatAllowsNothing_IsRefusedInOneSentence()
    {
        string closed = _folder.PathOf("closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // Those who may write everywhere else are refused by the system's own folders, each with an error of its own.
        string[] folders = Environment.IsPrivilegedProcess ? ["/sys", "/proc"] : [closed];
        string[] there = [.. folders.Where(Directory.Exists)];
        Assert.NotEmpty(there);
        foreach (string path in there.Select(static f => Path.Combine(f, "weights.safetensors")))
        {
            Assert.Equal(
                $"The file '{path}' cannot be written: its folder does not allow it.",
                Assert.Throws<IOException>(() => Checkpoint.Save(path, new FakeModel(1).Parameters)).Message
            );
        }
    }

    [UnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Permissions_AreKept()
    {
        string path = _folder.PathOf("x.safetensors");
        Checkpoint.Save(path, new FakeModel(1).Parameters);
        const UnixFileMode Mode =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(path, Mode);
        Checkpoint.Save(path, new FakeModel(2).Parameters);
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData(240, 'a')]
    [InlineData(120, 'ä')]
    public void Names_MayBeLong(int length, char letter)
    {
        string path = _folder.PathOf(new string(letter, length));
        Checkpoint.Save(path, new FakeModel(1).Parameters);
        Checkpoint.Save(path, new FakeModel(2).Parameters);
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    [UnixFact]
    public void WhatADeadSaverLeft_IsDeleted_ButNotALivingOnes()
    {
        string path = _folder.PathOf("x.safetensors");
        string other = Killed("y.safetensors");
        string dead = Killed("x.safetensors"),
            alive = Killed("x.safetensors"),
            young = Killed("x.safetensors");
        foreach (string old in new[] { other, dead, alive })
            File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-1));
        using (new FileStream(alive, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Checkpoint.Save(path, new FakeModel(1).Parameters);

        Assert.False(File.Exists(dead));
        Assert.Equal(new[] { path, other, alive, young }.Order(), Directory.GetFiles(_folder.Root).Order());
    }

    [Fact]
    public void AFailedSave_LeavesTheOldFile_AndNothingElse()
    {
        string path = _folder.PathOf("x.safetensors");
        Checkpoint.Save(path, new FakeModel(1).Parameters);
        byte[] before = File.ReadAllBytes(path);
        Assert.Throws<ArgumentException>(() =>
            Checkpoint.Save(
                path,
                new FakeModel(2).Parameters,
                notes: new Dictionary<string, string> { ["a"] = "\ud800" }
            )
        );
        Assert.Throws<ArgumentException>(() =>
            Checkpoint.Save(path, new FakeModel(2).Parameters, notes: new Dictionary<string, string> { ["a"] = null! })
        );
        Assert.Throws<ArgumentException>(() =>
            Checkpoint.Save(
                path,
                new FakeModel(2).Parameters,
                notes: new Dictionary<string, string> { ["geodl.step"] = "1" }
            )
        );
        Assert.Throws<IOException>(() =>
            ReplacedFile.Write(
                path,
                static s =>
                {
                    s.Write("half"u8);
                    throw new IOException("The disk is full.");
                }
            )
        );
        Assert.Throws<IOException>(() => Checkpoint.Save(_folder.Root, new FakeModel(2).Parameters));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    /// <summary>
    /// A temporary file as a saver that is killed leaves it: its name is taken from one that is being written.
    /// </summary>
    private string Killed(string name)
    {
        string left = string.Empty;
        ReplacedFile.Write(
            _folder.PathOf(name),
            _ => left = Directory.GetFiles(_folder.Root, ".geodl-*").Single(static f => new FileInfo(f).Length == 0)
        );
        File.Delete(_folder.PathOf(name));
        File.WriteAllText(left, "half");
        return left;
    }
}
