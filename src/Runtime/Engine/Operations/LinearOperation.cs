namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A linear operation with one operand: its tangent is the operation itself, and its derivative does not change.
/// </summary>
internal abstract class LinearOperation : UnaryOperation, ITangent
{
    internal sealed override ITangent? Second => this;

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result is Storage<float> single)
            Forward(in entry, ((Storage<float>)entry.A!).Tangent, single.MakeTangent());
        else
            Forward(in entry, ((Storage<double>)entry.A!).Tangent, ((Storage<double>)entry.Result).MakeTangent());
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
    }
}
