namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Which kinds of numbers an expression can be, whatever its argument is. The two zeros are apart: a quotient by them
/// is not the same.
/// </summary>
[Flags]
internal enum ScalarSigns
{
    /// <summary>No number at all.</summary>
    None = 0,

    /// <summary>Below zero, −∞ included.</summary>
    Negative = 1,

    /// <summary>−0.</summary>
    MinusZero = 2,

    /// <summary>+0.</summary>
    PlusZero = 4,

    /// <summary>Above zero, ∞ included.</summary>
    Positive = 8,

    /// <summary>Not a number.</summary>
    NaN = 16,

    /// <summary>Either zero.</summary>
    Zero = MinusZero | PlusZero,

    /// <summary>What has the sign bit.</summary>
    Minus = Negative | MinusZero,

    /// <summary>What has no sign bit.</summary>
    Plus = PlusZero | Positive,

    /// <summary>Anything but NaN.</summary>
    Number = Minus | Plus,

    /// <summary>Anything.</summary>
    Any = Number | NaN,
}
