namespace GeoDL.Typed.Runtime.Tests.Training;

public class MpiLaunchTests
{
    [Fact]
    public void AProcessThatNobodyLaunched_IsAlone() => Assert.Null(MpiLaunch.Find(static _ => null));

    [Fact]
    public void OpenMPIAndMPICH_AreToldApart()
    {
        MpiLaunch open = Find(("OMPI_COMM_WORLD_SIZE", "3")),
            mpich = Find(("PMI_SIZE", "2"));

        Assert.Equal((3, true), (open.Size, open.IsOpenMpi));
        Assert.Equal((2, false), (mpich.Size, mpich.IsOpenMpi));
        Assert.Equal("libmpich.so.12", mpich.Libraries[0]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-2")]
    [InlineData("two")]
    public void ASizeThatIsNone_IsNoLaunch(string size) =>
        Assert.Null(MpiLaunch.Find(name => name == "PMI_SIZE" ? size : null));

    [Fact]
    public void AMissingLibrary_IsNamedWithTheWayToGiveAnother()
    {
        MpiLaunch launch = Find(("PMI_SIZE", "2"), (MpiLaunch.LibraryVariable, "/nowhere/libmpi.so"));

        var error = Assert.Throws<ReplicaException>(() => MpiLibrary.Load(launch));

        Assert.Contains("/nowhere/libmpi.so", error.Message, StringComparison.Ordinal);
        Assert.Contains(MpiLaunch.LibraryVariable, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALibraryWithoutMPI_IsRefused()
    {
        if (!OperatingSystem.IsLinux())
            return;
        MpiLaunch launch = Find(("PMI_SIZE", "2"), (MpiLaunch.LibraryVariable, "libm.so.6"));

        Assert.Contains(
            "not an MPI 3 library",
            Assert.Throws<ReplicaException>(() => MpiLibrary.Load(launch)).Message,
            StringComparison.Ordinal
        );
    }

    private static MpiLaunch Find(params (string Name, string Value)[] variables) =>
        MpiLaunch.Find(name => Array.Find(variables, v => v.Name == name).Value)!;
}
