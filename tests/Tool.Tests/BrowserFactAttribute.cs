namespace GeoDL.Typed.Tool.Tests;

/// <summary>A test that needs a Chromium on the path; it is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];

    public BrowserFactAttribute()
    {
        if (Browser is null)
            Skip = "There is no Chromium on the path.";
    }

    /// <summary>The browser's file; null where there is none.</summary>
    public static string? Browser { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(static folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
