using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>GDL2008: what implements the interface of features and was not written by the generator.</summary>
public sealed class FeatureByHandTests
{
    private const string Using = "using GeoDL.Typed.CompilerServices;\n";

    private const string Members =
        " { private readonly Handle _h; static FeatureLayout? IFeatures<Fake>.Layout => null; static "
        + "Fake IFeatures<Fake>.Wrap(Handle h) => default; "
        + "Handle IFeatures<Fake>.Unwrap() => _h; public int Sign => 1; }";

    [Fact]
    public Task Says_WhatItIs() =>
        Verify.Says(
            "public struct Fake : {|GDL2008:GeoDL.Typed.CompilerServices.IFeatures<Fake>|} "
                + Members
                    .Replace("FeatureLayout", "GeoDL.Typed.CompilerServices.FeatureLayout")
                    .Replace("Handle", "GeoDL.Typed.CompilerServices.Handle")
                    .Replace(" IFeatures", " GeoDL.Typed.CompilerServices.IFeatures"),
            "Fake implements IFeatures by hand. Members written by hand can read raw components, which "
                + "depend on the axes. "
                + "Write \"[Irreps(\"…\")] public readonly ref partial struct Fake;\" and let the "
                + "generator implement it."
        );

    [Theory]
    [InlineData("public ref struct Fake : {|GDL2008:IFeatures<Fake>|}" + Members)]
    [InlineData(
        "public readonly ref struct Fake : IDisposable, {|GDL2008:IFeatures<Fake>|} { public void Dispose() { }"
            + " private readonly Handle _h; static FeatureLayout? IFeatures<Fake>.Layout => null; static "
            + "Fake IFeatures<Fake>.Wrap(Handle h) => default; Handle IFeatures<Fake>.Unwrap() => _h; }"
    )]
    [InlineData("public class Nest { private struct Fake : {|GDL2008:IFeatures<Fake>|}" + Members + " }")]
    [InlineData("file struct Fake : {|GDL2008:IFeatures<Fake>|}" + Members)]
    [InlineData("public record struct Fake : {|GDL2008:IFeatures<Fake>|}" + Members)]
    [InlineData(
        "public interface IMine<T> : {|GDL2008:IFeatures<T>|} where T : struct, IFeatures<T>, allows "
            + "ref struct { int Sign { get; } }"
    )]
    [InlineData(
        "public class Wrapper : {|GDL2008:IFeatures<Hidden>|} { static FeatureLayout? "
            + "IFeatures<Hidden>.Layout => null; static Hidden IFeatures<Hidden>.Wrap(Handle h) => default; "
            + "Handle IFeatures<Hidden>.Unwrap() => default; }"
    )]
    [InlineData(
        "[System.CodeDom.Compiler.GeneratedCode(\"GeoDL.Typed\", \"1\")] public struct Fake : "
            + "{|GDL2008:IFeatures<Fake>|}"
            + Members
    )]
    public Task Triggers_OnEachKindOfType(string source) => Verify.That(Using + source);

    [Fact]
    public Task Triggers_OnceForAnInterfaceThatIsHandedOn() =>
        Verify.That(
            Using
                + """
                public interface IMine<T> : {|GDL2008:IFeatures<T>|} where T : struct, IMine<T>, allows ref struct { }
                public struct Fake : IMine<Fake>
                """
                + Members
        );

    [Fact]
    public Task Triggers_BehindAnAlias() =>
        Verify.That(
            "using Mine = GeoDL.Typed.CompilerServices.IFeatures<Hidden>;\n"
                + Using
                + "public class {|GDL2008:Wrapper|} : Mine { static FeatureLayout? Mine.Layout => null; "
                + "static Hidden Mine.Wrap(Handle h) => default; Handle Mine.Unwrap() => default; }"
        );

    [Fact]
    public Task DoesNotTrigger_OnConstraintsAndGeneratedParts() =>
        Verify.That(
            Using
                + """
                [Irreps("1o")] public readonly ref partial struct Spin;
                public static class Tools { [Equivariant] public static T Same<T>(T x) where T : struct, IFeatures<T>, allows ref struct => x; }
                """
        );

    [Fact]
    public Task DoesNotTrigger_OnInterfacesOfAFeatureStruct() =>
        Verify.That(
            Using + """[Irreps("1o")] public readonly ref partial struct Spin : {|GDL2004:IFeatures<Spin>|};"""
        );

    [Theory]
    [InlineData("public struct Fake : IFeatures<Fake>" + Members, "Fake", true)]
    [InlineData("[Irreps(\"1o\")] public struct Fake : IFeatures<Fake>" + Members, "Fake", true)]
    [InlineData("[Irreps(\"1o\")] public readonly ref struct Fake : IFeatures<Fake>" + Members, "Fake", true)]
    [InlineData("[Irreps(\"1o\")] public struct Fake { public int Sign => 1; }", "Fake", true)]
    [InlineData(
        "public interface IMine<T> : IFeatures<T> where T : struct, IMine<T>, allows ref struct { } "
            + "public struct Fake : IMine<Fake>"
            + Members,
        "Fake",
        true
    )]
    [InlineData("[Irreps(\"up: 1o + down: 0o\")] public readonly ref partial struct Fake;", "Fake", false)]
    [InlineData("[Irreps(\"fake: 1o + down: 0e\")] public readonly ref partial struct Fake;", "Fake", false)]
    [InlineData("[Irreps(\"up: 1\", Group = Group.SO3)] public readonly ref partial struct Fake;", "Fake", false)]
    [InlineData("public class Fake { }", "Fake", false)]
    public void Counterfeit_IsToldFromMetadata(string source, string type, bool isCounterfeit)
    {
        Compilation user = Use(source, out _);

        Assert.Equal(isCounterfeit, new TypedTypes().IsCounterfeit(user.GetTypeByMetadataName(type)));
    }

