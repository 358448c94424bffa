using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Api = GeoDL.Typed.Generators.Emission.RuntimeApi;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes the parts of a layer in a model: a field, a statement of the constructor, and the method.</summary>
internal static class LayerEmitter
{
    /// <summary>
    /// The field of a layer or module: a prefix that no other generated member has, and after which names need no
    /// escapes.
    /// </summary>
    public static string Field(string member) => "__layer_" + member.TrimStart('@');

    /// <summary>The type of the layer object.</summary>
    public static string ObjectType(LayerOptions options) => Api.Layer(options.RuntimeLayer);

    /// <summary>
    /// Writes the statement that creates the layer object, with <c>builder</c> in scope and one argument per line.
    /// </summary>
    public static void WriteCreation(SourceWriter writer, LayerDeclaration layer)
    {
        string[] kernels =
        [
            .. KernelRequest.Of(layer).Select(static k => $"global::{RuntimeNames.Generated}.{k.TypeName}"),
        ];
        string create = $"{Field(layer.Method)} = {ObjectType(layer.Options!)}.Create";
        writer.Line(create + (kernels.Length == 0 ? "(" : "<"));
        using (writer.Indented())
        {
            for (int i = 0; i < kernels.Length; i++)
                writer.Line(kernels[i] + (i == kernels.Length - 1 ? ">(" : ","));
            LayerOptions options = layer.Options!;
            string[] stored = [layer.StoredName, options.StoredKind, .. StoredOption.Differing(options)];
            string[] arguments =
            [
                $"builder.Layer({string.Join(", ", stored.Select(static s => Literal.Of(s).ToString()))})",
                .. options.Layouts(LayerSignatures.Of(layer)),
                .. options.Settings,
            ];
            for (int i = 0; i < arguments.Length; i++)
                writer.Line(arguments[i] + (i == arguments.Length - 1 ? ");" : ","));
        }
    }

    /// <summary>Writes the method with its documentation.</summary>
    public static void WriteMethod(SourceWriter writer, LayerDeclaration layer)
    {
        Documentation.Write(writer, layer.Documentation, Summary(layer));
        GeneratedFile.WriteMark(writer, layer.IsMarked);
        string header = MethodHeader(layer);
        if (layer.Options is null || layer.Result is null)
        {
            writer.Line(header + " =>");
            writer.Line("    " + ErrorBody.Of($"Layer '{layer.Method}'") + ";");
            return;
        }

        IEnumerable<string> operands = layer.Options.Arguments([
            .. layer.Operands.Select(static o => $"{Api.FeatureMarshal}.Unwrap({o.Name})"),
        ]);
        if (layer.Geometry.Length > 0)
            operands = operands.Prepend(layer.Geometry);
        if (layer.Labels.Length > 0)
            operands = operands.Append(layer.Labels);
        // A parameter may have the field's name.
        string field = layer.Parameters.Any(p => p.Name.TrimStart('@') == Field(layer.Method))
            ? "this." + Field(layer.Method)
            : Field(layer.Method);
        writer.Line(header + " =>");
        writer.Line(
            $"    {Api.FeatureMarshal}.Wrap<{layer.Result.Type}>({field}.Apply({string.Join(", ", operands)}));"
        );
    }

    /// <summary>What a layer is, in one sentence and a table.</summary>
    public static LayerSummary Summary(LayerDeclaration layer) =>
        layer.Options is null || layer.Result is null
            ? LayerSummary.Faulty
            : layer.Options.Summary(LayerSignatures.Of(layer));

    /// <summary>The header of the implementing part: modifiers and names as the user wrote them.</summary>
    public static string MethodHeader(LayerDeclaration layer) =>
        $"{layer.Modifiers} {layer.ReturnType} {layer.Method}"
        + $"({string.Join(", ", layer.Parameters.Select(static p => $"{p.Modifiers}{p.Type} {p.Name}"))})";
}
