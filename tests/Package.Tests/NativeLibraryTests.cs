using System.Runtime.InteropServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Package.Tests;

/// <summary>samples/NativeLibrary as its README has it: published, and called by a program in C.</summary>
[Collection(PackageCollection.Name)]
public sealed class NativeLibraryTests
{
    [NativeAotFact(CompilesC = true)]
    public void Library_PublishesWithoutAWarning_AndAProgramInCFindsItsSymmetry()
    {
        using var folder = new TemporaryFolder();
        string sample = Path.Combine(ReferenceData.RepositoryRoot, "samples", "NativeLibrary");
        string output = Commands.Dotnet(
            sample,
            new Dictionary<string, string>(),
            "publish",
            "-c",
            "Release",
            $"-p:Native={RuntimeInformation.RuntimeIdentifier}",
            "-o",
            folder.FullName,
            "-v",
            "q",
            "-nologo"
        );
        Assert.Empty(Consumer.Messages(output));

        string program = folder.PathOf("turn");
        string warnings = Commands.Program(
            NativeAotFactAttribute.CCompiler!,
            "-std=c99",
            "-Wall",
            "-Wextra",
            "-pedantic",
            "-Werror",
            Path.Combine(sample, "c", "turn.c"),
            "-L" + folder.FullName,
            "-lgeodl_potential",
            "-lm",
            "-Wl,-rpath," + folder.FullName,
            "-o",
            program
        );
        Assert.Empty(warnings);

        string printed = Commands.Program(program);
        Assert.Contains("forces against turned forces: relative error ", printed, StringComparison.Ordinal);
        Assert.Contains("refused, code 1: positions is null.", printed, StringComparison.Ordinal);
        Assert.EndsWith("all as it must be\n", printed, StringComparison.Ordinal);
    }
}
