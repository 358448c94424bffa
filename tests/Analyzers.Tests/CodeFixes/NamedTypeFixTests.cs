namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class NamedTypeFixTests
{
    private const string Layers =
        "    [Linear] private partial Hidden Mix(Hidden x);\n    [Linear] private partial Halo Read(Halo x);\n\n";
    private const string Joined = Layers + "    [Linear] private partial Halo ToHalo(Hidden x);\n\n";

    [Theory]
    [InlineData(
        "    public Halo Forward(Hidden h) => Read(Mix(h));",
        "    public Halo Forward(Hidden h) => Read(ToHalo(Mix(h)));",
        2
    )]
    [InlineData(
        "    public Halo Forward(Hidden h) => Mix(h);",
        "    public Halo Forward(Hidden h) => ToHalo(Mix(h));",
        1
    )]
    [InlineData(
        "    public Halo Forward(Hidden h, Halo g) => g + h;",
        "    public Halo Forward(Hidden h, Halo g) => g + ToHalo(h);",
        0
    )]
    [InlineData(
        "    public Halo Forward(Hidden h, Halo g) { g += Mix(h); return g; }",
        "    public Halo Forward(Hidden h, Halo g) { g += ToHalo(Mix(h)); return g; }",
        1
    )]
    public Task Joins_ByLinearLayer(string before, string after, int number) =>
        FixVerify.Fixes(
            Verify.InModel(Layers + before),
            "Join by a linear layer from Hidden to Halo",
            Verify.InModel(Joined + after),
            number
        );

    [Fact]
    public Task Changes_ParameterOfLayer() =>
        FixVerify.Fixes(
            Verify.InModel(Layers + "    public Halo Forward(Hidden h) => Read(Mix(h));"),
            "Change the parameter 'x' of 'Read' to Hidden",
            Verify.InModel(
                Layers.Replace("Read(Halo x)", "Read(Hidden x)") + "    public Halo Forward(Hidden h) => Read(Mix(h));"
            )
        );

    [Fact]
    public Task Changes_ResultOfLayer() =>
        FixVerify.Fixes(
            Verify.InModel(Layers + "    public Halo Forward(Hidden h) => Mix(h);"),
            "Change the result of 'Mix' to Halo",
            Verify.InModel(Layers.Replace("Hidden Mix", "Halo Mix") + "    public Halo Forward(Hidden h) => Mix(h);")
        );

    [Fact]
    public Task Makes_PositionsRelative() =>
        FixVerify.Fixes(
            Verify.InModel("    public Features Forward(PointCloud<Halo> cloud) => cloud.Positions;"),
            "Use positions relative to the centre of the cloud",
            Verify.InModel(
                "    public Features Forward(PointCloud<Halo> cloud) => cloud.Positions - "
                    + "cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch);"
            )
        );

    [Fact]
    public Task OffersNothing_WhenNoLinearMapExists() =>
        FixVerify.OffersNothing(
            Verify.InModel(Layers + "    public Cosmology Forward(Hidden h, Cosmology c) => c + h;")
        );
}
