using System.Globalization;
using System.Reflection;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>What holds for all emitted text.</summary>
public sealed class EmissionTests
{
    private static readonly TensorProductSpec Product = TensorProductSpec.Custom(
        Irreps.Parse("4x0e+4x1o"),
        Irreps.Parse("1x1o+2x1e"),
        Irreps.Parse("4x1o+2x1e+4x2e"),
        [
            new TensorProductPath(0, 0, 0, ConnectionMode.Uvw),
            new TensorProductPath(1, 1, 0, ConnectionMode.Uvu),
            new TensorProductPath(1, 0, 2, ConnectionMode.Uvu, HasWeight: false, PathWeight: Math.PI),
            new TensorProductPath(0, 1, 1, ConnectionMode.Uvv),
        ]
    );

    [Fact]
    public void AProduct_ReadsAsVerified() =>
        Snapshot.Match("Product", BilinearKernelEmitter.Emit(Product, "InteractProduct"));

    [Fact]
    public void Text_IsTheSame_UnderAnyCulture() =>
        Assert.Equal([.. Texts()], Cultures.Under(Cultures.Comma, static () => Texts().ToArray()));

    [Fact]
    public void Text_HasUnixLineEndsAndNoTrailingSpaces()
    {
        foreach (string text in Texts())
        {
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text.Split('\n'), static line => line.EndsWith(' '));
        }
    }

    [Fact]
    public void RuntimeNames_ResolveInTheRuntime()
    {
        Assembly runtime = typeof(ICoupling).Assembly;
        string[] names =
        [
            .. typeof(RuntimeNames)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f =>
                    f.IsLiteral
                    && f.Name is not (nameof(RuntimeNames.CompilerServices) or nameof(RuntimeNames.Generated))
                )
                .Select(f => (string)f.GetRawConstantValue()!),
        ];
        Assert.Contains(RuntimeNames.Uvw, names);
        foreach (string name in names)
        {
            string full = name.Contains('.', StringComparison.Ordinal)
                ? name
                : $"{RuntimeNames.CompilerServices}.{name}";
            Assert.True(
                new[] { "", "`1", "`2" }.Any(arity => runtime.GetType(full + arity) is { IsPublic: true }),
                $"'{full}' is no public type of the runtime."
            );
        }
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.0, "-1.0")]
    [InlineData(1e-20, "1E-20")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1e20, "1E+20")]
    public void Literals_ReadBackAsTheSameNumber(double value, string text)
    {
        Assert.Equal(text, Literal.Of(value).ToString());
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Literals_AreFinite(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Literal.Of(value));

    private static IEnumerable<string> Texts() =>
        [
            .. ProductFiles.Emit(("P", Product)).Select(f => f.Text),
            CouplingEmitter.Emit(new CouplingKey(2, 1, 1, IsLanewise: true)),
            LinearKernelEmitter.Emit(
                LinearSpec.Create(Irreps.Parse("3x0e+2x1o"), Irreps.Parse("2x0e+2x1o"), hasBiases: true),
                "L"
            ),
            HarmonicsEmitter.Emit([0, 1, 2, 5], HarmonicsNormalization.Norm, "H"),
            SpanKernelEmitter.EmitLayout("Order", Product.In1, Product.In2, Product.Out),
        ];
}
