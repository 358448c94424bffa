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
            Documentation.Write(writer, kernel.Layer.Documentation, LayerEmitter.Summary(kernel.Layer));
            GeneratedFile.WriteMark(writer, kernel.Layer.IsMarked);
            using (writer.Block(LayerEmitter.MethodHeader(kernel.Layer)))
                writer.Line(Body(kernel));
        }
    }

    private static string Body(KernelDeclaration kernel) =>
        kernel.Scalar.Length > 0 && kernel.Layer.Options is ISpanLayer layer
            ? layer.SpanBody(
                part => KernelRequest.Of(kernel.Layer, part).TypeName,
                kernel.Scalar,
                new SpanNames([.. kernel.Layer.Parameters.Select(static p => p.Name)])
            )
            : ErrorBody.Of($"'{kernel.Layer.Method}'") + ";";
}
