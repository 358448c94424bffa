namespace GeoDL.Typed.Samples.Sky.Digits;

/// <summary>What came of a run.</summary>
/// <param name="Trained">NR for upright, R for turned digits.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Epochs">How often each digit was seen.</param>
/// <param name="Images">Digits to learn from.</param>
/// <param name="Weights">Weights of the network.</param>
/// <param name="Validation">Per cent right of the validation digits, as they were learned.</param>
/// <param name="Upright">Per cent right of upright test digits.</param>
/// <param name="Rotated">Per cent right of turned test digits.</param>
/// <param name="Seconds">Seconds of training.</param>
public sealed record DigitResult(
    string Trained,
    ulong Seed,
    int Epochs,
    int Images,
    int Weights,
    double Validation,
    double Upright,
    double Rotated,
    double Seconds
);
