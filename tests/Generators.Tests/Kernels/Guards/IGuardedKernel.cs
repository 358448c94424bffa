namespace GeoDL.Typed.Generators.Tests.Kernels.Guards;

/// <summary>An emitted kernel that runs forward and backward with every buffer beside a protected page.</summary>
internal interface IGuardedKernel
{
    /// <summary>Runs it, and compares with the same numbers in ordinary arrays.</summary>
    void Run(string what, int rows, bool atEnd);
}
