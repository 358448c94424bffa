namespace GeoDL.Typed.Analyzers;

/// <summary>The verdict on a scalar function.</summary>
/// <param name="Fault">What in it is not mathematics; null if all is.</param>
/// <param name="IsOdd">Whether it is proved odd.</param>
/// <param name="IsEven">Whether it is proved even.</param>
/// <param name="Gap">Where a proof stopped; null if it was completed.</param>
/// <param name="HasSigmoid">Whether the logistic function occurs in it.</param>
internal sealed record ScalarVerdict(ScalarFault? Fault, bool IsOdd, bool IsEven, ScalarGap? Gap, bool HasSigmoid)
{
    /// <summary>Whether it has a parity.</summary>
    public bool Has(ScalarParity parity) =>
        parity == ScalarParity.None || (parity == ScalarParity.Odd ? IsOdd : IsEven);
}
