using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Solids;
using GeoDL.Typed.Samples.Shapes.Training;
using SkiaSharp;

namespace GeoDL.Typed.Samples.Shapes.Picture;

/// <summary>The picture: shapes upright and turned, and what two networks say of them.</summary>
internal static class ShapeSheet
{
    private const int Columns = 7,
        Panel = 150,
        Gap = 12,
        Left = 190,
        Top = 96,
        Lines = 46,
        Bottom = 40;

    private const float TitleSize = 24,
        NameSize = 15,
        TextSize = 13;

    // Shapes and orientations that no set has.
    private const ulong Shapes = 1_000_004,
        Orientations = 1_000_005;

    private static readonly SKColor Right = SKColor.Parse("#2a7f4f"),
        Wrong = SKColor.Parse("#c23b4a"),
        Muted = SKColor.Parse("#6b7078");

    private static readonly (SolidKind Kind, int Handedness)[] Rows =
    [
        (SolidKind.Hourglass, 0),
        (SolidKind.Tetrahedron, 0),
        (SolidKind.Screw, 1),
        (SolidKind.Screw, -1),
        (SolidKind.TwistedBar, 1),
        (SolidKind.TwistedBar, -1),
    ];

    /// <summary>Draws and writes a PNG file.</summary>
    internal static void Write(string path, VolumeClassifier plain, VolumeClassifier steerable, ulong seed)
    {
        using var sheet = new PictureSheet(
            Left + (Columns * (Panel + Gap)) + Gap,
            Top + (Rows.Length * (Panel + Lines)) + Bottom
        );
        sheet.Text("Learned upright, asked in any orientation", 2 * Gap, 38, TitleSize, bold: true);
        sheet.Text(
            "Under each shape: what the steerable network says (first line) and what the plain one says (second).",
            2 * Gap,
            62,
            TextSize,
            Muted
        );
        Rotation[] rotations = Turns(seed);
        for (int column = 0; column < Columns; column++)
        {
            string head = column == 0 ? "upright" : "turned";
            sheet.Text(head, X(column) + (Panel / 2), Top - 8, TextSize, Muted, SKTextAlign.Center);
        }

        for (int row = 0; row < Rows.Length; row++)
        {
            int y = Top + (row * (Panel + Lines));
            (SolidKind kind, int handedness) = Rows[row];
            sheet.Text(Name(kind), 2 * Gap, y + (Panel / 2), NameSize, bold: true);
            sheet.Text(Hand(handedness), 2 * Gap, y + (Panel / 2) + 20, TextSize, Muted);
            // The same sizes for a shape and its mirror image.
            var solid = Solid.Draw(kind, new RandomStream(seed ^ (Shapes + (ulong)kind)), handedness);
            VolumeBatch volumes = Volumes(solid, rotations);
            SolidAnswers first = new(steerable.Answers(volumes)),
                second = new(plain.Answers(volumes));
            for (int column = 0; column < Columns; column++)
            {
                using SKBitmap view = SolidView.Draw(solid, rotations[column], Panel);
                sheet.Canvas.DrawBitmap(view, X(column), y);
                Say(sheet, column, y + Panel + 14, first, solid);
                Say(sheet, column, y + Panel + 31, second, solid);
            }
        }

        sheet.Write(path);
    }

    private static Rotation[] Turns(ulong seed)
    {
        var random = new RandomStream(seed ^ Orientations);
        return
        [
            .. Enumerable
                .Range(0, Columns)
                .Select(column => column == 0 ? Rotation.Identity : SolidSet.RandomRotation(random)),
        ];
    }

    private static VolumeBatch Volumes(Solid solid, Rotation[] rotations)
    {
        const int Voxels = Solid.Size * Solid.Size * Solid.Size;
        var voxels = new float[rotations.Length * Voxels];
        for (int i = 0; i < rotations.Length; i++)
            solid.Paint(rotations[i], voxels.AsSpan(i * Voxels, Voxels));
        return new VolumeBatch(Solid.Size, voxels, new int[rotations.Length], [], []);
    }

    /// <summary>An answer: green where kind and hand are right.</summary>
    private static void Say(PictureSheet sheet, int column, int y, SolidAnswers answers, Solid solid)
    {
        SolidKind kind = answers.Kinds[column];
        double handedness = answers.Handedness[column];
        bool hasHand = kind is SolidKind.Screw or SolidKind.TwistedBar,
            isRight = kind == solid.Kind && (!hasHand || Math.Sign(handedness) == solid.Handedness);
        string text = hasHand
            ? string.Create(CultureInfo.InvariantCulture, $"{Name(kind)}, {(handedness > 0 ? "right" : "left")}")
            : Name(kind);
        sheet.Text(text, X(column) + (Panel / 2), y, TextSize, isRight ? Right : Wrong, SKTextAlign.Center);
    }

    private static int X(int column) => Left + (column * (Panel + Gap));

    private static string Name(SolidKind kind) =>
        kind == SolidKind.TwistedBar ? "twisted bar" : kind.ToString().ToLowerInvariant();

    private static string Hand(int handedness) =>
        handedness switch
        {
            > 0 => "right-handed",
            < 0 => "left-handed",
            _ => "its own mirror image",
        };
}
