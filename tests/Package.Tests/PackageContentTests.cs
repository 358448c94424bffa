using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Package.Tests;

/// <summary>What every package has to have: icon, readable page, symbols, licences; and what it has not.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class PackageContentTests(PackedPackage package)
{
    private const string ToolFolder = "tools/net10.0/any/";

    [Theory]
    [InlineData("GeoDL.Typed")]
    [InlineData("GeoDL.Typed.Tool")]
    [InlineData("GeoDL.Typed.Templates")]
    public void Package_HasIconLicenceAndPage(string id)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File(id));
        string description = Text(archive, $"{id}.nuspec");
        Assert.Contains("<license type=\"expression\">MIT</license>", description, StringComparison.Ordinal);
        Assert.Contains("<icon>icon.png</icon>", description, StringComparison.Ordinal);
        // No repository is public yet, and none is invented.
        Assert.DoesNotContain("<projectUrl>", description, StringComparison.Ordinal);
        Assert.DoesNotContain(" url=", description, StringComparison.Ordinal);

        byte[] icon = Bytes(archive, "icon.png");
        Assert.Equal("IHDR"u8, icon.AsSpan(12, 4));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));

        // Nothing beside the page that it could lead to; comments are for tests.
        string page = Text(archive, "README.md");
        Assert.StartsWith("# ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.All(Link().Matches(page), link => Assert.Matches("^(https://|#)", link.Groups[1].Value));
    }

    /// <summary>With the address of a repository the links of the page lead there.</summary>
    [Fact]
    public void Page_LinksTheRepository_WhereThereIsOne()
    {
        string folder = package.Empty("page").Folder + Path.DirectorySeparatorChar;
        Commands.Dotnet(
            ReferenceData.RepositoryRoot,
            new Dictionary<string, string>(),
            "msbuild",
            "src/Tool",
            "-t:PackReadme",
            "-p:RepositoryUrl=https://example.org/geodl",
            $"-p:IntermediateOutputPath={folder}",
            "-nologo",
            "-v:q"
        );
        string page = File.ReadAllText(folder + "README.md");
        Assert.Contains(
            "[template](https://example.org/geodl/blob/HEAD/docs/getting-started.md)",
            page,
            StringComparison.Ordinal
        );
        Assert.All(Link().Matches(page), link => Assert.Matches("^(https://|#)", link.Groups[1].Value));
    }

    /// <summary>
    /// Our own assemblies are reproducible, and each has the symbols of exactly this build in the package of symbols.
    /// </summary>
    [Theory]
    [InlineData("GeoDL.Typed", 2)]
    [InlineData("GeoDL.Typed.Tool", 3)]
    public void Assemblies_AreDeterministic_AndHaveSymbols(string id, int count)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File(id));
        using ZipArchive symbols = ZipFile.OpenRead(Path.ChangeExtension(package.File(id), ".snupkg"));
        string[] own = [.. archive.Entries.Select(static e => e.FullName).Where(static n => OwnAssembly().IsMatch(n))];
        Assert.All(own, name => Debugging(archive, name));
        string[] withSymbols = [.. own.Where(static n => !n.StartsWith("analyzers/", StringComparison.Ordinal))];
        Assert.Equal(count, withSymbols.Length);
        foreach (string name in withSymbols)
        {
            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(
                new MemoryStream(Bytes(symbols, Path.ChangeExtension(name, ".pdb")))
            );
            var found = new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id);
            Assert.Equal(Debugging(archive, name), found.Guid);
        }
    }

    [Fact]
    public void Templates_AreAFolderAlone()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File("GeoDL.Typed.Templates"));
        string[] files = [.. archive.Entries.Select(static e => e.FullName)];
        Assert.Contains("content/geodl/.template.config/template.json", files);
        Assert.Contains("content/geodl/.config/dotnet-tools.json", files);
        Assert.Contains("content/geodl/.gitignore", files);
        Assert.DoesNotContain(files, static f => f.EndsWith(".dll", StringComparison.Ordinal));
        Assert.DoesNotContain(files, static f => f.Contains("/obj/") || f.Contains("/bin/"));
        Assert.Contains("<packageType name=\"Template\" />", Text(archive, "GeoDL.Typed.Templates.nuspec"));
    }

    /// <summary>Native libraries of common platforms, and a notice on everything that is not ours.</summary>
    [Fact]
    public void Tool_NamesWhatItCarries()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File("GeoDL.Typed.Tool"));
        string[] files = [.. archive.Entries.Select(static e => e.FullName)];
        string notices = Text(archive, "THIRD-PARTY-NOTICES.txt");
        foreach (string file in files.Where(static f => Library().IsMatch(f) && !OwnAssembly().IsMatch(f)))
        {
            string name = Path.GetFileName(file);
            Assert.Contains(
                name.StartsWith("lib", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name,
                notices,
                StringComparison.Ordinal
            );
        }
        foreach (Match folder in LicenceFile().Matches(notices))
        {
            string pattern = "^" + Regex.Escape(folder.Value).Replace(@"\*", "[^/]+", StringComparison.Ordinal) + "$";
            Assert.Contains(files, f => Regex.IsMatch(f, pattern));
        }
        foreach (string platform in (string[])["Linux", "macOS", "Win32"])
            Assert.Contains($"licences/HarfBuzzSharp.NativeAssets.{platform}/THIRD-PARTY-NOTICES.txt", files);

        string[] platforms = ["linux-arm64", "linux-x64", "osx", "win-arm64", "win-x64"];
        Assert.Equal(
            platforms,
            files
                .Where(static f => f.StartsWith(ToolFolder + "runtimes/", StringComparison.Ordinal))
                .Select(static f => f.Split('/')[4])
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Installed from the feed it computes and draws.</summary>
    [Fact]
    public void Tool_InstalledFromTheFeed_ComputesAndDraws()
    {
        Consumer consumer = package.Empty("installed");
        consumer.Dotnet(
            "tool",
            "install",
            "GeoDL.Typed.Tool",
            "--version",
            package.Version,
            "--tool-path",
            "tools",
            "--add-source",
            package.Feed
        );
        string tool = Path.Combine(consumer.Folder, "tools", OperatingSystem.IsWindows() ? "geodl.exe" : "geodl");
        Assert.Contains("√(1/3)", Commands.Program(tool, "cg", "1", "1", "0"), StringComparison.Ordinal);
        string picture = Path.Combine(consumer.Folder, "y2.png");
        Commands.Program(tool, "plot", "harmonics", "2", "--out", picture);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(picture)[..4]);
    }

    /// <summary>The identity of the symbols that an assembly names; it must be reproducible.</summary>
    private static Guid Debugging(ZipArchive archive, string name)
    {
        using var portable = new PEReader(new MemoryStream(Bytes(archive, name)));
        DebugDirectoryEntry[] entries = [.. portable.ReadDebugDirectory()];
        Assert.Contains(entries, static e => e.Type == DebugDirectoryEntryType.Reproducible);
        return portable
            .ReadCodeViewDebugDirectoryData(entries.Single(static e => e.Type == DebugDirectoryEntryType.CodeView))
            .Guid;
    }

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new FileNotFoundException(name);
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(ZipArchive archive, string name) =>
        System.Text.Encoding.UTF8.GetString(Bytes(archive, name)).TrimStart('\uFEFF');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(^|/)GeoDL\.Typed[.\w]*\.dll$")]
    private static partial Regex OwnAssembly();

    [GeneratedRegex(@"\.(dll|so|dylib)$")]
    private static partial Regex Library();

    [GeneratedRegex(@"licences/[\w.*]+/[\w.-]+\w")]
    private static partial Regex LicenceFile();
}
