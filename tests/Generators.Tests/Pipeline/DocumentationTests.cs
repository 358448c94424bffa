namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>
/// C# shows the implementing part's comment only, so the user's text must be in it, and the table of paths.
/// </summary>
public class DocumentationTests
{
    [Fact]
    public void TheUsersComment_StaysAndTheTableFollows()
    {
        string text = Documented(
            """
            /// <summary>Reads <see cref="StringBuilder"/> out.</summary>
            /// <param name="x">The state.</param>
            """
        );

        Assert.Contains(
            """
                /// <summary>Reads <see cref="T:System.Text.StringBuilder"/> out.</summary>
                /// <param name="x">The state.</param>
                /// <remarks>
                /// <para>Linear map 2x0e + 1o → 3x0e.</para>
                /// <code>
                ///    path         weights     c
                /// 1  2x0e → 3x0e  [2,3] at 0  √(1/2) ≈ 0.707107
                ///    all          6 weights
                /// </code>
                /// </remarks>
            """,
            text
        );
        Assert.DoesNotContain("using System.Text;", text);
    }

    [Fact]
    public void TheTable_JoinsTheUsersRemarks()
    {
        string text = Documented(
            """
            /// <summary>Reads out.</summary>
            /// <remarks>Mine.</remarks>
            """
        );

        Assert.Contains(
            """
                /// <remarks>Mine.
                /// <para>Linear map
            """,
            text
        );
        Assert.Equal(1, text.Split("<remarks>").Length - 1);
    }

    [Fact]
    public void BlockCommentsAndCommentsWithoutTags_AreReadToo()
    {
        Assert.Contains("/// <summary>Reads out.</summary>", Documented("/** <summary>Reads out.</summary> */"));
        Assert.Contains("/// Reads out.\n    /// </summary>", Documented("/// Reads out."));
    }

    [Fact]
    public void WithoutAComment_OneSaysWhatTheLayerIs() =>
        Assert.Contains("/// <summary>Linear map 2x0e + 1o → 3x0e.</summary>", Documented("// not documentation"));

    /// <summary>Remarks that begin with a table are shown as a broken one.</summary>
    [Theory]
    [InlineData("// not documentation")]
    [InlineData("/// <summary>Reads out.</summary>")]
    public void Remarks_BeginWithAParagraph(string comment)
    {
        string text = Documented(comment);

        Assert.Contains("/// <remarks>\n    /// <para>", text);
        Assert.Contains("</para>\n    /// <code>", text);
    }

    private static string Documented(string comment) =>
        GeneratorHost
            .Run(
                "using System.Text;\n"
                    + $$"""
                    /// <summary>A net.</summary>
                    [EquivariantModel] public sealed partial class Net
                    {
                        {{comment.Replace("\n", "\n    ")}}
                        [Linear("2x0e + 1x1o", "3x0e")] private partial Features Mix(Features x);
                    }
                    """
            )
            .AssertClean()
            .Files["Net.g.cs"];
}
