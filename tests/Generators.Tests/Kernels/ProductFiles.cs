using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Emits products with all the couplings that they share.</summary>
internal static class ProductFiles
{
    public static EmittedAssembly Compile(params (string Name, TensorProductSpec Spec)[] products) =>
        EmittedAssembly.Compile(Emit(products));

    public static IEnumerable<(string Name, string Text)> Emit(
        params (string Name, TensorProductSpec Spec)[] products
    ) =>
        products
            .SelectMany(p => BilinearKernelEmitter.Couplings(p.Spec))
            .Distinct()
            .Order()
            .Select(key => (key.HintName, CouplingEmitter.Emit(key)))
            .Concat(products.Select(p => (p.Name + ".g.cs", BilinearKernelEmitter.Emit(p.Spec, p.Name))));
}
