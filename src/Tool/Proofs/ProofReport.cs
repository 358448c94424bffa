using System.Globalization;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>The part of <c>geodl verify --proofs</c>: a line for each layer with couplings.</summary>
internal static class ProofReport
{
    /// <summary>Proves the layers of models, and says whether all of them are as the tables say.</summary>
    public static bool Write(Report report, IReadOnlyList<Type> models, int seed)
    {
        var proofs = new LayerProofs(seed);
        Proof[] all = [.. models.SelectMany(proofs.Run)];
        report.Line();
        report.Line("Kernels on unit vectors, impulses and points against exact tables and formulas, relative errors:");
        report.Table(
            ["layer", ">paths", ">float", ">double", "verdict"],
            all.Select(static p =>
                (IReadOnlyList<string>)
                    [
                        p.Layer,
                        p.Paths.ToString(CultureInfo.InvariantCulture),
                        Number(p.Single),
                        Number(p.Double),
                        p.Failures.Count > 0 ? "FAILED" : "ok",
                    ]
            )
        );
        report.Line();
        foreach (Proof proof in all)
        {
            foreach (string failure in proof.Failures)
                report.Line($"{proof.Layer}: {failure.TrimEnd('.')}.");
        }
        foreach (string note in proofs.Notes)
            report.Line($"Note: {note}.");
        int failed = all.Count(static p => p.Failures.Count > 0);
        report.Line(failed == 0 ? $"{all.Length} layers proved." : $"{failed} of {all.Length} layers failed.");
        return failed == 0;
    }

    private static string Number(double value) => value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
