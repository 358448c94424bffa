namespace GeoDL.Typed.Generators.Models;

/// <summary>All kernels of one containing type: one generated file.</summary>
public sealed record KernelSet(TypeContext Type, EquatableArray<KernelDeclaration> Kernels);
