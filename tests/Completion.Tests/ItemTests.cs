using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;

namespace GeoDL.Typed.Completion.Tests;

/// <summary>What an item says and does, and when the list opens.</summary>
public sealed class ItemTests
{
    private const string Before = "[Irreps(\"";
    private const string After = "\")] public readonly ref partial struct Thing;";

    [Theory]
    [InlineData("$$", "1o", "1o")]
    [InlineData("4x$$", "4x1o", "4x1o")]
    [InlineData("4x1$$ + 2e", "4x1o", "4x1o + 2e")]
    [InlineData("4 x 1$$", "1o", "4 x 1o")]
    [InlineData("4 x$$", "x1o", "4 x1o")]
    [InlineData("mass:4x$$", "4x0e", "mass:4x0e")]
    [InlineData("0e+4x1$$", "4x1o", "0e+4x1o")]
    [InlineData("mass: $$", "0e", "mass: 0e")]
    [InlineData("8x1$$o", "8x2e", "8x2e")]
    public async Task TakenItem_KeepsTheMultiplicity_WhateverTheClientDoes(
        string signature,
        string item,
        string expected
    )
    {
        Assert.Equal(Before + expected + After, await Editor.Take(Before + signature + After, item));
        // A client that is told no span replaces the word at the caret, and some look at the part before the caret
        // alone.
        int caret = signature.IndexOf("$$", StringComparison.Ordinal);
        string text = signature.Remove(caret, 2);
        int start = caret,
            end = caret;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        Assert.Equal(expected, text[..start] + item + text[end..]);
    }

    [Theory]
    [InlineData(
        "1o",
        "1o: polar vector. Degree 1, odd: changes sign under inversion; 3 numbers per copy. Such as a "
            + "relative position, a velocity, a force."
    )]
    [InlineData(
        "1e",
        "1e: axial vector. Degree 1, even: unchanged by inversion; 3 numbers per copy. Such as an angular "
            + "momentum, a torque, a magnetic field."
    )]
    [InlineData(
        "0o",
        "0o: pseudoscalar. Degree 0, odd: changes sign under inversion; 1 number per copy. Such as a "
            + "helicity, a triple product of vectors."
    )]
    [InlineData("3e", "3e: pseudotensor of rank 3. Degree 3, even: unchanged by inversion; 7 numbers per copy.")]
    public async Task Item_IsDescribed(string irrep, string expected)
    {
        (Document document, int caret) = Editor.Open(Before + "$$" + After);
        CompletionItem item = (await Editor.List(document, caret)).ItemsList.Single(i => i.DisplayText == irrep);

        CompletionDescription description = (
            await CompletionService.GetService(document)!.GetDescriptionAsync(document, item)
        )!;
        string[] lines = expected.Split(". ", 2);
        Assert.Equal(lines[0] + "\r\n" + lines[1], description.Text);
        Assert.Equal(lines[0].Split(": ")[1], item.InlineDescription);
        // What language servers look for: a block of code that says what it is, then text.
        Assert.Equal(
            ["CodeBlockStart", "Text", "CodeBlockEnd", "LineBreak", "Text"],
            description.TaggedParts.Select(static p => p.Tag)
        );
        Assert.Equal(lines, description.TaggedParts.Where(static p => p.Tag == "Text").Select(static p => p.Text));
    }

    [Fact]
    public async Task List_IsOursAlone_AndNoTypedCharacterTakesAnItem()
    {
        (Document document, int caret) = Editor.Open(Before + "$$" + After);
        CompletionList list = await Editor.List(document, caret);

        Assert.Equal(8, list.ItemsList.Count);
        CharacterSetModificationRule rule = Assert.Single(list.ItemsList[0].Rules.CommitCharacterRules);
        Assert.Equal((CharacterSetModificationKind.Replace, 0), (rule.Kind, rule.Characters.Length));
    }

    [Theory]
    [InlineData("$$", '"')]
    [InlineData("1$$", '1')]
    [InlineData("0e +$$", '+')]
    [InlineData("0e + $$", ' ')]
    [InlineData("4x$$", 'x')]
    [InlineData("mass:$$", ':')]
    public async Task TypedCharacter_OpensTheList(string signature, char typed) =>
        Assert.Equal("0e 0o 1o 1e 2e 2o 3o 3e", await Editor.Irreps(Before + signature + After, typed));

    [Fact]
    public async Task OtherCharacter_DoesNot() =>
        Assert.Equal(string.Empty, await Editor.Irreps(Before + "1o$$" + After, 'o'));

    [Fact]
    public async Task CancelledRequest_Stops()
    {
        (Document document, int caret) = Editor.Open(Before + "$$" + After);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Editor.List(document, caret, cancellation: new CancellationToken(canceled: true))
        );
    }
}
