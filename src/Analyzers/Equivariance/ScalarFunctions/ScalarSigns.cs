namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Which kinds of numbers an expression can be, whatever its argument is. The two zeros are distinguished, since
/// quotients by them differ.
/// </summary>
[Flags]
internal enum ScalarSigns
{
    /// <summary>No value.</summary>
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

    /// <summary>Numbers with the sign bit set.</summary>
    Minus = Negative | MinusZero,

    /// <summary>Numbers without the sign bit.</summary>
    Plus = PlusZero | Positive,

    /// <summary>Anything but NaN.</summary>
    Number = Minus | Plus,

    /// <summary>Anything.</summary>
    Any = Number | NaN,
}
