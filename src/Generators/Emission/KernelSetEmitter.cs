using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Writes the static kernels of a containing type: one file for all of them, since their names need not be unique.
/// </summary>
public static class KernelSetEmitter
{
    /// <summary>The text of the generated file.</summary>
    public static string Emit(KernelSet set, CancellationToken cancellation = default) =>
        GeneratedFile.Write(
            set.Type,
            [
                $"{set.Type.FullName}: kernels "
                    + $"{string.Join(", ", set.Kernels.Select(static k => k.Layer.Method.TrimStart('@')).Distinct())}"
                    + ".",
            ],
            static _ => { },
            string.Empty,
            writer => WriteMembers(writer, set),
            cancellation
        );

    private static void WriteMembers(SourceWriter writer, KernelSet set)
    {
        for (int i = 0; i < set.Kernels.Count; i++)
        {
            if (i > 0)
                writer.Line();
            KernelDeclaration kernel = set.Kernels[i];
            Documentation.Write(writer, kernel.Layer.Documentation, Summary(kernel));
            GeneratedFile.WriteMark(writer, kernel.Layer.IsMarked);
            using (writer.Block(LayerEmitter.MethodHeader(kernel.Layer)))
                writer.Line(Body(kernel));
        }
    }

    private static LayerSummary Summary(KernelDeclaration kernel)
    {
        LayerSummary layer = LayerEmitter.Summary(kernel.Layer);
        return kernel.Scalar.Length > 0 && kernel.Layer is { Options: ISpanLayer span, Result: not null }
            ? SpanSummary.Of(layer, span, LayerSignatures.Of(kernel.Layer), Names(kernel))
            : layer;
    }

    private static SpanNames Names(KernelDeclaration kernel) =>
        new([.. kernel.Layer.Parameters.Select(static p => p.Name)]);

    private static string Body(KernelDeclaration kernel) =>
        kernel.Scalar.Length > 0 && kernel.Layer.Options is ISpanLayer layer
            ? layer.SpanBody(part => KernelRequest.Of(kernel.Layer, part).TypeName, kernel.Scalar, Names(kernel))
            : ErrorBody.Of($"'{kernel.Layer.Method}'") + ";";
}
