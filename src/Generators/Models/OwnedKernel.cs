namespace GeoDL.Typed.Generators.Models;

/// <summary>A kernel, and a type that calls it.</summary>
/// <param name="Owner">The name of the type's generated file.</param>
/// <param name="Kernel">The kernel.</param>
public sealed record OwnedKernel(string Owner, KernelRequest Kernel);
