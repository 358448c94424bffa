using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>The file of a kernel struct, and the couplings that it calls.</summary>
public static class KernelFile
{
    /// <summary>The text of the file.</summary>
    public static string Emit(KernelRequest request, CancellationToken cancellation = default)
    {
        switch (request.Form)
        {
            case KernelPart.Product:
                return BilinearKernelEmitter.Emit(request.Product(), request.TypeName, cancellation: cancellation);
            case KernelPart.Linear:
                return LinearKernelEmitter.Emit(request.Linear(), request.TypeName, cancellation: cancellation);
            case KernelPart.Layout:
                (Irreps left, Irreps? right, Irreps result) = request.Layout();
                return SpanKernelEmitter.EmitLayout(request.TypeName, left, right, result, cancellation);
            case KernelPart.Window:
                return WindowKernelEmitter.Emit(request.Window(), request.TypeName, cancellation: cancellation);
            case KernelPart.Volume:
                return VolumeKernelEmitter.Emit(request.Volume(), request.TypeName, cancellation: cancellation);
            case KernelPart.Contraction:
                return ContractionKernelEmitter.Emit(
                    request.Contraction(),
                    request.TypeName,
                    cancellation: cancellation
                );
            default:
                return HarmonicsEmitter.Emit(request.Harmonics(), request.TypeName, cancellation: cancellation);
        }
    }

    /// <summary>The couplings that a kernel calls.</summary>
    public static IReadOnlyList<CouplingKey> Couplings(KernelRequest request) =>
        request.Form == KernelPart.Product ? BilinearKernelEmitter.Couplings(request.Product()) : [];
}
