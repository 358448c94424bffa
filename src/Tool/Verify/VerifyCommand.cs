using System.CommandLine;
using System.Globalization;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Proofs;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Verify;

/// <summary><c>geodl verify</c>: measures equivariance and derivatives of every model of an assembly.</summary>
internal static class VerifyCommand
{
    public static Command Create(Report report)
    {
        var source = new SourceArguments();
        Option<string?> model = new("--model") { Description = "Only the model of this name" };
        Option<int> seed = new("--seed")
        {
            Description = "Fixes weights, inputs and elements",
            DefaultValueFactory = static _ => 7,
        };
        Option<bool> proofs = new("--proofs")
        {
            Description =
                "Also runs the emitted kernels of each layer on unit vectors, and compares them with the exact tables",
        };
        Command command = new(
            "verify",
            "Measures every model of a project or an assembly under random elements of its group, and its derivatives"
        )
        {
            source.Source,
            source.Configuration,
            model,
            seed,
            proofs,
        };
        command.SetAction(parsed =>
        {
            ModelAssembly assembly = source.Open(parsed);
            string? name = parsed.GetValue(model);
            IReadOnlyList<Type> chosen = assembly.Chosen(name);
            var verifier = new Verifier(assembly, parsed.GetValue(seed));
            Verdict[] verdicts = [.. chosen.SelectMany(verifier.Run)];
            if (name is null)
                verifier.NoteOthers();
            Write(report, verdicts, verifier.Notes);
            bool isProved = !parsed.GetValue(proofs) || ProofReport.Write(report, chosen, parsed.GetValue(seed));
            return isProved && Array.TrueForAll(verdicts, static v => v.Failures.Count == 0)
                ? ExitStatus.Success
                : ExitStatus.Failure;
        });
        return command;
    }

    private static void Write(Report report, Verdict[] verdicts, IReadOnlyList<string> notes)
    {
        report.Line("Relative errors: of equivariance, and of derivatives against differences of values.");
        report.Table(
            ["method", "group", ">float", ">double", ">derivatives, float", ">double", "verdict"],
            verdicts.Select(static v =>
                (IReadOnlyList<string>)
                    [
                        v.Method,
                        v.Group,
                        Text(v.Single),
                        Text(v.Double),
                        Number(v.Derivatives?.Single),
                        Number(v.Derivatives?.Double),
                        v.Failures.Count > 0 ? "FAILED"
                        : v.Double is { IsZero: true } ? "all zero"
                        : "ok",
                    ]
            )
        );
        report.Line();
        foreach (Verdict verdict in verdicts)
        {
            foreach (string failure in verdict.Failures)
                report.Line($"{verdict.Method}: {failure.TrimEnd('.')}.");
        }
        foreach (string note in notes)
            report.Line($"Note: {note.TrimEnd('.')}.");
        int failed = verdicts.Count(static v => v.Failures.Count > 0);
        report.Line(failed == 0 ? $"{verdicts.Length} verified." : $"{failed} of {verdicts.Length} failed.");
    }

    private static string Text(Equivariance? measured) => Number(measured is { IsZero: true } ? null : measured?.Error);

    private static string Number(double? value) => value?.ToString("0.0e+0", CultureInfo.InvariantCulture) ?? "";
}
