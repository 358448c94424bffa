namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Mistakes that people make with spheres: each is one diagnostic where it is made.</summary>
public sealed class SphereMistakeTests
{
    private const string Transforms = """
        [ToHarmonics(MaxDegree = 8)] private partial Modes Analyse(Directions d, Sky x);
        [FromHarmonics] private partial Sky Synthesise(Directions d, Modes x);
        [Linear] private partial Modes Weigh(Modes x);

        """;

    [Fact]
    public Task Accepts_WhatTransformsConnect() =>
        Verify.That(
            Model(
                Transforms
                    + """
                    private Sky Smooth(Directions d, Sky x) => Synthesise(d, Weigh(Analyse(d, x)));

                    private Sky Twice(Directions d, Sky x, bool again)
                    {
                        Sky y = Smooth(d, x);
                        y = again ? Smooth(d, y) : y;
                        return y;
                    }

                    public Pair<Sky, Modes> Forward(Sphere<Sky> sky, bool again)
                    {
                        Sky pooled = Smooth(sky.Directions.Coarser(2), Synthesise(sky.Directions.Coarser(2),
                            Analyse(sky.Directions, sky.Features)));
                        Modes modes = Analyse(sky.Directions.Coarser(2), pooled);
                        return new Pair<Sky, Modes>(Twice(sky.Directions, sky.Features, again), modes + modes);
                    }
                    """
            )
        );

    [Theory]
    [InlineData(
        "Synthesise(sky.Directions, Analyse(sky.Directions, {|GDL3010:Synthesise(sky.Directions.Coarser(2), "
            + "Analyse(sky.Directions, sky.Features))|}))"
    )]
    [InlineData("Synthesise(sky.Directions, Analyse(sky.Directions.Coarser(2), {|GDL3010:sky.Features|}))")]
    public Task Triggers_OnPixelsOfAnotherSampling(string value) =>
        Verify.That(Model(Transforms + $"public Sky Forward(Sphere<Sky> sky) => {value};"));

    /// <summary>
    /// Plain features have no convention of polarisation, and could be taken for what is no field: found by the attack.
    /// </summary>
    [Theory]
    [InlineData(
        "[FromHarmonics] [return: Irreps(\"{|GDL1016:0e + 2|}\", Group = Group.O2)] private partial Features "
            + "Make(Directions d, Modes x);",
        "Make(sky.Directions, Analyse(sky.Directions, sky.Features))"
    )]
    [InlineData(
        "[ToHarmonics(MaxDegree = 8)] private partial Modes Take(Directions d, [Irreps(\"{|GDL1016:0e + 2|}\", Group = "
            + "Group.O2)] Features x);",
        "Take(sky.Directions, sky.Features)"
    )]
    public Task Triggers_OnPlainFields(string layer, string result) =>
        Verify.That(
            Model(Transforms + layer + $"public object? Forward(Sphere<Sky> sky) {{ _ = {result}; return null; }}")
        );

    [Fact]
    public Task Accepts_ModelsInModels() =>
        Verify.That(
            """
            [Irreps("temperature: 0e + polarisation: 2", Group = Group.O2)] public readonly ref partial struct Sky;
            [Irreps("0e..8 + 2e..8 + 2o..8")] public readonly ref partial struct Modes;
            [EquivariantModel]
            public sealed partial class Inner
            {
                [ToHarmonics] private partial Modes Analyse(Directions d, Sky x);
                public Modes Forward(Sphere<Sky> sky) => Analyse(sky.Directions, sky.Features);
            }
            [EquivariantModel]
            public sealed partial class Outer
            {
                [Module] private partial Inner Inner { get; }
                [FromHarmonics] private partial Sky Synthesise(Directions d, Modes x);
                public Sky Forward(Sphere<Sky> sky, Sphere<Sky>? other = null) =>
                    Synthesise(sky.Directions, other is { } more ? Inner.Forward(more) : Inner.Forward(sky));
            }
            """
        );

    [Theory]
    [InlineData("Sky y = {|GDL1016:x * x.Temperature|}; return x;")]
    [InlineData("return {|GDL1016:x + x|};")]
    [InlineData("return {|GDL1016:2.0 * x|};")]
    [InlineData("return {|GDL1016:Sky.Zeros(x)|};")]
    [InlineData("Features f = {|GDL1016:x|}; return x;")]
    [InlineData("var f = {|GDL1016:x|}.SoftNorm(1e-3); return x;")]
    [InlineData("return {|GDL1016:Sky.From(x)|};")]
    public Task Triggers_OnFunctionsOfPixels(string body) =>
        Verify.That(
            Model(Transforms + $"public Sky Forward(Sphere<Sky> sky) => F(sky.Features); Sky F(Sky x) {{ {body} }}")
        );

    [Fact]
    public Task Says_WhereFieldsBelong() =>
        Verify.Says(
            Model(
                Transforms
                    + """
                    public Modes Forward(Sphere<Sky> sky) =>
                        Analyse(sky.Directions, {|GDL1016:sky.Features + sky.Features|});
                    """
            ),
            "In 'Forward', Sky belongs to O2, but the model to O3. A feature of one group has no meaning "
                + "under the symmetry of the other. On a sphere pixels are operands of [ToHarmonics] and results of "
                + "[FromHarmonics] alone; everything else is done with coefficients. Elsewhere write Group = Group.O3 "
                + "on it."
        );

