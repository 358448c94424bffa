using System.Globalization;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Writes a method as one piece, or, where the JIT would not optimise it, as several methods that it calls in turn.
/// </summary>
internal static class MethodParts
{
    public static void Write<T>(
        SourceWriter writer,
        string summary,
        string name,
        string typeParameters,
        string parameters,
        string arguments,
        IReadOnlyList<T> parts,
        Action<T, int> writeBody
    )
    {
        writer.Line($"/// <summary>{summary}</summary>");
        if (parts.Count > 1)
        {
            WriteHead(writer, "public static", name, typeParameters, parameters);
            using (writer.Braces())
            {
                for (int part = 0; part < parts.Count; part++)
                    writer.Line($"{name}{part}<{typeParameters}>({arguments});");
            }
        }

        for (int part = 0; part < parts.Count; part++)
        {
            if (parts.Count > 1)
                writer.Line();

            string suffix = parts.Count > 1 ? part.ToString(CultureInfo.InvariantCulture) : "";
            WriteHead(
                writer,
                parts.Count > 1 ? "private static" : "public static",
                name + suffix,
                typeParameters,
                parameters
            );
            using (writer.Braces())
                writeBody(parts[part], part);
        }
    }

    private static void WriteHead(
        SourceWriter writer,
        string modifiers,
        string name,
        string typeParameters,
        string parameters
    )
    {
        writer.Line(KernelText.Optimized);
        if (parameters.Length < 60)
        {
            writer.Line($"{modifiers} void {name}<{typeParameters}>({parameters})");
        }
        else
        {
            writer.Line($"{modifiers} void {name}<{typeParameters}>(");
            using (writer.Indented())
                writer.Raw(parameters + ")");
        }

        KernelText.LaneConstraints(writer, typeParameters);
    }
}
