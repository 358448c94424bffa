namespace GeoDL.Typed.Benchmarks.Commands;

/// <summary>
/// The tests of kernels, layers and models again with narrower vectors, and those that take too long for every day.
/// </summary>
internal static class Check
{
    private static readonly (string Name, string Variable)[] Widths =
    [
        ("all vectors", ""),
        ("AVX-512 off", "DOTNET_EnableAVX512"),
        ("AVX2 off", "DOTNET_EnableAVX2"),
        ("no vectors", "DOTNET_EnableHWIntrinsic"),
    ];

    private static readonly (string Project, string Filter)[] Tests =
    [
        (
            "tests/Generators.Tests",
            "FullyQualifiedName~.Kernels.&FullyQualifiedName!~NarrowLanesTests"
                + "&FullyQualifiedName!~Emits_TheVerifiedText"
        ),
        ("tests/Runtime.Tests", "FullyQualifiedName~.Layers.|FullyQualifiedName~.Guards.|FullyQualifiedName~.Values."),
        ("tests/Models.Tests", "FullyQualifiedName!~Package"),
    ];

    public static int Run(TextWriter output)
    {
        int failures = 0;
        foreach ((string project, _) in Tests)
            Repository.RunOrThrow("dotnet", ["build", project, "-v", "q", "-nologo"]);
        foreach ((string name, string variable) in Widths)
        {
            foreach ((string project, string filter) in Tests)
            {
                (int code, string text, double seconds) = Repository.Run(
                    "dotnet",
                    ["test", project, "--no-build", "--nologo", "-v", "q", "--filter", filter],
                    variable.Length > 0 ? [(variable, "0")] : [("GEODL_LARGE", "1")]
                );
                string summary =
                    text.Split('\n').LastOrDefault(static l => l.Contains("Failed:", StringComparison.Ordinal))?.Trim()
                    ?? "no tests ran";
                bool isGood = code == 0 && summary.StartsWith("Passed!", StringComparison.Ordinal);
                failures += isGood ? 0 : 1;
                output.WriteLine($"{name}, {project}, {seconds:0} s: {summary}");
                if (!isGood)
                    output.WriteLine(text);
            }
        }

        output.WriteLine(failures == 0 ? "All checks hold." : $"{failures} checks failed.");
        return failures == 0 ? 0 : 1;
    }
}
