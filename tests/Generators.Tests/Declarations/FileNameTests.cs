using GeoDL.Typed.Generators.Tests.Pipeline;

namespace GeoDL.Typed.Generators.Tests.Declarations;

/// <summary>
/// Names of generated files are theirs alone, whatever types are called, wherever they stand: two of one name would end
/// the generator.
/// </summary>
public class FileNameTests
{
    private const string Layer = "[Linear(\"2x0e\", \"2x0e\")] private partial Features Mix(Features x);";
    private const string Kernel =
        "[Linear(\"2x0e\", \"2x0e\")] public static partial void Map(ReadOnlySpan<float> x, "
        + "ReadOnlySpan<float> w, Span<float> y);";

    /// <summary>Sources that compile, with more types than names.</summary>
    public static TheoryData<string> Twins() =>
        [
            $"namespace Lab.Nets {{ {Model("Net")} }} namespace Lab.NETS {{ {Model("Net")} }} "
                + $"namespace lab.nets {{ {Model("net")} }}",
            $"namespace Outer {{ public partial class Lab {{ {Model("Net")} {Struct("Halo")} "
                + $"{Kernels("All")} }} public partial class LAB {{ {Model("Net")} {Struct("Halo")} "
                + $"{Kernels("All")} }} }}",
            $"{Struct("Halo")} {Struct("HALO")} {Struct("halo")} {Model("haLo")}",
            $"{Kernels("All")} {Kernels("ALL")} {Model("aLL")}",
            $"namespace A {{ {Model("B")} }} namespace a {{ {Struct("b")} }}",
            $"public partial class A {{ {Model("B")} }} namespace a {{ {Model("B")} }}",
            $"public partial class A<T> {{ {Kernels("B")} }} public partial class A<T, U> {{ "
                + $"{Kernels("B")} }} public partial class A {{ {Kernels("B")} }}",
            $"{Model("Coupling_1_1_1")} {Model("LanewiseCoupling_1_1_1")} {Model("Net_Mix_Linear")} "
                + $"{Model("Linear_2x0e__2x0e")} {Model("Harmonics_0_1_Component")} "
                + "[EquivariantModel] public sealed partial class Net { [TensorProduct(\"1x1o\", "
                + "\"1x1o\", \"1x1e\")] private partial Features P(Features x, Features y); "
                + "[SphericalHarmonics(\"1o\", \"0e + 1o\", Normalization = "
                + "HarmonicsNormalization.Component)] private partial Features H(Features x); }",
            "[EquivariantModel] public sealed partial class Net { [Linear(\"2x0e\", \"2x0e\")] private "
                + "partial Features MixAll(Features x); [Linear(\"2x0e\", \"3x0e\", Name = \"other\")] "
                + "private partial Features Mixall(Features x); }",
            $"namespace GeoDL {{ {Model("Suppressions")} {Model("Disguise")} }}",
            $"public partial class Net {{ {Model("error")} {Model("kernels")} {Kernels("g")} }} public "
                + $"partial class Net {{ {Kernel} }}",
            $"namespace {new string('a', 300)} {{ {Model("Net")} {Model("Net2")} }} namespace "
                + $"{new string('a', 299)}b {{ {Model("Net")} }}",
            $"namespace Größe {{ {Model("Überblick")} {Model("Uberblick")} }} namespace Gr_ße {{ "
                + $"{Model("_berblick")} }}",
            $"{Struct("Ä")} {Struct("ä")} {Struct("Ö")} {Struct("_")}",
        ];

    /// <summary>Sources that C# rejects itself: what is right in them keeps its files.</summary>
    public static TheoryData<string> Errors() =>
        [
            "[EquivariantModel, Irreps(\"1o\")] public sealed partial class Both { }",
            "[EquivariantModel, Irreps(\"1o\")] public readonly ref partial struct Both { }",
            $"{Model("Same")} {Struct("Same")} public partial interface Same {{ {Kernel} }}",
            $"{Model("Same")} [EquivariantModel] public sealed partial record Same {{ {Layer} }}",
            $"{Layer} {Kernel}",
            $"public static partial class E {{ extension(string s) {{ {Kernel} [Linear(\"2x0e\", "
                + "\"2x0e\")] public partial Features Mix(Features x); } }",
            $"file sealed partial class Local {{ {Kernel} }} file partial class Outer {{ "
                + $"{Model("Inner")} {Struct("Halo")} }}",
            $"public sealed partial class {{ {Kernel} }} [EquivariantModel] public sealed partial "
                + $"class {{ {Layer} }} [Irreps(\"1o\")] public readonly ref partial struct ;",
            $"public partial delegate void D(); public partial enum E {{ {Kernel} }}",
            $"[EquivariantModel] public sealed partial class Net {{ {Layer} {Layer} {Kernel} {Kernel} }}",
        ];

    [Theory]
    [MemberData(nameof(Twins))]
    public void Twins_GetFilesOfTheirOwn(string source) =>
        Verdict.AssertFileNames(GeneratorHost.Run(source).AssertClean().Files.Keys);

    [Theory]
    [MemberData(nameof(Errors))]
    public void WhatIsWrong_TakesNothingElseAway(string source)
    {
        GeneratorRun run = GeneratorHost.Run(source + Model("Bystander"));

        Verdict.AssertFileNames(run.Files.Keys);
        Assert.Contains("Bystander.g.cs", run.Files.Keys);
    }

    [Fact]
    public void AName_DoesNotChangeWithWhatStandsElsewhere() =>
        Assert.Subset(
            GeneratorHost
                .Run(
                    $"namespace Lab {{ {Model("Net")} {Struct("Halo")} }}",
                    $"namespace Other {{ {Model("NET")} {Struct("HALO")} }}"
                )
                .Files.Keys.ToHashSet(),
            GeneratorHost.Run($"namespace Lab {{ {Model("Net")} {Struct("Halo")} }}").Files.Keys.ToHashSet()
        );

    private static string Model(string name) => $"[EquivariantModel] public sealed partial class {name} {{ {Layer} }} ";

    private static string Struct(string name) => $"[Irreps(\"1o\")] public readonly ref partial struct {name}; ";

    private static string Kernels(string name) => $"public static partial class {name} {{ {Kernel} }} ";
}
