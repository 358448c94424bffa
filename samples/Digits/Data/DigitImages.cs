namespace GeoDL.Typed.Samples.Digits.Data;

/// <summary>Images of digits with their labels.</summary>
/// <param name="Size">Pixels along a side.</param>
/// <param name="Pixels">[images × size × size] ink, about 0 to 1, from the top row down.</param>
/// <param name="Labels">Which digit each is.</param>
public sealed record DigitImages(int Size, float[] Pixels, int[] Labels)
{
    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Some of them, in the order of their numbers.</summary>
    public DigitImages Select(ReadOnlySpan<int> numbers)
    {
        int area = Size * Size;
        var pixels = new float[numbers.Length * area];
        var labels = new int[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            Pixels.AsSpan(numbers[i] * area, area).CopyTo(pixels.AsSpan(i * area));
            labels[i] = Labels[numbers[i]];
        }

        return new DigitImages(Size, pixels, labels);
    }

    /// <summary>The same in the middle of a larger image that is empty around it.</summary>
    public DigitImages Widen(int size)
    {
        if (size == Size)
            return this;
        var pixels = new float[Count * size * size];
        int margin = (size - Size) / 2;
        for (int line = 0; line < Count * Size; line++)
        {
            int image = line / Size,
                row = line % Size;
            Pixels.AsSpan(line * Size, Size).CopyTo(pixels.AsSpan((((image * size) + margin + row) * size) + margin));
        }

        return new DigitImages(size, pixels, Labels);
    }

    /// <summary>So many, beginning with one.</summary>
    public DigitImages Slice(int first, int count) =>
        new(Size, Pixels[(first * Size * Size)..((first + count) * Size * Size)], Labels[first..(first + count)]);
}