    [Theory]
    [InlineData("[Linear] private partial {|GDL1016:Sky|} Mix({|GDL1016:Sky|} x);")]
    [InlineData("public int Forward(PointCloud<{|GDL1016:Sky|}> cloud) => 1;")]
    [InlineData("[FromHarmonics] private partial {|GDL1016:Modes|} Back(Directions d, {|GDL1016:Sky|} x);")]
    public Task Triggers_OnFieldsElsewhere(string member) => Verify.That(Model(member));

    [Fact]
    public Task Triggers_OnMixedConventions() =>
        Verify.That(
            Model(
                Transforms
                    + """
                    [ToHarmonics] private partial Modes Read(Directions d, IauSky x);
                    public Modes Forward(Sphere<Sky> sky, Sphere<IauSky> other) =>
                        Read(sky.Directions, {|CS1503:sky.Features|})
                        + Analyse(other.Directions, {|CS1503:other.Features|});
                    private Sky Sum(Sky x, IauSky y) => {|CS0019:x + y|};
                    """
            )
        );

    [Fact]
    public Task Triggers_OnConventionsThatMixOutsideModels() =>
        Verify.That(
            Model("public int Forward(Sphere<Sky> sky) => 1;")
                + """
                public static class Outside
                {
                    public static Sky There(IauSky x) => Sky.From({|CS1503:x|});
                    public static IauSky Back(Sky x) => IauSky.{|CS0117:From|}(x);
                    public static Features Untyped(IauSky x) => {|CS0029:x|};
                    public static Features Block(IauSky x) => {|CS0619:x.Polarisation|};
                    public static Scalars Other(IauSky x) => x.Temperature;
                }
                """
        );

    [Fact]
    public Task Says_WhatCoefficientsAFieldHas() =>
        Verify.Says(
            Model("[ToHarmonics(MaxDegree = 4)] private partial {|GDL2160:Modes|} Analyse(Directions d, Sky x);"),
            "'Analyse' has the coefficients 0e..8 + 2e..8 + 2o..8, which are not those of temperature: 0e + "
                + "polarisation: 2 up to degree 4. A scalar field has each degree once, a field of spin s two parts of "
                + "opposite parity from degree s on. Write \"0e..4 + 2e..4 + 2o..4\"."
        );

    [Theory]
    [InlineData("ToHarmonics(MaxDegree = {|GDL2112:1|})")]
    [InlineData("ToHarmonics(MaxDegree = {|GDL2112:257|})")]
    [InlineData("ToHarmonics(Iterations = {|GDL2112:-1|})")]
    public Task Triggers_OnOptionsOutOfRange(string attribute) =>
        Verify.That(Model($"[{attribute}] private partial Modes Analyse(Directions d, Sky x);"));

    [Fact]
    public Task Says_ThatHealPixIsApproximate() =>
        Verify.Says(
            Model("[ToHarmonics(Iterations = 3)] private partial Modes Analyse(Directions d, Sky x);")
                .Replace("[EquivariantModel]", "[{|GDL2131:EquivariantModel|}]", StringComparison.Ordinal),
            "Layer 'Analyse' of Net keeps D_4h about y of O(3) exactly. Under the rest it is approximate, and a model "
                + "that does not say so is exact. Write Approximate = 0.03 on the model for layers that deviate by at "
                + "most 3 %."
        );

    [Fact]
    public Task Says_HowManyIterationsABoundNeeds() =>
        Verify.Says(
            Model("[ToHarmonics(Iterations = {|GDL2112:1|})] private partial Modes Analyse(Directions d, Sky x);")
                .Replace("[EquivariantModel]", "[EquivariantModel(Approximate = 0.01)]", StringComparison.Ordinal),
            "The option Iterations of 'Analyse' is 1. The layer is not defined there. Allowed: at least 2, since the "
                + "model allows 1 %."
        );

    [Fact]
    public Task Says_ThatEBIsAPseudoscalar() =>
        Verify.Says(
            Model(
                """
                [CrossSpectrum("2e..8", "2o..8", "{|GDL2162:7x0e|}")]
                private partial Features EB(Features e, Features b);
                """
            ),
            "'EB' gives 7x0e, and the spectrum of 2e..8 and 2o..8 is another one. '2e' and '2o' have opposite "
                + "parities, so a mirror reverses their product: it is a pseudoscalar, as TB and EB are, and where "
                + "parity is conserved it vanishes in the mean. Write \"7x0o\"."
        );

    [Theory]
    [InlineData("0e..8", "1e..8", "1x0o")]
    [InlineData("0e..8", "0e..8", "8x0e")]
    public Task Triggers_OnOtherResults(string left, string right, string result) =>
        Verify.That(
            Model(
                $"[CrossSpectrum(\"{left}\", \"{right}\", \"{{|GDL2162:{result}|}}\")] "
                    + "private partial Features S(Features x, Features y);"
            )
        );

