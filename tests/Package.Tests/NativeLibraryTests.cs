using System.Runtime.InteropServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Package.Tests;

/// <summary>samples/NativeLibrary as its README has it: published, and called by a host program in C.</summary>
[Collection(PackageCollection.Name)]
public sealed class NativeLibraryTests
{
    [NativeAotFact(CompilesC = true)]
    public void Library_PublishesWithoutAWarning_AndAHostInCFindsItsSymmetryAndMovesAtoms()
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

        string program = folder.PathOf("host"),
            weights = Path.Combine(folder.FullName, "weights", "tiny_mace.safetensors");
        Assert.True(File.Exists(weights), $"{weights} is not beside the library.");
        string warnings = Commands.Program(
            NativeAotFactAttribute.CCompiler!,
            "-std=c99",
            "-Wall",
            "-Wextra",
            "-pedantic",
            "-Werror",
            Path.Combine(sample, "c", "host.c"),
            "-L" + folder.FullName,
            "-lgeodl_potential",
            "-lm",
            "-Wl,-rpath," + folder.FullName,
            "-o",
            program
        );
        Assert.Empty(warnings);
        Assert.True(File.Exists(folder.PathOf("geodl_potential.h")), "The header is not beside the library.");

        string printed = Commands.Program(program, weights);
        Assert.Contains("forces, turned: relative error ", printed, StringComparison.Ordinal);
        Assert.Contains("virial, with ghosts: relative error ", printed, StringComparison.Ordinal);
        Assert.Contains("refused, code 1: positions is null.", printed, StringComparison.Ordinal);
        Assert.EndsWith("all as it must be\n", printed, StringComparison.Ordinal);
    }
}