    /// <summary>
    /// Model code and marked helpers that use one of another assembly: once, where it is declared, or where it comes
    /// in.
    /// </summary>
    [Theory]
    [InlineData(
        "[EquivariantModel] public sealed partial class Net { public Hidden F(PointCloud<Hidden> c, "
            + "PointCloud<{|GDL2008:Fake|}> w) => c.Features; }"
    )]
    [InlineData(
        "[EquivariantModel] public sealed partial class Net { public Hidden F(PointCloud<Hidden> c, "
            + "PointCloud<{|GDL2008:Fake|}> w) { var n = w.Count; return c.Features * n; } }"
    )]
    [InlineData(
        "[EquivariantModel] public sealed partial class Net { private Rows<{|GDL2008:Fake|}>? _kept; "
            + "public Hidden F(Hidden x) => x; }"
    )]
    [InlineData(
        "[EquivariantModel] public sealed partial class Net { public Hidden F(Hidden x) { var r = "
            + "{|GDL2008:Give.Rows|}; return x; } }",
        "GDL4001"
    )]
    [InlineData(
        "[EquivariantModel] public sealed partial class Net { public Hidden F(Hidden x) { "
            + "Rows<{|GDL2008:Fake|}>? r = Give.Rows; return x; } }",
        "GDL4001"
    )]
    [InlineData(
        "[EquivariantModel] public sealed partial class Net { public Hidden F(Hidden x) => x * "
            + "{|GDL2008:Give.Count<Fake>()|}; }"
    )]
    [InlineData(
        "[EquivariantModel] public sealed partial class Net { private static class N { public static "
            + "int G(Rows<{|GDL2008:Fake|}> r) => 1; } public Hidden F(Hidden x) => x; }"
    )]
    [InlineData(
        "public static class Own { [Equivariant] public static Hidden F(Hidden x, "
            + "PointCloud<{|GDL2008:Fake|}> w) => x * w.Count; }"
    )]
    public async Task Counterfeit_IsAnErrorInModelCode(string source, string? also = null)
    {
        foreach (
            string library in new[]
            {
                "public struct Fake : IFeatures<Fake>" + Members,
                "[Irreps(\"1o\")] public struct Fake : IFeatures<Fake>" + Members,
            }
        )
        {
            Markup markup = Markup.Parse("using GeoDL.Typed;\n" + source);
            Compilation user = Use(
                library
                    + " public static class Give { public static Rows<Fake>? Rows => null; public static "
                    + "int Count<T>() => 1; }",
                out _,
                markup.Text
            );
            Diagnostic[] found =
            [
                .. (await Analysis.Run(user)).Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != also),
            ];

            Diagnostic only = Assert.Single(found);
            Assert.Equal(markup.Expected.Select(static e => (e.Id, e.Span)), [(only.Id, only.Location.SourceSpan)]);
        }
    }

    [Fact]
    public void Counterfeit_IsSeenInsideOtherTypes()
    {
        Compilation user = Use("public struct Fake : IFeatures<Fake>" + Members, out INamedTypeSymbol fake);
        INamedTypeSymbol cloud = user.GetTypeByMetadataName("GeoDL.Typed.PointCloud`1")!,
            list = user.GetTypeByMetadataName("System.Collections.Generic.List`1")!;
        var types = new TypedTypes();

        Assert.True(types.IsCounterfeit(list.Construct(cloud.Construct(fake))));
        Assert.True(types.IsCounterfeit(user.CreateArrayTypeSymbol(cloud.Construct(fake))));
        Assert.Equal("Fake", types.CounterfeitIn(cloud.Construct(fake))!.Name);
        Assert.False(types.IsCounterfeit(cloud.Construct(user.GetTypeByMetadataName("Hidden")!)));
        Assert.False(types.IsCounterfeit(user.GetTypeByMetadataName("GeoDL.Typed.Features")));
        Assert.True(types.IsTyped(cloud.Construct(fake)));
        Assert.True(types.IsTyped(fake));
    }

    /// <summary>A project that references another, built without our analyzers.</summary>
    private static Compilation Use(string source, out INamedTypeSymbol fake, string text = "")
    {
        Compilation library = Analysis
            .Compile(("Library.cs", "using System; using GeoDL.Typed;\n" + Using + source))
            .WithAssemblyName("Library");
        if (source.Contains("partial"))
            library = Analysis.Generate(library);
        using var image = new MemoryStream();
        Assert.Empty(library.Emit(image).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        CSharpCompilation user = Analysis
            .Compile(("Model.cs", text), ("Features.cs", Verify.Features))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        fake = user.GetTypeByMetadataName("Fake")!;
        return Analysis.Generate(user);
    }
}
