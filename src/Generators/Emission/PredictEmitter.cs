using GeoDL.Typed.Generators.Models;
using Api = GeoDL.Typed.Generators.Emission.RuntimeApi;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Writes <c>Predict</c> for <c>Forward</c>: it rents a workspace, enters the inputs, runs, copies the result out, and
/// returns the workspace.
/// </summary>
internal static class PredictEmitter
{
    private const string Extensions = "global::GeoDL.Typed.FeatureExtensions";

    /// <summary>Writes all forms; all throw if a throw statement is given.</summary>
    public static void Write(SourceWriter writer, ForwardDeclaration forward, string? thrown)
    {
        WriteReturning(writer, forward, thrown);
        WriteInto(writer, forward, thrown);
        if (forward.HasForces)
            WriteForces(writer, forward, thrown);
        if (forward.MeasuredOn is { } fields)
            WriteMeasure(writer, forward, fields, thrown);
    }

    /// <summary>Writes the measurement on random fields, which turn exactly, and on fields of the user's.</summary>
    private static void WriteMeasure(SourceWriter writer, ForwardDeclaration forward, string fields, string? thrown)
    {
        foreach (string samples in new[] { fields, forward.Parameters[0].Type })
        {
            WriteHead(
                writer,
                forward,
                "Measures how much the model changes under elements of its group: those that the grid keeps, and as "
                    + "many others as stated."
            );
            using (
                writer.Block($"public {Api.EquivarianceChange} MeasureEquivariance({samples} samples, int others = 16)")
            )
            {
                writer.Line((thrown ?? $"return {Api.EquivarianceChange}.Measure(Predict, samples, others)") + ";");
            }
        }
    }

    private static void WriteForces(SourceWriter writer, ForwardDeclaration forward, string? thrown)
    {
        string prediction = $"{Api.ForcePrediction}<{forward.Results[0].Feature}>";
        WriteHead(
            writer,
            forward,
            "Energies, forces (minus the derivatives by positions) and, in cells, stress: one pass forwards, one in "
                + "reverse."
        );
        using (
            writer.Block($"public {prediction} PredictForces({string.Join(", ", forward.Parameters.Select(Declare))})")
        )
        {
            if (thrown is not null)
            {
                writer.Line(thrown + ";");
                return;
            }

            string pass = Free(forward, "__pass"),
                entered = Free(forward, "__entered");
            ForwardParameter cloud = forward.Parameters.First(static p => p.Entry == ForwardEntry.Always);
            writer.Line($"using {Api.Pass} {pass} = {Own(forward, "Record")}(training: false);");
            writer.Line($"{cloud.Type} {entered} = {pass}.Enter({cloud.Name}, {Api.GradientInputs}.Forces);");
            IEnumerable<string> arguments = forward.Parameters.Select(p => p == cloud ? entered : p.Name);
            writer.Line(
                $"return {prediction}.Of({pass}, {Own(forward, "Forward")}({string.Join(", ", arguments)}), {entered});"
            );
        }
    }

    private static void WriteReturning(SourceWriter writer, ForwardDeclaration forward, string? thrown)
    {
        WriteHead(writer, forward, "Runs the model without derivatives and copies the result out.");
        using (
            writer.Block(
                $"{Modifiers(forward)} {Table(forward)} "
                    + $"Predict({string.Join(", ", forward.Parameters.Select(Declare))})"
            )
        )
        {
            if (thrown is not null)
            {
                writer.Line(thrown + ";");
                return;
            }

            string call = WriteCall(writer, forward);
            writer.Line(
                forward.Results.Count == 1
                    ? $"return {Extensions}.ToRows({call});"
                    : $"return ({Extensions}.ToRows({call}.First), {Extensions}.ToRows({call}.Second));"
            );
        }
    }

