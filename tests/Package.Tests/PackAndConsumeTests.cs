using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GeoDL.Typed.Package.Tests;

/// <summary>What is in the package, and an ordinary project that uses it.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackAndConsumeTests(PackedPackage package)
{
    [Fact]
    public void Package_HoldsEverything()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File("GeoDL.Typed"));
        string[] expected =
        [
            "lib/net10.0/GeoDL.Typed.dll",
            "lib/net10.0/GeoDL.Typed.xml",
            "lib/net10.0/GeoDL.Typed.Algebra.dll",
            "lib/net10.0/GeoDL.Typed.Algebra.xml",
            "analyzers/dotnet/cs/GeoDL.Typed.Algebra.dll",
            "analyzers/dotnet/cs/GeoDL.Typed.Generators.dll",
            "analyzers/dotnet/cs/GeoDL.Typed.Analyzers.dll",
            "analyzers/dotnet/cs/GeoDL.Typed.CodeFixes.dll",
            "analyzers/dotnet/cs/GeoDL.Typed.Completion.dll",
            "buildTransitive/GeoDL.Typed.targets",
            "buildTransitive/GeoDL.Typed.FastDebug.cs",
            "README.md",
        ];
        Assert.Empty(expected.Except(archive.Entries.Select(static e => e.FullName)));
        // What the compiler and the editor bring themselves stays out.
        Assert.DoesNotContain(archive.Entries, static e => e.Name.StartsWith("Microsoft.", StringComparison.Ordinal));
    }

    [Fact]
    public void Project_BuildsAndRuns_AndRulesObeyNobody()
    {
        Consumer consumer = package.Project("Consumer");
        consumer.Write("Program.cs", Consumer.Program);
        Assert.Contains(Consumer.Printed, consumer.Dotnet("run", "-c", "Release"), StringComparison.Ordinal);

        // Switched off, the build says so; the rules themselves obey nobody.
        string[] build =
        [
            "build",
            "-c",
            "Release",
            "--no-restore",
            "-v",
            "q",
            "-nologo",
            "-p:TreatWarningsAsErrors=false",
        ];
        Assert.StartsWith(
            "GDL0002 ",
            Assert.Single(Consumer.Messages(consumer.Dotnet([.. build, "-p:RunAnalyzers=false", "--no-incremental"]))),
            StringComparison.Ordinal
        );
        consumer.Append(
            "Program.cs",
            """

            [EquivariantModel]
            public sealed partial class Wrong
            {
                public Flow Forward(Flow x) => default;
            }
            """
        );
        consumer.Write(
            ".editorconfig",
            "root = true\n[*.cs]\ngenerated_code = true\ndotnet_diagnostic.GDL4003.severity = none\n"
                + "dotnet_analyzer_diagnostic.severity = none\n"
        );
        Assert.Contains("error GDL4003", consumer.Failing([.. build, "-p:NoWarn=GDL4003"]), StringComparison.Ordinal);
    }

    /// <summary>Kernels of a debug build are optimised by the JIT unless the project says otherwise.</summary>
    [Fact]
    public void DebugBuild_MayBeOptimised_UnlessTheProjectObjects()
    {
        Consumer consumer = package.Project(
            "Debugged",
            properties: "<GenerateAssemblyInfo>false</GenerateAssemblyInfo>"
        );
        consumer.Write("Program.cs", Consumer.Program);
        string file = Path.Combine(consumer.Folder, "bin", "Debug", "net10.0", "Debugged.dll");
        consumer.Dotnet("build", "-v", "q", "-nologo");
        Assert.False(Modes(file).HasFlag(DebuggableAttribute.DebuggingModes.DisableOptimizations));

        consumer.Dotnet("build", "-v", "q", "-nologo", "--no-restore", "-p:GeoDLTypedFastDebug=false");
        Assert.True(Modes(file).HasFlag(DebuggableAttribute.DebuggingModes.DisableOptimizations));
    }

    private static DebuggableAttribute.DebuggingModes Modes(string file)
    {
        using var portable = new PEReader(File.OpenRead(file));
        MetadataReader reader = portable.GetMetadataReader();
        CustomAttribute attribute = reader
            .GetAssemblyDefinition()
            .GetCustomAttributes()
            .Select(reader.GetCustomAttribute)
            .Single(a =>
                a.Constructor.Kind == HandleKind.MemberReference
                && reader.GetString(
                    reader
                        .GetTypeReference(
                            (TypeReferenceHandle)reader.GetMemberReference((MemberReferenceHandle)a.Constructor).Parent
                        )
                        .Name
                ) == nameof(DebuggableAttribute)
            );
        BlobReader blob = reader.GetBlobReader(attribute.Value);
        blob.ReadUInt16();
        return (DebuggableAttribute.DebuggingModes)blob.ReadInt32();
    }
}
