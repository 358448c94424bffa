using GeoDL.Typed.CodeFixes;

namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

/// <summary>A block is renamed where it is declared and wherever it is used, whichever was written first.</summary>
public sealed class RenameBlockTests
{
    private const string Elsewhere = """
        /// <summary>Reads <see cref="Halo.Velocity"/> out.</summary>
        public static class Elsewhere
        {
            public static Features Twice(Halo x) => x.Velocity + Copy(x).Velocity;
            public static string Name => nameof(Halo.Velocity);
            public static Scalars Mass(Halo x) => x.Mass;
            public static Features Other(Gas g) => g.Velocity;
            private static Halo Copy(Halo x) => x;
        }
        """;

    private static readonly string Renamed = Elsewhere
        .Replace(".Velocity", ".Speed", StringComparison.Ordinal)
        .Replace("g.Speed", "g.Velocity", StringComparison.Ordinal);

    [Fact]
    public async Task NewNameInTheSignature_GoesToTheUses()
    {
        string declared = Types("speed");
        (string title, string[] texts) = Assert.Single(
            await Refactorings.Offered(new RenameBlockRefactoring(), [declared, Elsewhere], "speed")
        );

        Assert.Equal("Rename Velocity to Speed where it is used", title);
        Assert.Equal([declared, Renamed], texts);
    }

    [Fact]
    public async Task NewNameAtAUse_GoesToTheSignatureAndTheOtherUses()
    {
        const string First = "public static class First { public static Features Get(Halo x) => x.Speed; }";
        IReadOnlyList<(string Title, string[] Texts)> offered = await Refactorings.Offered(
            new RenameBlockRefactoring(),
            [First, Types("velocity"), Elsewhere],
            "Speed"
        );

        Assert.Equal(
            [
                "Rename the block 'mass' to 'speed', and its uses",
                "Rename the block 'velocity' to 'speed', and its uses",
            ],
            offered.Select(static o => o.Title)
        );
        Assert.Equal([First, Types("speed"), Renamed], offered[1].Texts);
    }

    [Fact]
    public async Task NameBesideAnotherMistake_IsRenamedToo()
    {
        const string Faulty = "[Irreps(\"mass: 0q + speed: 1o\")] public readonly ref partial struct Halo;";
        const string Uses = "public static class Uses { public static Features Get(Halo x) => x.Velocity; }";

        Assert.Equal(
            "public static class Uses { public static Features Get(Halo x) => x.Speed; }",
            Assert.Single(await Refactorings.Offered(new RenameBlockRefactoring(), [Faulty, Uses], "speed")).Texts[1]
        );
    }

    [Theory]
    [InlineData("velocity")]
    [InlineData("mass: 0e")]
    [InlineData("0e")]
    [InlineData("struct")]
    public async Task NothingToRename_OffersNothing(string at) =>
        Assert.Empty(await Refactorings.Offered(new RenameBlockRefactoring(), [Types("velocity"), Elsewhere], at));

    [Theory]
    [InlineData("Velocity")]
    [InlineData("Length")]
    [InlineData("Mean")]
    public async Task UseThatIsNotABlocks_OffersNothing(string at) =>
        Assert.Empty(
            await Refactorings.Offered(
                new RenameBlockRefactoring(),
                [
                    "public static class First { public static object Get(Halo x, string s) => "
                        + "x.Velocity.Foo + s.Length + x.Mean; }",
                    Types("velocity"),
                ],
                at
            )
        );

    private static string Types(string name) =>
        $"""
            [Irreps("mass: 0e + {name}: 1o")] public readonly ref partial struct Halo;
            [Irreps("velocity: 1o")] public readonly ref partial struct Gas;
            """;
}
