using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Everything that the readers find wrong in a type: what the analyzer reports for it.</summary>
public static class TypeFaults
{
    /// <summary>Reads a type as feature, model and container of kernels and modules; nested types are read on their own.</summary>
    public static EquatableArray<Fault> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        if (type.TypeKind == TypeKind.Struct && RuntimeTypes.Find(type, "IrrepsAttribute") is not null)
            faults.AddRange(FeatureReader.Read(type, cancellation).Faults);
        if (RuntimeTypes.Find(type, "EquivariantModelAttribute") is not null)
            faults.AddRange(ModelReader.Read(type, cancellation).Faults);
        foreach (ISymbol member in type.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            if (member is IMethodSymbol method && LayerReader.LayerAttributes(method).Count > 0)
                faults.AddRange(KernelReader.Read(method, cancellation).Faults);
            else if (member is IPropertySymbol property && RuntimeTypes.Find(property, "ModuleAttribute") is not null)
                faults.AddRange(ModuleReader.ReadMisplaced(property, cancellation));
        }

        return faults.ToEquatableArray();
    }
}
