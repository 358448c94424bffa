using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Api = GeoDL.Typed.Generators.Emission.RuntimeApi;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes the other part of a model: constructors, layers, modules, predictions.</summary>
public static class ModelEmitter
{
    /// <summary>
    /// The body of the members of a model that cannot be created: they exist, so that their callers have no errors of
    /// their own.
    /// </summary>
    private static readonly string Faulty = ErrorBody.Of("This model");

    /// <summary>The text of the generated file.</summary>
    public static string Emit(ModelDeclaration model, CancellationToken cancellation = default) =>
        GeneratedFile.Write(
            model.Type,
            [
                $"{model.Type.FullName}: layers "
                    + string.Join(", ", model.Layers.Select(static l => l.Method.TrimStart('@')).DefaultIfEmpty("none"))
                    + ".",
                .. Claims(model),
            ],
            writer =>
            {
                if (model.Experiments.Count > 0)
                    writer.Line($"#pragma warning disable {string.Join(", ", model.Experiments)}");
                WriteDocumentation(writer, model);
            },
            $" : {Api.EquivariantModel}",
            writer => WriteMembers(writer, model),
            cancellation
        );

    /// <summary>What holds exactly, and how far layers deviate from the rest of the group.</summary>
    private static IEnumerable<string> Claims(ModelDeclaration model)
    {
        if (ApproximateReader.KeptBy(model.Layers) is { } kept)
        {
            yield return $"Exact under {kept.Name}. Under the rest of {model.Group.Name} layers deviate by "
                + string.Join(", ", model.Layers.Select(Deviation).Where(static text => text.Length > 0))
                + "; nothing is claimed for the whole network.";
        }
        string[] approximate =
        [
            .. model.Modules.Where(static m => m.IsApproximate).Select(static m => m.Property.TrimStart('@')),
        ];
        if (approximate.Length > 0)
            yield return $"Modules may keep less, which their own files say: {string.Join(", ", approximate)}.";
    }

    /// <summary>How far a layer deviates from what it does not keep; empty if it keeps all.</summary>
    private static string Deviation(LayerDeclaration layer)
    {
        if (layer.Options is null || layer.Result is null)
            return string.Empty;
        LayerSignatures signatures = LayerSignatures.Of(layer);
        string name = layer.Method.TrimStart('@');
        return layer.Options.Deviation(signatures) is > 0 and var share ? $"{PixelConvolution.Percent(share)} ({name})"
            : layer.Options.ExactGroup(signatures) is null ? string.Empty
            : $"what depends on the images ({name})";
    }

    private static void WriteDocumentation(SourceWriter writer, ModelDeclaration model)
    {
        if (!model.HasSummary)
            writer.Line($"/// <summary>An equivariant model under {model.Group.Identifier}.</summary>");
        GeneratedFile.WriteMark(writer, model.Type.IsMarked);
    }

    private static void WriteMembers(SourceWriter writer, ModelDeclaration model)
    {
        foreach (ModelPart part in model.Parts)
        {
            if (part is LayerDeclaration { Options: { } options } layer)
            {
                writer.Line($"private readonly {LayerEmitter.ObjectType(options)} {LayerEmitter.Field(layer.Method)};");
            }
            else if (part is ModuleDeclaration { IsValid: true } module)
            {
                writer.Line(
                    $"private readonly {module.ModelType}{(module.Repeat > 0 ? "[]" : string.Empty)} "
                        + $"{LayerEmitter.Field(module.Property)};"
                );
            }
        }

        if (model.HasConstructors)
        {
            writer.Line($"private readonly {Api.WorkspacePool} __pool;");
            WriteConstructors(writer, model);
        }

        WriteModelInterface(writer, model.HasConstructors);
        foreach (ModelPart part in model.Parts)
        {
            writer.Line();
            if (part is LayerDeclaration layer)
                LayerEmitter.WriteMethod(writer, layer);
            else if (part is ModuleDeclaration module)
                WriteModule(writer, module);
        }

        foreach (ForwardDeclaration forward in model.Forwards)
            PredictEmitter.Write(writer, forward, model.HasConstructors ? null : Faulty);
    }

