namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Reading is linear in the length of the text, whatever stands in it.</summary>
public sealed class SignatureLengthTests
{
    private const int Terms = 500_000;

    public static TheoryData<string> Pieces =>
        [
            "1x0e + ",
            "1x0e+",
            "1x0e ",
            "+",
            " ",
            "a",
            "a:",
            "a: 1x0e + ",
            "a: 0e ",
            ":",
            "1",
            "x",
            "1x",
            "1x9q + ",
            "40e + ",
            "-1x0e + ",
            "1 x 0 e + ",
            "2147483647x0e + ",
            "0e 1o ",
            "é",
            "\ud800",
            "_",
            "a_",
            "99",
            "0e + 1",
            "mean: 0e + ",
        ];

    /// <summary>A reader that looks back or ahead over the whole text would need hours for one of these.</summary>
    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task LongText_IsReadAtOnce(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, Terms));
        Task<(SignatureParseResult O3, SignatureParseResult So3)> read = Task.Run(() =>
            (SignatureParser.Parse(text), SignatureParser.Parse(text, SymmetryGroup.SO3))
        );

        (SignatureParseResult o3, SignatureParseResult so3) = await read.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Null(o3.Signature);
        Assert.Null(so3.Signature);
        Assert.InRange(o3.Errors.Count, 1, 100);
        Assert.All(o3.Errors.Concat(so3.Errors), e => Assert.InRange(e.Message.Length, 1, 1000));
    }

    /// <summary>Of one irrep there may be as many terms as components.</summary>
    [Fact]
    public void ManyTerms_TakeMemoryInProportion()
    {
        long few = Bytes(200),
            many = Bytes(800);
        Assert.True(many <= 6 * few, $"{few} bytes, {many} bytes");

        static long Bytes(int terms)
        {
            string text = string.Join(" + ", Enumerable.Repeat("1x0e", terms));
            Assert.NotNull(SignatureParser.Parse(text).Signature);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.NotNull(SignatureParser.Parse(text).Signature);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