    [Theory]
    [InlineData("2x0e..8", "0e..8")]
    [InlineData("0e..8", "0e..8 + 2e")]
    [InlineData("0e + 1o", "2e..4")]
    [InlineData("0e + 2x1o", "0e + 1o")]
    public Task Triggers_OnOperandsWithoutASpectrum(string left, string right) =>
        Verify.That(
            Model(
                $"[CrossSpectrum(\"{left}\", \"{{|GDL2161:{right}|}}\", \"0e\")] "
                    + "private partial Features S(Features x, Features y);"
            )
        );

    [Theory]
    [InlineData("{|GDL2164:FieldProduct|}(\"1o..2\", \"0e..4\", \"0e..4\")")]
    [InlineData("{|GDL2164:FieldProduct|}(\"2x0e..2\", \"3x0e..4\", \"3x0e..4\")")]
    [InlineData("{|GDL2164:FieldProduct|}(\"0e..2\", \"2e..4\", \"2e..4\")")]
    [InlineData("{|GDL2164:FieldProduct|}(\"0e..2\", \"0e..4\", \"0e..7\")")]
    [InlineData("FieldProduct(\"0o..2\", \"0e..4\", \"{|GDL2164:0e..6|}\")")]
    public Task Triggers_OnFieldsWithoutAProduct(string attribute) =>
        Verify.That(Model($"[{attribute}] private partial Features P(Features s, Features x);"));

    [Theory]
    [InlineData("SphereActivation(\"{|GDL2165:2e..8 + 2o..8|}\", \"2e..8 + 2o..8\")")]
    [InlineData("SphereActivation(\"{|GDL2165:0o..8|}\", \"0o..8\")")]
    [InlineData("SphereActivation(\"0e..8\", \"{|GDL2109:0e..7|}\", Oversampling = 4)")]
    [InlineData("SphereActivation(\"0e..8\", \"0e..8\", Oversampling = {|GDL2112:0|})")]
    [InlineData("SphereActivation(\"0e..8\", \"0e..8\", Oversampling = {|GDL2112:65|})")]
    [InlineData("SphereActivation(\"0e..8\", \"0e..8\", Function = Nonlinearity.ReLU, Oversampling = {|GDL2146:1|})")]
    public Task Triggers_OnActivationsOfNoUse(string attribute) =>
        Verify.That(
            Model($"[{attribute}] private partial Features A(Features x);")
                .Replace("[EquivariantModel]", "[EquivariantModel(Approximate = 0.001)]", StringComparison.Ordinal)
        );

    [Fact]
    public Task Accepts_ExactPolynomials() =>
        Verify.That(
            Model(
                "[SphereActivation(\"0e..8\", \"0e..8\", Function = Nonlinearity.Square)] private partial Features "
                    + "A(Features x);"
            )
        );

    [Fact]
    public Task Triggers_OnActivationsOfModelsThatSayTheyAreExact() =>
        Verify.That(
            Model("[SphereActivation(\"0e..8\", \"0e..8\")] private partial Features A(Features x);")
                .Replace("[EquivariantModel]", "[{|GDL2131:EquivariantModel|}]", StringComparison.Ordinal)
        );

    [Fact]
    public Task Triggers_OnAConventionWithoutPolarisation() =>
        Verify.That(
            """
            [Irreps("0e", Group = Group.O2, Polarisation = {|GDL2163:PolarisationConvention.Iau|})]
            public readonly ref partial struct Temperature;
            [Irreps("2e", Polarisation = {|GDL2163:PolarisationConvention.Iau|})]
            public readonly ref partial struct Shape;
            """
        );

    [Fact]
    public Task Triggers_OnCouplingsOfHighDegrees() =>
        Verify.That(
            """
            [Irreps("0e..12")] public readonly ref partial struct High;
            [Irreps("0e")] public readonly ref partial struct Low;
            [EquivariantModel]
            public sealed partial class Net
            {
                [TensorProduct] private partial Low Product({|GDL1005:High|} x, Low y);
                [Linear] private partial Low Read(High x);
                [NormActivation] private partial High Activate(High x);
            }
            """
        );

    [Fact]
    public Task Triggers_OnSpheresInAPlane() =>
        Verify.That(
            """
            [Irreps("2", Group = Group.O2)] public readonly ref partial struct Sky;
            [EquivariantModel(Group = Group.O2)]
            public sealed partial class Net
            {
                public Sky Forward({|GDL1016:Sphere<Sky>|} sky) => sky.Features;
            }
            """
        );

    private static string Model(string members) =>
        $$"""
            [Irreps("temperature: 0e + polarisation: 2", Group = Group.O2)] public readonly ref partial struct Sky;
            [Irreps("temperature: 0e + polarisation: 2", Group = Group.O2, Polarisation = PolarisationConvention.Iau)]
            public readonly ref partial struct IauSky;
            [Irreps("0e..8 + 2e..8 + 2o..8")] public readonly ref partial struct Modes;
            [EquivariantModel]
            public sealed partial class Net
            {
                {{members}}
            }
            """;
}
