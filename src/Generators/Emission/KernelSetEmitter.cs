using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Writes the static kernels of a containing type: one file for all of them, since their names may repeat.
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
            (string sentence, IReadOnlyList<string> table) = LayerSummary.Of(kernel.Layer);
            Documentation.Write(writer, kernel.Layer.Documentation, sentence, table);
            GeneratedFile.WriteMark(writer, kernel.Layer.IsMarked);
            using (writer.Block(LayerEmitter.MethodHeader(kernel.Layer)))
                writer.Line(Body(kernel));
        }
    }

    private static string Body(KernelDeclaration kernel)
    {
        string[] names = [.. kernel.Layer.Parameters.Select(static p => p.Name)];
        string result = names.LastOrDefault() ?? string.Empty;
        return (kernel.Scalar.Length == 0 ? null : kernel.Layer.Options) switch
        {
            ProductOptions => SpanKernelEmitter.TensorProductBody(
                Name(KernelPart.Product),
                Name(KernelPart.Layout),
                kernel.Scalar,
                names[0],
                names[1],
                Between(names, 2),
                result
            ),
            TensorSquareOptions => SpanKernelEmitter.TensorProductBody(
                Name(KernelPart.Product),
                Name(KernelPart.Layout),
                kernel.Scalar,
                names[0],
                names[0],
                Between(names, 1),
                result
            ),
            LinearOptions => SpanKernelEmitter.LinearBody(
                Name(KernelPart.Linear),
                Name(KernelPart.Layout),
                kernel.Scalar,
                names[0],
                Between(names, 1) ?? "default",
                Between(names, 2),
                result
            ),
            SphericalHarmonicsOptions harmonics => SpanKernelEmitter.HarmonicsBody(
                Name(KernelPart.Harmonics),
                kernel.Scalar,
                names[0],
                harmonics.Normalize,
                result
            ),
            _ => ErrorBody.Of($"'{kernel.Layer.Method}'") + ";",
        };

        string Name(KernelPart part) => KernelRequest.Of(kernel.Layer, part).TypeName;
    }

    /// <summary>A parameter before the last, which is the result.</summary>
    private static string? Between(string[] names, int index) => index < names.Length - 1 ? names[index] : null;
}
