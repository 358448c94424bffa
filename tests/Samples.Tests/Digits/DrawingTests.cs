using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Drawing;

namespace GeoDL.Typed.Samples.Tests.Digits;

public class DrawingTests
{
    [Fact]
    public void Digits_FollowFromTheirSeed()
    {
        DigitImages first = DrawnDigits.Draw(20, seed: 3, turned: true);

        Assert.Equal(first.Pixels, DrawnDigits.Draw(20, seed: 3, turned: true).Pixels);
        Assert.NotEqual(first.Pixels, DrawnDigits.Draw(20, seed: 4, turned: true).Pixels);
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => i % 10), first.Labels);
    }

    [Fact]
    public void StrokesTurnedByAQuarter_GiveTheImageTurnedByAQuarter()
    {
        for (int digit = 0; digit < DrawnDigits.Kinds; digit++)
        {
            var written = Handwriting.Write(digit, new RandomStream((ulong)digit));
            double[] upright = Array.ConvertAll(written.Paint(0), static v => (double)v),
                turned = Array.ConvertAll(written.Paint(Math.PI / 2), static v => (double)v);

            Near.Equal(
                new Samples.Digits.Training.Field(Handwriting.Size, "0", upright).Turn(Math.PI / 2).Values,
                turned,
                Tolerance.Value.Single
            );
        }
    }

    [Fact]
    public void InkOfEveryDigit_StaysInsideTheImage()
    {
        for (int i = 0; i < 100; i++)
        {
            var written = Handwriting.Write(i % DrawnDigits.Kinds, new RandomStream((ulong)i));
            float[] image = written.Paint(2 * Math.PI * i / 100);

            Assert.True(image.Max() > 0.7f);
            Assert.All(
                image.Where(static (_, pixel) => IsAtTheBorder(pixel)),
                static ink => Assert.InRange(ink, 0, 0.5f)
            );
        }
    }

    private static bool IsAtTheBorder(int pixel) =>
        pixel / Handwriting.Size is 0 or Handwriting.Size - 1 || pixel % Handwriting.Size is 0 or Handwriting.Size - 1;
}