    private static void WriteConstructors(SourceWriter writer, ModelDeclaration model)
    {
        string name = model.Type.Name;
        writer.Line();
        writer.Line("/// <summary>Makes the model with initial weights.</summary>");
        writer.Line(
            "/// <param name=\"seed\">Each parameter's initial values come from the seed and its path alone.</param>"
        );
        writer.Line("/// <param name=\"precision\">The precision of parameters and features.</param>");
        writer.Line(GeneratedFile.Attribute);
        using (
            writer.Block(
                $"public {name}(ulong seed = 0, {Api.Precision} precision = {Api.Precision}.Single) : "
                    + $"this({Api.ModelBuilder}.Root(seed, precision{FrameOf(model)}))"
            )
        ) { }

        writer.Line();
        writer.Line("/// <summary>Makes the model as a module of another.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line(GeneratedFile.Hidden);
        using (writer.Block($"public {name}({Api.ModelBuilder} builder)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(builder);");
            foreach (ModelPart part in model.Parts)
            {
                if (part is LayerDeclaration { Options: not null } layer)
                    LayerEmitter.WriteCreation(writer, layer);
                else if (part is ModuleDeclaration { IsValid: true } module)
                    WriteModuleCreation(writer, module);
            }

            writer.Line("Parameters = builder.Complete();");
            writer.Line($"__pool = new {Api.WorkspacePool}(Parameters);");
        }
    }

    private static string FrameOf(ModelDeclaration model) =>
        model.Group == SymmetryGroup.O3
            ? string.Empty
            : $", {Api.Group}.{model.Group.Kind}, {Literals.Of(model.Group.Fold)}, {Api.Axis}.{model.Axis}";

    private static void WriteModuleCreation(SourceWriter writer, ModuleDeclaration module)
    {
        string field = LayerEmitter.Field(module.Property);
        string child = $"builder.Child({Literal.Of(module.StoredName)})";
        if (module.Repeat == 0)
        {
            writer.Line($"{field} = new {module.ModelType}({child});");
            return;
        }

        writer.Line($"{field} = new {module.ModelType}[{module.Repeat}];");
        using (writer.Block($"for (int i = 0; i < {module.Repeat}; i++)"))
        {
            writer.Line(
                $"{field}[i] = new {module.ModelType}({child}"
                    + ".Child(i.ToString(global::System.Globalization.CultureInfo.InvariantCulture)));"
            );
        }
    }

    private static void WriteModelInterface(SourceWriter writer, bool isConstructible)
    {
        writer.Line();
        writer.Line("/// <summary>All parameters, modules included.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line(
            isConstructible
                ? $"public {Api.ParameterSet} Parameters {{ get; }}"
                : $"public {Api.ParameterSet} Parameters => {Faulty};"
        );
        writer.Line();
        writer.Line(
            "/// <summary>Starts a recorded pass: enter the inputs, call Forward, then run a loss backwards.</summary>"
        );
        writer.Line(
            "/// <param name=\"training\">Whether dropout drops and batch norm uses the batch's statistics.</param>"
        );
        writer.Line("/// <param name=\"step\">The number of the training step, from which random layers draw.</param>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line(
            $"public {Api.Pass} Record(bool training = true, long step = 0) => "
                + $"{(isConstructible ? "__pool.Record(training, step)" : Faulty)};"
        );
    }

    private static void WriteModule(SourceWriter writer, ModuleDeclaration module)
    {
        GeneratedFile.WriteMark(writer, module.IsMarked);
        string body = module.IsValid
            ? LayerEmitter.Field(module.Property)
            : ErrorBody.Of($"Module '{module.Property}'");
        writer.Line($"{module.Modifiers} {module.PropertyType} {module.Property} => {body};");
    }
}
