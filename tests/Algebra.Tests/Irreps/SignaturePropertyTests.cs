namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Laws on random signatures. Seeds are fixed and stand in every failure.</summary>
public sealed class SignaturePropertyTests
{
    private const int Rounds = 300;

    [Fact]
    public void ParseOfPrint_IsTheIdentity()
    {
        for (int seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            SymmetryGroup group = random.Next(2) == 0 ? SymmetryGroup.O3 : SymmetryGroup.SO3;
            Signature signature = RandomSignature(random, group);
            Signature again = Signature.Parse(signature.ToString(), group);
            Assert.True(signature.Blocks.SequenceEqual(again.Blocks), $"seed {seed}: {signature}");
            Assert.Equal(
                signature.ToString(),
                Signature.Parse(AddSpaces(signature.ToString(), random), group).ToString()
            );
            string irreps = signature.Irreps.ToString();
            Assert.Equal(signature.Irreps, Signature.Parse(irreps, group).Irreps);
            Assert.True(
                group != SymmetryGroup.O3 || signature.Irreps == Irreps.Parse(irreps),
                $"seed {seed}: {irreps}"
            );
        }
    }

    [Fact]
    public void Parser_SaysSomethingSensibleOfAnyText()
    {
        const string Alphabet = "0123456789eoxX+:-_ ab\tq.,*é😀";
        for (int seed = 0; seed < 20 * Rounds; seed++)
        {
            var random = new Random(seed);
            string text = new([
                .. Enumerable.Range(0, random.Next(12)).Select(_ => Alphabet[random.Next(Alphabet.Length)]),
            ]);
            SymmetryGroup group = random.Next(4) == 0 ? SymmetryGroup.SO3 : SymmetryGroup.O3;
            SignatureParseResult result = SignatureParser.Parse(text, group);
            Assert.True((result.Signature is null) == (result.Errors.Count > 0), $"seed {seed}: '{text}'");
            Assert.All(
                result.Errors,
                e =>
                    Assert.True(
                        e.Start >= 0 && (e.Length > 0 || text.Length == 0) && e.Start + e.Length <= text.Length,
                        $"seed {seed}: '{text}' {e}"
                    )
            );
            Assert.True(
                result.Errors.Distinct().Count() == result.Errors.Count,
                $"seed {seed}: '{text}' {string.Join(" | ", result.Errors)}"
            );
            Assert.True(
                result
                    .Errors.Zip(result.Errors.Skip(1))
                    .All(static e => e.First.Start + e.First.Length <= e.Second.Start),
                $"seed {seed}: two mistakes on one character of '{text}': {string.Join(" | ", result.Errors)}"
            );
        }
    }

    [Fact]
    public void EveryMistake_IsReportedAlone()
    {
        string[] wrong = ["1x9q", "2x1", "-1x0e", "1x12e", "x1o", "2xe"];
        for (int seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            Signature signature = RandomSignature(random, SymmetryGroup.O3);
            string[] terms = signature.ToString().Split(" + ");
            int at = random.Next(terms.Length);
            string mistake = wrong[random.Next(wrong.Length)];
            int start = terms.Take(at).Sum(t => t.Length + 3);
            terms[at] = mistake;
            SignatureError error = Assert.Single(SignatureParser.Parse(string.Join(" + ", terms)).Errors);
            Assert.True(
                error.Start >= start && error.Start + error.Length <= start + mistake.Length,
                $"seed {seed}: {error}"
            );
        }
    }

    private static Signature RandomSignature(Random random, SymmetryGroup group)
    {
        int count = random.Next(1, 6);
        return new Signature(
            group,
            Enumerable
                .Range(0, count)
                .Select(i => new Block(
                    random.Next(3) == 0 ? $"name_{i}" : null,
                    new MulIrrep(
                        random.Next(4) == 0 ? 1 : random.Next(20),
                        new Irrep(
                            random.Next(Limits.LMax + 1),
                            group.HasParity && random.Next(2) == 0 ? Parity.Odd : Parity.Even,
                            group
                        )
                    )
                ))
        );
    }

    private static string AddSpaces(string text, Random random) =>
        string.Concat(
            text.Select(c =>
                c is '+' or ':' or 'x'
                    ? new string(' ', random.Next(3)) + c + new string('\t', random.Next(2))
                    : c.ToString()
            )
        );
}
