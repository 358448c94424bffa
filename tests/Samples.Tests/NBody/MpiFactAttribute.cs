namespace GeoDL.Typed.Samples.Tests.NBody;

/// <summary>A fact that needs a launcher of MPI; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MpiFactAttribute : FactAttribute
{
    /// <param name="kind"><c>openmpi</c> or <c>mpich</c>.</param>
    public MpiFactAttribute(string kind)
    {
        Kind = kind;
        if (!OperatingSystem.IsLinux())
            Skip = "Processes are looked up in /proc, on Linux.";
        else if (MpiLauncher.Find(kind) is null)
            Skip = $"There is no launcher of {kind} here (mpirun.{kind}, mpirun or mpiexec).";
    }

    /// <summary>Which MPI.</summary>
    public string Kind { get; }
}
