using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Inspect;

/// <summary>A method that a person vouches for.</summary>
/// <param name="Method">The type and its method.</param>
/// <param name="Justification">The reason that is given.</param>
internal sealed record Assumption(string Method, string Justification)
{
    /// <summary>A method with its reason.</summary>
    public static Assumption Of((MethodInfo Method, string Justification) assumed) =>
        new($"{assumed.Method.DeclaringType!.Name}.{assumed.Method.Name}", assumed.Justification);
}

/// <summary>A file that the generator wrote.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record EmittedFile(string Name, long Bytes);

/// <summary>What there is in an assembly.</summary>
/// <param name="Assembly">Its file.</param>
/// <param name="Models">The models that can be made.</param>
/// <param name="Failures">Why others cannot.</param>
/// <param name="Assumptions">What is assumed.</param>
/// <param name="Files">The emitted files, the largest first.</param>
internal sealed record Inspection(
    string Assembly,
    IReadOnlyList<ModelSummary> Models,
    IReadOnlyList<string> Failures,
    IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<EmittedFile> Files
)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Signatures and paths hold arrows and products, which people read.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Inspection Of(ModelAssembly source)
    {
        var models = new List<ModelSummary>();
        var failures = new List<string>();
        foreach (Type type in source.Models)
        {
            try
            {
                models.Add(ModelFactory.Create(type, Precision.Single).Summary());
            }
            catch (ToolException error)
            {
                failures.Add(error.Message);
            }
        }

        return new Inspection(
            source.Path,
            models,
            failures,
            [.. source.Assumptions.Select(Assumption.Of)],
            EmittedFiles.Of(source.Project)
        );
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
