using System.Globalization;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Columns of atoms, as <c>Properties=</c> states them: a name, a type, how many numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">S for words, R for numbers, I for whole numbers, L for truth values.</param>
/// <param name="Width">Columns of the property.</param>
internal sealed record XyzColumn(string Name, char Kind, int Width)
{
    /// <summary>What atoms have where nothing is stated: the XYZ of old.</summary>
    internal static readonly XyzColumn[] Plain = [new("species", 'S', 1), new("pos", 'R', 3)];

    // No more than anybody needs; a row of atoms has as many words.
    private const int Widest = 10_000;

    /// <summary>Reads a value such as species:S:1:pos:R:3.</summary>
    internal static XyzColumn[] Parse(XyzComment comment, XyzValue value)
    {
        string[] parts = value.Text.Split(':');
        if (parts.Length % 3 != 0)
        {
            throw comment.Refused(
                value.Column,
                "Properties are triples name:type:count, as in species:S:1:pos:R:3, but there are "
                    + $"{parts.Length} parts"
            );
        }
        var columns = new XyzColumn[parts.Length / 3];
        int column = value.Column,
            total = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            (string name, string kind, string count) = (parts[3 * i], parts[(3 * i) + 1], parts[(3 * i) + 2]);
            if (name.Length == 0 || kind is not ("S" or "R" or "I" or "L"))
            {
                throw comment.Refused(
                    column,
                    $"the property {XyzComment.Shown(name)} has the type {XyzComment.Shown(kind)}; types are S, R, I "
                        + "and L"
                );
            }
            if (
                !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int width)
                || width is < 1 or > Widest
                || (total += width) > Widest
            )
            {
                throw comment.Refused(
                    column,
                    $"the property {XyzComment.Shown(name)} has {XyzComment.Shown(count)} columns; there are 1 to "
                        + $"{Widest} in all"
                );
            }
            if (System.Array.Exists(columns[..i], c => c.Name == name))
                throw comment.Refused(column, $"the property {XyzComment.Shown(name)} stands here a second time");
            columns[i] = new XyzColumn(name, kind[0], width);
            column += name.Length + kind.Length + count.Length + 3;
        }

        return columns;
    }
}