    private static void WriteInto(SourceWriter writer, ForwardDeclaration forward, string? thrown)
    {
        string into = Free(forward, "into");
        // Required parameters come first, so the tables come before those with defaults.
        IEnumerable<string> parameters =
        [
            .. forward.Parameters.Where(static p => p.IsRequired).Select(Declare),
            $"{Table(forward)} {into}",
            .. forward.Parameters.Where(static p => !p.IsRequired).Select(Declare),
        ];
        WriteHead(
            writer,
            forward,
            "Runs the model without derivatives and copies the result into a table: nothing is allocated once warm."
        );
        using (writer.Block($"{Modifiers(forward)} void {forward.Into}({string.Join(", ", parameters)})"))
        {
            if (thrown is not null)
            {
                writer.Line(thrown + ";");
                return;
            }

            string call = WriteCall(writer, forward);
            if (forward.Results.Count == 1)
            {
                writer.Line($"{Extensions}.CopyTo({call}, {into});");
            }
            else
            {
                writer.Line($"{Extensions}.CopyTo({call}.First, {into}.First);");
                writer.Line($"{Extensions}.CopyTo({call}.Second, {into}.Second);");
            }
        }
    }

    private static void WriteHead(SourceWriter writer, ForwardDeclaration forward, string summary)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        foreach (string attribute in forward.Attributes)
            writer.Line(attribute);
        writer.Line(GeneratedFile.Attribute);
    }

    /// <summary>
    /// Rents the workspace and writes what is needed before the result; returns the expression for the result.
    /// </summary>
    private static string WriteCall(SourceWriter writer, ForwardDeclaration forward)
    {
        string prediction = Free(forward, "__prediction");
        writer.Line($"using {Api.Prediction} {prediction} = {Own(forward, "__pool")}.Predict();");
        string call =
            $"{Own(forward, "Forward")}({string.Join(", ", forward.Parameters.Select(p => Argument(p, prediction)))})";
        if (forward.Results.Count == 1)
            return call;
        string result = Free(forward, "__result");
        writer.Line(
            $"global::GeoDL.Typed.Pair<{forward.Results[0].Feature}, {forward.Results[1].Feature}> {result} = {call};"
        );
        return result;
    }

    private static string Modifiers(ForwardDeclaration forward) =>
        forward.Parameters.Any(static p => p.IsUnsafe) ? "public unsafe" : "public";

    private static string Declare(ForwardParameter parameter) =>
        $"{(parameter.IsParams ? "params " : string.Empty)}{parameter.Type} "
        + $"{parameter.Name}{(parameter.Default.Length == 0 ? string.Empty : " = " + parameter.Default)}";

    private static string Argument(ForwardParameter parameter, string prediction) =>
        parameter.Entry switch
        {
            ForwardEntry.None => parameter.Name,
            ForwardEntry.Always when parameter.Shape is { } shape => $"{prediction}.Enter({parameter.Name}, "
                + (shape.IsVolume ? $"{Literals.Of(shape.Depth)}, " : string.Empty)
                + $"{Literals.Of(shape.Height)}, {Literals.Of(shape.Width)}, "
                + $"{Literals.Of(shape.IsPeriodic)})",
            ForwardEntry.Always => $"{prediction}.Enter({parameter.Name})",
            ForwardEntry.OptionalCloud =>
                $"{parameter.Name} is null ? null : {prediction}.Enter({parameter.Name}.Value)",
            ForwardEntry.OptionalRows => $"{parameter.Name} is null ? default : {prediction}.Enter({parameter.Name})",
            ForwardEntry.Dynamic => $"({parameter.Type.Replace("dynamic", "object")}){parameter.Name}",
            _ => throw new ArgumentOutOfRangeException(
                nameof(parameter),
                parameter.Entry,
                "This way of entering a value into a prediction is not known."
            ),
        };

    /// <summary>The type that the result is copied to.</summary>
    private static string Table(ForwardDeclaration forward) =>
        forward.Results.Count == 1
            ? forward.Results[0].Rows
            : $"({forward.Results[0].Rows} First, {forward.Results[1].Rows} Second)";

    /// <summary>A member of the model, even if a parameter has the same name.</summary>
    private static string Own(ForwardDeclaration forward, string name) =>
        IsTaken(forward, name) ? "this." + name : name;

    /// <summary>A name that no parameter has.</summary>
    private static string Free(ForwardDeclaration forward, string name)
    {
        while (IsTaken(forward, name))
            name += "_";
        return name;
    }

    private static bool IsTaken(ForwardDeclaration forward, string name) =>
        forward.Parameters.Any(p => p.Name.TrimStart('@') == name);
}
