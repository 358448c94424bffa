using System.Collections.Immutable;
using GeoDL.Typed.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers.Tests.Typing;

/// <summary>While something is typed, what stands elsewhere and is right stays quiet.</summary>
public sealed class TypingTests
{
    /// <summary>
    /// Each signature is typed anew into a file that uses it. While it cannot be read, nothing of ours stands
    /// elsewhere, and of C# only that a name is missing which is not written yet. Measured: 80 states with 57 errors of
    /// C# and 78 of ours elsewhere before blocks were recovered, 38 and none since then.
    /// </summary>
    [Fact]
    public async Task RetypedSignature_SaysNothingElsewhere_WhileItCannotBeRead()
    {
        const int MostMissingNames = 38;
        var project = new TypedProject();
        Assert.Empty(await project.Show(TypedProject.Source));
        int missing = 0,
            faulty = 0;
        foreach (TextSpan literal in TypedProject.Literals(TypedProject.Source))
        {
            for (int length = 0; length < literal.Length; length += Letters(2))
            {
                string text = TypedProject.Source.Remove(literal.Start + length, literal.Length - length);
                string typed = text.Substring(literal.Start, length);
                var inside = new TextSpan(literal.Start - 1, length + 2);
                ImmutableArray<Diagnostic> found = await project.Show(text);
                Diagnostic[] elsewhere = [.. found.Where(d => !inside.Contains(d.Location.SourceSpan))];
                if (elsewhere.Length == found.Length)
                    continue;
                faulty++;
                Assert.All(
                    elsewhere,
                    d => Assert.True(d.Id == "CS1061" && !Has(typed, NameAt(text, d)), $"\"{typed}\": {d}")
                );
                missing += elsewhere.Length;
            }
        }

        Assert.True(faulty > 30, $"{faulty} states");
        Assert.True(missing <= MostMissingNames, $"{missing} names are missing");
    }

    /// <summary>
    /// A whole file is typed: nothing throws, and rules of ours wait until C# can read what they speak of.
    /// </summary>
    [Fact]
    public async Task TypedFile_HasNoAdviceOnHalfADeclaration()
    {
        var project = new TypedProject();
        for (int length = 0; length < TypedProject.Source.Length; length += Letters(61))
        {
            string text = TypedProject.Source[..length];
            foreach (Diagnostic found in await project.Show(text))
            {
                Assert.True(
                    found.Id.StartsWith("CS", StringComparison.Ordinal)
                        || found.Id.StartsWith("GDL1", StringComparison.Ordinal),
                    $"…{text[Math.Max(0, length - 40)..]}: {found}"
                );
            }
        }
    }

    /// <summary>How many letters are typed between two looks; all states are the long form.</summary>
    private static int Letters(int shortForm) => LargeFactAttribute.AreRun ? 1 : shortForm;

    private static string NameAt(string text, Diagnostic diagnostic) =>
        text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    /// <summary>
    /// Whether a signature names a member as far as it is written; a word that something may follow is one.
    /// </summary>
    private static bool Has(string signature, string member) =>
        signature.Split('+', ':', ' ').Any(word => string.Equals(word, member, StringComparison.OrdinalIgnoreCase));
}
