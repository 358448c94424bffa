using System.Globalization;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Weights;

/// <summary>What a command says when weights have gone from one file to another.</summary>
internal static class Carried
{
    public static void Write(Report report, IEquivariantModel model, string from, string to)
    {
        string numbers = model.Parameters.Count.ToString("N0", CultureInfo.InvariantCulture);
        report.Line($"{from} → {to}");
        report.Line(
            $"{model.GetType().Name}: {model.Parameters.All.Count} tensors, {numbers} numbers, "
                + $"{model.Parameters.Precision.ToString().ToLowerInvariant()} precision"
        );
    }
}
