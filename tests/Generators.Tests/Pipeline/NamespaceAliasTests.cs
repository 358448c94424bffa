using GeoDL.Typed.Generators.Emission;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>Short names in generated files, whatever the user's code calls its own things.</summary>
public class NamespaceAliasTests
{
    [Fact]
    public void Code_IsShortened_AndLiteralsAndCommentsAreNot()
    {
        var aliases = new NamespaceAliases("Lab.Nets", "partial class Net");
        string text = aliases.Shorten(
            """
            // global::GeoDL.Typed.Pass
            global::GeoDL.Typed.Pass F(global::Lab.Nets.Halo x, string s = "global::GeoDL.Typed.\"Pass", char c = '"') =>
                new global::GeoDL.Typed.CompilerServices.Layer<global::System.Int32, global::Other.Nets.Halo>();
            """
        );
        Assert.Equal(
            """
            // global::GeoDL.Typed.Pass
            GeoDL::Pass F(Nets::Halo x, string s = "global::GeoDL.Typed.\"Pass", char c = '"') =>
                new Engine::Layer<System::Int32, global::Other.Nets.Halo>();
            """,
            text
        );
        Assert.Equal(
            [
                "using Engine = global::GeoDL.Typed.CompilerServices;",
                "using GeoDL = global::GeoDL.Typed;",
                "using System = global::System;",
                "using Nets = global::Lab.Nets;",
            ],
            aliases.Usings
        );
    }

    /// <summary>While it is written, a namespace ends with a dot; others cannot be aliases, or are already.</summary>
    [Theory]
    [InlineData("Lab.")]
    [InlineData(".")]
    [InlineData("Lab.@event")]
    [InlineData("Lab.event")]
    [InlineData("Lab.Größe")]
    [InlineData("Lab.Engine")]
    public void Namespace_ThatCannotBeAnAlias_HasNone(string own)
    {
        var aliases = new NamespaceAliases(own, "partial class Net");
        Assert.Equal($"global::{own}.Halo", aliases.Shorten($"global::{own}.Halo"));
        Assert.Empty(aliases.Usings);
    }

    /// <summary>Types, members, parameters, namespaces and global aliases of the aliases' own names.</summary>
    [Theory]
    [InlineData("GeoDL")]
    [InlineData("Engine")]
    [InlineData("Kernels")]
    [InlineData("System")]
    [InlineData("Nets")]
    public void Aliases_GiveWayToTheUsersNames(string name)
    {
        const string Model =
            "[Irreps(\"2x0e + 1x1o\")] public readonly ref partial struct @1; [EquivariantModel] public sealed partial "
            + "class @2 { [Linear] private partial @1 @3(@1 x); public @1 Forward(PointCloud<@1> @4) => "
            + "@3(@4.Features); }";
        foreach (int place in Enumerable.Range(1, 4))
        {
            string[] names = [.. Enumerable.Range(1, 4).Select(i => i == place ? name : $"Other{i}")];
            string source = Model;
            for (int i = 1; i <= 4; i++)
                source = source.Replace($"@{i}", names[i - 1], StringComparison.Ordinal);
            GeneratorHost.Run($"namespace Lab.Nets {{ {source} }}").AssertClean();
            GeneratorHost.Run($"namespace Lab.Nets {{ public partial class {name}7 {{ {source} }} }}").AssertClean();
        }

        string plain = Model;
        for (int i = 1; i <= 4; i++)
            plain = plain.Replace($"@{i}", $"Other{i}", StringComparison.Ordinal);
        // Beside the types: another type, a namespace, a global alias, an outer class.
        GeneratorHost
            .Run($"namespace Lab.Nets {{ public class {name} {{ public class Pass; }} {plain} }}")
            .AssertClean();
        GeneratorHost
            .Run($"namespace Lab.{name}.Pass {{ public class A; }} namespace Lab.Nets {{ {plain} }}")
            .AssertClean();
        GeneratorHost
            .Run(
                GeneratorHost.CompileFiles(
                    ("Net.cs", GeneratorHost.WithUsings($"namespace Lab.Nets {{ {plain} }}")),
                    ("Usings.cs", $"global using {name} = global::System.Text;")
                )
            )
            .AssertClean();
        GeneratorHost.Run($"namespace Lab.Nets {{ public partial class {name} {{ {plain} }} }}").AssertClean();
    }
}
