using GeoDL.Typed.Generators.Models;
using Api = GeoDL.Typed.Generators.Emission.RuntimeApi;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes <c>Predict</c> beside <c>Forward</c>: rent a workspace, enter the inputs, run, copy the result out, give back.</summary>
internal static class PredictEmitter
{
    private const string Extensions = "global::GeoDL.Typed.FeatureExtensions";

    public static void Write(SourceWriter writer, ForwardDeclaration forward)
    {
        string[] parameters = forward.Parameters.Select(Declare).ToArray();
        string call = $"Forward({string.Join(", ", forward.Parameters.Select(static p => p.Argument))})";
        WriteReturning(writer, forward, parameters, call);
        WriteInto(writer, forward, call);
    }

    private static string Declare(ForwardParameter parameter) =>
        $"{(parameter.IsParams ? "params " : string.Empty)}{parameter.Type} {parameter.Name}{(parameter.Default.Length == 0 ? string.Empty : " = " + parameter.Default)}";

    private static void WriteReturning(SourceWriter writer, ForwardDeclaration forward, string[] parameters, string call)
    {
        string type = forward.Results.Count == 1 ? forward.Results[0].Rows : $"({forward.Results[0].Rows} First, {forward.Results[1].Rows} Second)";
        writer.Line();
        writer.Line("/// <summary>Runs the model without derivatives and copies the result out.</summary>");
        writer.Line(GeneratedFile.Attribute);
        using (writer.Block($"public {type} Predict({string.Join(", ", parameters)})"))
        {
            writer.Line($"using {Api.Prediction} __prediction = __pool.Predict();");
            if (forward.Results.Count == 1)
            {
                writer.Line($"return {Extensions}.ToRows({call});");
            }
            else
            {
                writer.Line($"var __result = {call};");
                writer.Line($"return ({Extensions}.ToRows(__result.First), {Extensions}.ToRows(__result.Second));");
            }
        }
    }

    private static void WriteInto(SourceWriter writer, ForwardDeclaration forward, string call)
    {
        // Required parameters come first, so the tables stand before those with defaults.
        IEnumerable<string> required = forward.Parameters.Where(static p => p.Default.Length == 0 && !p.IsParams).Select(Declare);
        IEnumerable<string> optional = forward.Parameters.Where(static p => p.Default.Length > 0 || p.IsParams).Select(Declare);
        string into = forward.Results.Count == 1 ? $"{forward.Results[0].Rows} into" : $"({forward.Results[0].Rows} First, {forward.Results[1].Rows} Second) into";
        writer.Line();
        writer.Line("/// <summary>Runs the model without derivatives and copies the result into a table: nothing is allocated once warm.</summary>");
        writer.Line(GeneratedFile.Attribute);
        using (writer.Block($"public void Predict({string.Join(", ", required.Append(into).Concat(optional))})"))
        {
            writer.Line($"using {Api.Prediction} __prediction = __pool.Predict();");
            if (forward.Results.Count == 1)
            {
                writer.Line($"{Extensions}.CopyTo({call}, into);");
            }
            else
            {
                writer.Line($"var __result = {call};");
                writer.Line($"{Extensions}.CopyTo(__result.First, into.First);");
                writer.Line($"{Extensions}.CopyTo(__result.Second, into.Second);");
            }
        }
    }
}
