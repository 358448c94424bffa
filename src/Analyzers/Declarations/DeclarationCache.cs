using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>The shared reader's result for each model of a compilation, read once for all analyzers.</summary>
internal sealed class DeclarationCache
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationCache> Caches = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, ReadResult<ModelDeclaration>> _models = new(
        SymbolEqualityComparer.Default
    );

    private readonly ConcurrentDictionary<ITypeSymbol, DeclaredSignature> _types = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<IMethodSymbol, LayerDeclaration?> _layers = new(
        SymbolEqualityComparer.Default
    );

    /// <summary>The cache of a compilation.</summary>
    public static DeclarationCache Of(Compilation compilation) =>
        Caches.GetValue(compilation, static _ => new DeclarationCache());

    /// <summary>A model as the generator reads it.</summary>
    public ReadResult<ModelDeclaration> Model(INamedTypeSymbol type, CancellationToken cancellation) =>
        _models.TryGetValue(type, out ReadResult<ModelDeclaration>? known)
            ? known
            : _models.GetOrAdd(type, ModelReader.Read(type, cancellation));

    /// <summary>What a type declares about its values.</summary>
    public DeclaredSignature TypeOf(ITypeSymbol? type) =>
        type is not { SpecialType: SpecialType.None } ? DeclaredSignature.None
        : _types.TryGetValue(type, out DeclaredSignature? known) ? known
        : _types.GetOrAdd(type, AnnotationReader.OfType(type));

    /// <summary>
    /// Whether a type is a feature of this compilation whose signature cannot be read. The compilation has an error
    /// there, the reader's or C#'s own, so no consequence of it needs a diagnostic. In another assembly it is not a
    /// feature that the generator wrote.
    /// </summary>
    public bool IsFaultyHere(ITypeSymbol? type) => TypeOf(type).IsFaulty && !type!.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>
    /// A layer of a model; null if the method is not one. Without options it is faulty, which is reported at its
    /// declaration.
    /// </summary>
    public LayerDeclaration? Layer(IMethodSymbol method, CancellationToken cancellation) =>
        _layers.TryGetValue(method, out LayerDeclaration? known)
            ? known
            : _layers.GetOrAdd(method, ReadLayer(method, cancellation));

    private LayerDeclaration? ReadLayer(IMethodSymbol method, CancellationToken cancellation)
    {
        if (
            WrittenAttributes.OfLayers(method).Count == 0
            || RuntimeTypes.Find(method.ContainingType, "EquivariantModelAttribute") is null
        )
        {
            return null;
        }

        // A layer that the generator cannot complete is not among them, and has an error as well.
        return Model(method.ContainingType.OriginalDefinition, cancellation).Declaration is not { } model
            ? null
            : model.Layers.FirstOrDefault(l => l.Method.TrimStart('@') == method.Name)
                ?? (method.IsStatic ? null : LayerDeclaration.Faulty(method.Name));
    }
}
