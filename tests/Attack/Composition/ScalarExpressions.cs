using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Functions of one real number as text, of a parity that follows from how they are built.</summary>
internal static class ScalarExpressions
{
    /// <summary>A lambda of that parity; of none if null.</summary>
    public static string Lambda(Random random, Parity? parity)
    {
        string body = Expression(random, parity, 3);
        return random.Next(4) switch
        {
            0 => $"static r => {{ return {body}; }}",
            1 => "static r => { Real half = 0.5 * r; Real value = "
                + $"{body.Replace("r", "r", StringComparison.Ordinal)}; return value + half * "
                + $"({Expression(random, parity is null ? null : parity == Parity.Odd ? Parity.Even : Parity.Odd, 1)}"
                + "); }",
            2 => $"static (r) => r * r > 0.2 ? {body} : {Expression(random, parity, 2)}",
            _ => $"static r => {body}",
        };
    }

    private static string Expression(Random random, Parity? parity, int depth)
    {
        string Odd() => Expression(random, Parity.Odd, depth - 1);
        string Even() => Expression(random, Parity.Even, depth - 1);
        string Any() =>
            Expression(
                random,
                random.Next(3) switch
                {
                    0 => Parity.Odd,
                    1 => Parity.Even,
                    _ => null,
                },
                depth - 1
            );
        return parity switch
        {
            Parity.Odd when depth <= 0 => "r",
            Parity.Even when depth <= 0 => random.Next(2) == 0 ? "0.5" : "r * r",
            null when depth <= 0 => "(r + 0.25)",
            Parity.Odd => random.Next(8) switch
            {
                0 => $"Real.Sin({Odd()})",
                1 => $"Real.Tanh({Odd()})",
                2 => $"({Odd()}) * ({Even()})",
                3 => $"({Odd()} - {Odd()})",
                4 => $"-({Odd()})",
                5 => $"({Odd()}) / (1 + Real.Abs({Odd()}))",
                6 => $"Real.Pow({Odd()}, 3)",
                _ => "r",
            },
            Parity.Even => random.Next(8) switch
            {
                0 => $"Real.Cos({Odd()})",
                1 => $"Real.Abs({Odd()})",
                2 => $"({Odd()}) * ({Odd()})",
                3 => $"({Even()} + {Even()})",
                4 => $"Real.Exp(-({Odd()}) * ({Odd()}))",
                5 => $"Real.Sigmoid({Even()})",
                6 => $"Real.Max({Even()}, 0.1)",
                _ => $"Real.Sqrt(1 + r * r)",
            },
            _ => random.Next(5) switch
            {
                0 => $"Real.Exp(-Real.Abs({Any()}))",
                1 => $"({Any()}) * ({Any()})",
                2 => $"({Any()} + {Any()})",
                3 => $"Real.Sigmoid({Any()})",
                _ => $"Math.Sqrt(2) * ({Any()})",
            },
        };
    }
}
