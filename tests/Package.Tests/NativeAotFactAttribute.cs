namespace GeoDL.Typed.Package.Tests;

/// <summary>A test that publishes with NativeAOT; skipped where its linker or its compiler cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeAotFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(WhyMissing);

    /// <summary>Skips with the reason.</summary>
    public NativeAotFactAttribute() => Skip = Missing.Value;

    /// <summary>Whether the test also compiles C, by gcc or clang.</summary>
    public bool CompilesC
    {
        get;
        set
        {
            field = value;
            if (value && CCompiler is null)
                Skip ??= "The C program needs a compiler, and none of cc, gcc and clang is on the path.";
        }
    }

    /// <summary>The machine's C compiler, with the options of gcc; null where there is none.</summary>
    internal static string? CCompiler { get; } =
        OperatingSystem.IsWindows() ? null : ((string[])["cc", "gcc", "clang"]).FirstOrDefault(IsOnPath);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string? WhyMissing()
    {
        // On Windows the linker is not on the path, so it is not looked for: whoever runs the tests there has Visual
        // Studio or sees the failure.
        if (!OperatingSystem.IsWindows() && !IsOnPath("clang") && !IsOnPath("gcc"))
            return "NativeAOT needs a linker, and neither clang nor gcc is on the path.";

        string folder = Directory.CreateTempSubdirectory("geodl-aot").FullName;
        try
        {
            File.WriteAllText(
                Path.Combine(folder, "Probe.csproj"),
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot></PropertyGroup>
                </Project>
                """
            );
            (int code, string output) = Commands.Run(
                folder,
                new Dictionary<string, string>(),
                ["restore", "--use-current-runtime", "-v", "q"]
            );
            return code == 0 ? null : $"The compiler of NativeAOT cannot be restored: {output.Trim()}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
