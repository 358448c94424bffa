using System.Collections.Immutable;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators;

/// <summary>
/// Implements feature structs, models and kernels, and the couplings that they share. It reads, then emits, and reports
/// no diagnostics.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EquivariantModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var features = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                RuntimeTypes.Irreps,
                static (node, _) => node is TypeDeclarationSyntax,
                static (c, token) =>
                    IsFirst(c) && ((INamedTypeSymbol)c.TargetSymbol).TypeKind == TypeKind.Struct
                        ? Guard.Read(
                            c.TargetSymbol,
                            () => FeatureReader.Read((INamedTypeSymbol)c.TargetSymbol, token).Declaration
                        )
                        : null
            )
            .Where(static o => o is not null)
            .WithTrackingName(TrackingNames.Features);
        context.RegisterSourceOutput(
            features,
            static (c, o) => Guard.Emit(c, o!, static f => f.Type.HintName + ".g.cs", FeatureEmitter.Emit)
        );

        var models = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                RuntimeTypes.EquivariantModel,
                static (node, _) => node is TypeDeclarationSyntax,
                static (c, token) =>
                    IsFirst(c) && ((INamedTypeSymbol)c.TargetSymbol).TypeKind == TypeKind.Class
                        ? Guard.Read(
                            c.TargetSymbol,
                            () => ModelReader.Read((INamedTypeSymbol)c.TargetSymbol, token).Declaration
                        )
                        : null
            )
            .Where(static o => o is not null)
            .WithTrackingName(TrackingNames.Models);
        context.RegisterSourceOutput(
            models,
            static (c, o) => Guard.Emit(c, o!, static m => m.Type.HintName + ".g.cs", ModelEmitter.Emit)
        );

        var sets = KernelSets(context);
        context.RegisterSourceOutput(
            sets,
            static (c, s) => Guard.Emit(c, s, s.Type.HintName + "-kernels.g.cs", s.Type.FullName, KernelSetEmitter.Emit)
        );

        KernelPipeline.Register(context, models, sets);
        context.RegisterSourceOutput(
            SuppressionReader.Provider(context),
            static (c, ids) =>
            {
                if (ids.Length > 0)
                    c.AddSource("GeoDL-Suppressions.g.cs", GeneratedFile.Error(SuppressionReader.Message(ids)));
            }
        );
        // The generator does not see its own files, so a file that looks like one is the user's, and the analyzers
        // would mistake it for generated code.
        var disguised = context.CompilationProvider.Select(
            static (c, _) => c.SyntaxTrees.FirstOrDefault(GeneratedFiles.Contains)?.FilePath
        );
        context.RegisterSourceOutput(
            disguised,
            static (c, path) =>
            {
                if (path is not null)
                {
                    c.AddSource(
                        "GeoDL-Disguise.g.cs",
                        GeneratedFile.Error(
                            $"{path} is in a folder with the name of the generator's own folder, whose files are not "
                                + "checked. Move it."
                        )
                    );
                }
            }
        );
    }

    /// <summary>Static kernels and misplaced layers of all layer attributes, by containing type.</summary>
    private static IncrementalValuesProvider<KernelSet> KernelSets(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<KernelDeclaration>>? all = null;
        foreach (string attribute in RuntimeTypes.LayerAttributes)
        {
            var read = context
                .SyntaxProvider.ForAttributeWithMetadataName(
                    RuntimeTypes.FullName(attribute),
                    static (node, _) => node is MethodDeclarationSyntax,
                    static (c, token) =>
                        IsFirst(c)
                            ? Guard.Read(
                                c.TargetSymbol,
                                () => KernelReader.Read((IMethodSymbol)c.TargetSymbol, token).Declaration
                            )
                            : null
                )
                .Where(static o => o is not null);
            context.RegisterSourceOutput(
                read.Where(static o => o!.Error is not null),
                static (c, o) => Guard.EmitError(c, o!)
            );
            var found = read.Select(static (o, _) => o!.Value).Where(static k => k is not null).Collect();
            all = all is { } earlier
                ? earlier.Combine(found).Select(static (pair, _) => pair.Left.AddRange(pair.Right!))
                : found!;
        }

        return all!
            .Value.SelectMany(
                static (kernels, _) =>
                    kernels
                        .GroupBy(static k => k.Type)
                        .Select(static g => new KernelSet(
                            g.Key,
                            g.OrderBy(static k => k.Layer.Method, StringComparer.Ordinal)
                                .ThenBy(static k => k.Ordinal)
                                .ToEquatableArray()
                        ))
            )
            .WithTrackingName(TrackingNames.Kernels);
    }

    /// <summary>
    /// Whether this is the first of several attributes: C# rejects the others, and a file must not be added twice.
    /// </summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext context)
    {
        AttributeData? first = context.TargetSymbol is IMethodSymbol method
            ? WrittenAttributes.OfLayers(method).FirstOrDefault()
            : context
                .TargetSymbol.GetAttributes()
                .FirstOrDefault(a =>
                    SymbolEqualityComparer.Default.Equals(a.AttributeClass, context.Attributes[0].AttributeClass)
                );
        SyntaxReference? reference = first?.ApplicationSyntaxReference;
        return reference is not null
            && context.Attributes.Any(a =>
                a.ApplicationSyntaxReference is { } own
                && own.SyntaxTree == reference.SyntaxTree
                && own.Span == reference.Span
            );
    }
}
